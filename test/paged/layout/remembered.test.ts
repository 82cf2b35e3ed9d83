import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {rememberParagraphs} from '../../../src/paged/index.ts'
import {dumpPages} from './dump-pages.ts'
import {typesetHtml} from './typeset-fixture.ts'

const folder = 'test/paged'
const cases = readdirSync(folder)
  .filter(name => existsSync(join(folder, name, 'in.html')))
  .filter(name => existsSync(join(folder, name, 'expected.pages.txt')))

beforeAll(rememberParagraphs)

// Paragraphs are remembered over all of these documents, so many of the first round are remembered ones, too.
test.each(cases)('%s: remembered lines are the lines', async name => {
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8')
  const expected = read('expected.pages.txt')
  for (let round = 0; round < 2; round++) {
    const {pages, messages} = await typesetHtml(read('in.html'), read('in.css'))
    const told = messages.map(({ruleId, reason}) => `${ruleId}: ${reason}\n`).join('')
    expect(dumpPages(pages.pages) + (told && `\n${told}`)).toBe(expected)
  }
})

const css =
  '@page { size: 120pt 60pt; margin: 10pt } p { font: 10pt/12pt Serif } .wide { text-align: justify; hyphens: none }'

test('what was reported is reported each time', async () => {
  const html = '<p class=wide>Unbreakableunbreakableunbreakable and \u4e2d</p>'
  const told = async () => (await typesetHtml(html, css)).messages.map(({ruleId}) => ruleId).sort()
  const first = await told()
  expect(first).toContain('overfull-line')
  expect(first).toContain('missing-glyph')
  expect(await told()).toEqual(first)
})

test('a style, a measure or a word that changed makes other lines', async () => {
  const html = '<p class=wide>Some words that go over more than one line of it</p>'
  const dump = async (text: string, sheet: string) =>
    dumpPages((await typesetHtml(text, sheet)).pages.pages)
  const before = await dump(html, css)
  const others: readonly (readonly [string, string])[] = [
    [html, css.replace('120pt', '110pt')],
    [html, css.replace('10pt/12pt', '9pt/12pt')],
    [html, css.replace('hyphens: none', 'letter-spacing: 1pt')],
    [html.replace('words', 'wards'), css],
  ]
  for (const [text, sheet] of others) expect(await dump(text, sheet)).not.toBe(before)
  expect(await dump(html, css)).toBe(before)
})
