import {appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {VFile} from 'vfile'
import {describe, expect, onTestFinished, test} from 'vitest'
import {fitLines} from '../../../src/formats/cover/fit-lines.ts'
import {isPlain} from '../../../src/formats/cover/is-plain.ts'
import {makeCover} from '../../../src/formats/cover/make-cover.ts'
import {setCover} from '../../../src/formats/cover/set-cover.ts'
import {fullAddresses} from '../../../src/formats/full-addresses.ts'
import {openLettering} from '../../../src/paged/lettering.ts'
import {readXml, type SvgElement} from '../../../src/source/svg/read-xml.ts'
import {builtinTheme, loadTheme} from '../../../src/theme/load.ts'
import {renderCover} from '../../../src/theme/render-cover.ts'
import {bind, page} from '../epub/page.ts'
import {bookOf, faultsOf, unpack} from '../epub/read.ts'
import {messagesOf, openPress} from '../press.ts'

describe('lines', () => {
  /** Letters half as wide as high, those of Han as wide. */
  const measure = (text: string) =>
    [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 1 : 0.5), 0)
  const linesOf = (text: string, lines: number) => {
    const fitted = fitLines(text, {size: 10, width: 50, lines}, measure)
    return `${fitted.size.toFixed(1)} ${fitted.lines.join(' | ')}`
  }
  test.each([
    ['a short title is large', 'River', 2, '10.0 River'],
    ['lines are about as long as each other', 'one two three four', 3, '10.0 one two | three four'],
    [
      'as many lines as there may be before it gets smaller',
      'aaaa bbbb cccc dddd',
      2,
      '10.0 aaaa bbbb | cccc dddd',
    ],
    ['then smaller', 'aaaa bbbb cccc dddd', 1, '5.1 aaaa bbbb cccc dddd'],
    ['a long word makes it small', 'Donaudampfschiff', 1, '6.1 Donaudampfschiff'],
    [
      'a word of any length stays in its frame',
      'Donaudampfschifffahrtsgesellschaft',
      1,
      '2.9 Donaudampfschifffahrtsgesellschaft',
    ],
    [
      'what has no room ends with an ellipsis',
      'one two three four five six seven eight nine ten',
      1,
      '4.0 one two three four five…',
    ],
    [
      'Chinese breaks between letters, not before a mark that closes',
      '紅樓夢石頭記、金陵十二釵',
      3,
      '10.0 紅樓夢石 | 頭記、金 | 陵十二釵',
    ],
    [
      'a space that does not break keeps a name together',
      'Ann\u00a0Other and Piet\u00a0Sallow',
      3,
      '8.9 Ann\u00a0Other | and | Piet\u00a0Sallow',
    ],
  ] as const)('%s', (_name, text, lines, expected) => {
    expect(linesOf(text, lines)).toBe(expected)
  })
})

const sheets = [
  {path: 'in.css', css: '@font-face{font-family:Cjk;src:url(test/paged/text/fonts/cjk.ttf)}'},
]

/** Boxes of the paths of a set cover, in whole units: `left top right bottom`. */
async function boxesOf(svg: string, dir: 'ltr' | 'rtl', lang = 'zh'): Promise<readonly string[]> {
  const lettering = await openLettering({
    stylesheets: sheets,
    load: url => readFileSync(url),
    lang,
  })(svg)
  const missing = new Set<number>()
  const drawing = setCover(svg, {lettering, lang, dir, missing})
  expect([...missing]).toEqual([])
  const read = readXml(new TextEncoder().encode(drawing))
  if (read.type === 'broken') throw new Error(read.reason)
  return elementsOf(read.root)
    .filter(({name}) => name === 'path')
    .map(({attributes}) => boxOf(attributes.d ?? ''))
}

const elementsOf = (element: SvgElement): readonly SvgElement[] => [
  element,
  ...element.children.flatMap(child => (child.type === 'element' ? elementsOf(child) : [])),
]

