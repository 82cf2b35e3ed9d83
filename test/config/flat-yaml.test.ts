import {expect, test} from 'vitest'
import {parseDocument} from 'yaml'
import {readFlatYaml} from '../../src/config/flat-yaml.ts'

const whole = (text: string): unknown => {
  const document = parseDocument(text, {
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    logLevel: 'silent',
  })
  return document.errors.length > 0 ? 'not YAML' : document.toJS()
}

test.each([
  [
    'scalars',
    'title: "A: b # c"\nslug: one-two\ndate: 2026-01-02\nupdated: 2026-01-02T03:04:05Z\nn: 12\nok: true\n',
  ],
  ['lists', 'tags: [a, "b c", d]\nother:\n  - one\n  - "two"\nlast:\n- x\nnone: []\n'],
  ['comments and blank lines', '# first\n\ntitle: T\n# second\nlang: fa\n'],
])('flat YAML is read: %s', (_, text) => {
  expect(readFlatYaml(text)).toEqual(whole(text))
})

const values =
  'word|two words|"quoted"|\'single\'|"a \\n b"|\'it\'\'s\'|[a, b]|[a, b|[ a ,"b" ]|[]|{a: 1}|true|True|null|~|yes|12|012|0x1f|1e3|1.5|-3|.inf|2026-01-02|2026-01-02 10:00|@x|&a b|*a|!t x|!!str x|# c|a # c|a #c|a:b|a: b|a:|- a|-|?|? a|>|>-|a,|[a: b]|[a b: c]|سلام|日本語|a\tb| a|a |"a" b|"a"  |%x|`x`|---|...|=|a\u2028b|a\u00a0|NaN|Infinity|constructor'.split(
    '|',
  )
const lines = [
  ...values.flatMap(value => [`key: ${value}`, `  - ${value}`, `- ${value}`, value, `  ${value}`]),
  ...[
    'key:',
    '__proto__: x',
    'constructor: x',
    'key : x',
    '"key": x',
    'key:x',
    '# c',
    ' # c',
    '#c',
    '',
    ' ',
    '---',
    '...',
    '\r',
    '%YAML 1.2',
  ],
]

test('whatever is read as flat YAML is what the full parser reads', () => {
  let seed = 7
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? ''
  const line = (index: number) => (next() < 0.7 ? `key${index}: ${pick(values)}` : pick(lines))
  const text = () =>
    Array.from({length: 1 + Math.floor(next() * 4)}, (_, index) => line(index)).join('\n')
  const texts = [...lines, ...Array.from({length: 20000}, text)]
  const flat = texts.filter(one => readFlatYaml(one) !== undefined)
  expect(flat.length).toBeGreaterThan(1000)
  const different = flat.filter(
    one => JSON.stringify(readFlatYaml(one)) !== JSON.stringify(whole(one)),
  )
  expect(different).toEqual([])
})
