import {expect, test} from 'vitest'
import {parseDocument} from '../../../src/document/parse.ts'
import {assemble} from '../../../src/publication/assemble.ts'
import {sampleConfig} from '../../theme/sample.ts'
import {openPress} from '../press.ts'
import {readWire, textsAt} from './read-wire.ts'
import {newsmlFaults, ninjsFaults} from './validate.ts'

/** Text that some writer or reader of JSON or XML is known to trip over. */
const hostile = [
  'Rates "held" at 2 < 3 & AT&T',
  "<b>bold</b> 'and' <script>alert(1)</script>",
  'x ]]> y ]]> z <![CDATA[ <!-- -- -->',
  'a\u0000\u0008b\ufffec\u007fd\u009fe',
  'tab\there, line\nthere, \r\nand \u2028 \u2029 \u0085 ends',
  '😀 👩‍👩‍👧‍👦 𝒳 \u{20000} \u{10ffff}',
  'Z̸̡͖̈́a̷̰͝l̶̙͠g̵̜̈o e\u0301\u0327',
  'مرز ایران و عراق ‎(LRM)‎ \u202eRLO\u202c \u2067isolate\u2069',
  '語と語、「引用」',
  '&amp;lt; &#0; &undefined; %7B {{ x }} $& $1 \\u0000',
  'a b c',
]
const langs = ['en', 'fa', 'ar', 'ja', 'zh-Hant-TW', 'sr-Latn', 'en-GB']
const dates = ['1901-01-01', '2026-03-01T09:00:00+03:30', '2100-12-31T23:59:59Z', '2000-02-29']
const bodies = [
  '',
  '   \n',
  'One paragraph.\n\n- a list\n- of two\n\n> A quotation\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'A note[^1].\n\n[^1]: Its text.\n\n```xml\n<a>]]></a>\n```\n',
  '<div class="x" onclick="y()">raw <b>HTML<i></div> & <br> <img src=x alt="">\n',
  '# Heading\n\n## Another `code`\n\n![No such](missing.png)\n\n[link](https://x.example/?a=1&b=2 "t")\n',
]

/** Numbers that look random and are the same each time. */
function openDice(seed: number) {
  let state = seed
  return (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

function generatedStory(index: number) {
  const roll = openDice(index + 1)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  const text = () => pick(hostile)
  const some = <T>(value: () => T): T | undefined => (roll(3) > 0 ? value() : undefined)
  const keys = {
    title: index % 20 === 0 ? text().repeat(1 + Math.floor(10_000 / text().length)) : text(),
    date: index % 4 === 3 ? pick(['1901-01-01', '2000-02-29']) : pick(dates),
    lang: pick(langs),
    subtitle: some(text),
    kicker: some(text),
    summary: some(text),
    slugline: some(text),
    urgency: some(() => 1 + roll(9)),
    edNote: some(text),
    section: some(text),
    tags: some(() => [text(), text()]),
    subjects: some(() => [
      {name: text(), authority: text(), term: text()},
      {name: text(), authority: 'mediatopic', term: '20000350'},
    ]),
    authors: some(() => [
      text(),
      {name: text(), role: text(), email: 'a@b.example', url: 'https://x.example/é?a=1&b=<'},
    ]),
    dateline: some(() => ({place: text(), agency: some(text)})),
    sources: some(() => [text(), {name: text(), url: 'https://x.example/a b'}]),
    rights: some(text),
    updated: some(() => pick(dates)),
    corrections: some(() => [
      {date: pick(dates), text: text()},
      {date: pick(dates), text: text()},
    ]),
    status: roll(10) === 0 ? 'killed' : undefined,
  }
  // YAML takes JSON as it is; keys without a value are not written.
  const yaml = Object.entries(keys)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const body = `${pick(bodies)}\n${roll(2) > 0 ? text() : ''}\n`
  return {path: `stories/story ${index}.md`, text: `---\n${yaml.join('\n')}\n---\n\n${body}`}
}

test('200 generated stories are valid ninjs and NewsML-G2', async () => {
  const documents = await Promise.all(
    Array.from({length: 200}, (_, index) =>
      parseDocument({...generatedStory(index), defaults: {lang: 'en'}}),
    ),
  )
  const config = sampleConfig({publisher: hostile[2], title: hostile[0]})
  // Later than every date: nothing is held.
  const now = new Date('2200-01-01T00:00:00Z')
  const press = {
    ...(await openPress({documents: []})),
    publication: assemble(documents, {...config, now}),
  }
  const {ninjs, newsml, texts, messages} = await readWire(press)
  expect(messages).toEqual([])
  expect(ninjs).toHaveLength(200)
  expect(newsml).toHaveLength(200)
  expect(ninjs.filter(({pubStatus}) => pubStatus === 'canceled').length).toBeGreaterThan(5)
  const items = Object.entries(texts).filter(([path]) => !path.endsWith('index.json'))
  const faults = items.flatMap(([path, text]) =>
    path.endsWith('.json') ? ninjsFaults(text).map(fault => `${path}: ${fault}`) : [],
  )
  expect(faults).toEqual([])
  const xml = items.filter(([path]) => path.endsWith('.xml')).map(([, text]) => text)
  expect(await newsmlFaults(xml)).toEqual([])
  // What JSON and XML readers get is the same, however hostile.
  const byId = new Map(newsml.map(item => [item.attributes.guid, item]))
  for (const item of ninjs.filter(({pubStatus}) => pubStatus === 'usable')) {
    const other = byId.get(String(item.uri))
    const [headline] = (item.headlines as {value: string}[]) ?? []
    const text = (item.bodies as {value: string}[])[1]
    expect(other && textsAt(other, 'contentMeta/headline')[0]).toBe(headline?.value)
    expect(other && textsAt(other, 'contentSet/inlineData')[0]).toBe(text?.value)
  }
}, 60_000)