function boxOf(data: string): string {
  const numbers = (data.match(/-?[\d.]+/g) ?? []).map(Number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    .map(value => Math.round(value / 10) * 10)
    .join(' ')
}

const stack = (attributes: string, texts: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600"><g data-x="100" data-y="100" data-width="200" data-height="400" ${attributes}>${texts}</g></svg>`

const text = (words: string, more = '') =>
  `<text font-size="50" font-family="Cjk" data-leading="1" data-lines="4" ${more}>${words}</text>`

describe('a stack', () => {
  test.each([
    ['at the top, at its start', 'data-stack="top"', 'ltr', '100 100 150 150'],
    ['at the top, at its start, from right to left', 'data-stack="top"', 'rtl', '250 100 300 150'],
    ['in the middle', 'data-stack="middle" data-align="center"', 'ltr', '180 280 220 330'],
    ['at the foot, at its end', 'data-stack="bottom" data-align="end"', 'ltr', '250 450 300 500'],
  ] as const)('stands %s', async (_name, attributes, dir, expected) => {
    expect(await boxesOf(stack(attributes, text('本')), dir)).toEqual([expected])
  })

  test('has its texts under one another, with gaps between them', async () => {
    const texts = text('本') + text('本', 'data-gap="20"')
    expect(await boxesOf(stack('data-stack="top"', texts), 'ltr')).toEqual([
      '100 100 150 150',
      '100 170 150 220',
    ])
  })

  test('is smaller as a whole where it would not fit', async () => {
    const texts = Array.from({length: 16}, () => text('本')).join('')
    const boxes = await boxesOf(stack('data-stack="top"', texts), 'ltr')
    expect(boxes).toHaveLength(16)
    expect(Number(boxes.at(-1)?.split(' ')[3])).toBeLessThanOrEqual(500)
  })
})

const bookFor = (lang: string, frontmatter: Readonly<Record<string, unknown>>) => [
  page({path: 'b/b.md', kind: 'book', lang, frontmatter: {...frontmatter, chapters: ['1.md']}}),
  page({path: 'b/1.md', kind: 'chapter', frontmatter: {title: 'One'}}),
]

async function coverFor(lang: string, frontmatter: Readonly<Record<string, unknown>>) {
  const press = await openPress({documents: bookFor(lang, frontmatter)})
  const [book] = press.publication.books
  if (!book) throw new Error('No book')
  const {picture, file} = await makeCover(book, press)
  return {picture, messages: messagesOf([{files: [], messages: [file], summary: undefined}])}
}

describe('a book without a cover', () => {
  test.each([
    ['en', {title: 'The Patient Printer', subtitle: 'On pages', authors: ['Marta Lantern']}],
    ['ar', {title: 'الوراقون في بغداد', authors: ['أحمد السالم'], publisher: 'دار الكتاب'}],
    ['fa', {title: 'دفتر سفید', subtitle: 'سه مقاله', authors: ['سارا کریمی']}],
    ['en', {title: '</text><script>alert(1)</script>&<">', authors: ['<b>']}],
  ] as const)('in %s has one that its theme draws: %j', async (lang, frontmatter) => {
    const [one, other] = [await coverFor(lang, frontmatter), await coverFor(lang, frontmatter)]
    expect(one.messages).toEqual([])
    const bytes = Buffer.from(one.picture?.bytes ?? [])
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'png',
      hasAlpha: false,
      width: 1600,
      height: 2560,
    })
    expect(bytes.equals(other.picture?.bytes ?? Buffer.of(0))).toBe(true)
  })

  test('has one of 100 kB at most, whatever paper it is bound in', async () => {
    const title = 'The Patient Printer and Other Essays'
    const frontmatter = {title, subtitle: 'On pages and people', authors: ['Marta Lantern']}
    const documents = Array.from({length: 12}, (_, index) => [
      page({
        path: `b${index}/b.md`,
        kind: 'book',
        frontmatter: {...frontmatter, chapters: ['1.md']},
      }),
      page({path: `b${index}/1.md`, kind: 'chapter', frontmatter: {title: 'One'}}),
    ])
    const press = await openPress({documents: documents.flat()})
    const papers = new Set<string>()
    for (const work of press.publication.books) {
      const addresses = fullAddresses(press)
      const file = new VFile()
      const svg = renderCover({...press, work, target: 'ebook', addresses, file}) ?? ''
      papers.add(/<pattern id="paper" [^>]*>/.exec(svg)?.[0] ?? '')
      const {picture} = await makeCover(work, press)
      expect(picture?.bytes.length).toBeLessThan(100_000)
    }
    expect(papers.size).toBe(3)
  })

  test('has another one when its words are others', async () => {
    const [one, other] = [await coverFor('en', {title: 'A'}), await coverFor('en', {title: 'B'})]
    expect(Buffer.from(one.picture?.bytes ?? []).equals(other.picture?.bytes ?? Buffer.of(0))).toBe(
      false,
    )
  })

  test('is drawn in letters of a font that a theme adds, whatever families its layout names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'octavo-theme-'))
    onTestFinished(() => rmSync(folder, {recursive: true}))
    cpSync(builtinTheme('press'), folder, {recursive: true})
    cpSync('test/paged/text/fonts/cjk.ttf', join(folder, 'fonts/cjk.ttf'))
    appendFileSync(
      join(folder, 'css/theme.css'),
      "\n@font-face {font-family: 'Serif of Japan'; src: url('../fonts/cjk.ttf')}\n",
    )
    const documents = bookFor('ja', {title: '小文字の歴史'})
    const press = await openPress({documents})
    const theme = await loadTheme(folder, 'theme')
    const [book] = press.publication.books
    if (!book) throw new Error('No book')
    const {picture, file} = await makeCover(book, {...press, theme})
    expect(file.messages).toEqual([])
    const {width, height} = await sharp(picture?.bytes).metadata()
    expect([width, height]).toEqual([1600, 2560])
    expect((await makeCover(book, press)).picture).toBeUndefined()
  })

  test('in letters that no font has stays without, with a message', async () => {
    const {picture, messages} = await coverFor('ja', {title: '吾輩は猫である'})
    expect(picture).toBeUndefined()
    expect(messages).toEqual([
      'b/b.md:1 cover-letters: Unexpected letters in the title, the names or the publisher of `吾輩は猫である`, expected those that fonts of the theme have: it has no cover. Name a picture with `cover`, or give your theme a font that has them',
    ])
  })

  test('shows it first in its e-book, as what it is', async () => {
    const {results, messages} = await bind({documents: bookFor('en', {title: 'Plain'})})
    const book = bookOf(results, 'b.epub')
    const files = await unpack(book)
    expect(messages).toEqual([])
    expect(await faultsOf(book)).toEqual([])
    expect(files.get('content.opf')).toMatch(
      /<item id="cover-image" href="images\/[\da-f]{16}\.png" media-type="image\/png" properties="cover-image"\/>/,
    )
    expect(files.get('content.opf')).toMatch(/<spine[^>]*>\s*<itemref idref="cover"\/>/)
    expect(files.get('cover.xhtml')).toContain('alt="Plain"')
  })
})

test('a story has none, and a book that names one has that', async () => {
  const [, chapter] = bookFor('en', {})
  const {results} = await bind({
    documents: [
      page({path: 'stories/a.md'}),
      ...bookFor('en', {title: 'B', cover: {src: '../c.png', alt: 'C'}}).slice(0, 1),
      chapter!,
    ],
    files: {'c.png': 'manual-cover.png'},
  })
  const covers = async (name: string) =>
    /href="([^"]*)"[^>]*properties="cover-image"/.exec(
      (await unpack(bookOf(results, name))).get('content.opf') ?? '',
    )?.[1]
  expect(await covers('a.epub')).toBeUndefined()
  expect(await covers('b.epub')).toMatch(/\.png$/)
})

test('an issue has its stories on its cover', async () => {
  const press = await openPress({
    documents: [
      page({path: 'stories/a.md', frontmatter: {title: 'A', authors: ['Ann Other']}}),
      page({
        path: 'issues/1.md',
        kind: 'issue',
        lang: 'fa',
        frontmatter: {title: 'شمارهٔ آب', date: '2026-11-01', stories: ['../stories/a.md']},
      }),
    ],
  })
  const {picture, file} = await makeCover(press.publication.issues[0]!, press)
  expect(file.messages).toEqual([])
  expect(picture).toMatchObject({width: 1600, height: 2560})
})

test.each([
  ['areas of a few colors', '<rect fill="#123"/><path fill="none" stroke="#123"/>', true],
  ['a photograph', '<image href="data:image/png;base64,AA=="/>', false],
  ['a gradient', '<linearGradient id="a"/><rect fill="url(#a)"/>', false],
  ['a shadow', '<filter id="a"/><rect filter="url(#a)"/>', false],
  ['eight colors', rectangles(8), true],
  ['nine colors', rectangles(9), false],
])('of %s: is it plain?', (_name, svg, plain) => {
  expect(isPlain(svg)).toBe(plain)
})

function rectangles(count: number): string {
  return Array.from({length: count}, (_, index) => `<rect style="fill: #00${index}"/>`).join('')
}
