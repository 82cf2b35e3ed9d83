import {expect, test} from 'vitest'
import {pdf} from '../../../src/formats/pdf/index.ts'
import {runTasks} from '../press.ts'
import {type BoundBook, bindAll, openMarkdown} from './from-markdown.ts'
import {faultsOf} from './read.ts'

const words = (count: number) => Array.from({length: count}, (_, i) => `word${i}`).join(' ')

const publication = (more = '') =>
  `title: Paper\nurl: https://paper.example/\nid: tag:paper.example,2026:paper\n${more}`

const bookFiles = {
  'publication.yaml': publication(),
  'book.md':
    '---\ntitle: Rivers\nkind: book\nid: tag:paper.example,2026:rivers\nauthor: Ann Other\nchapters: [one.md, two.md]\n---\n',
  'one.md': `---\ntitle: Springs\n---\n\n${words(700)}\n`,
  'two.md': '---\ntitle: Mouths\n---\n\nThe end.\n',
}

const bindOne = async (files: Readonly<Record<string, string>>): Promise<BoundBook> => {
  const {books, messages} = await bindAll(await openMarkdown(files))
  expect(messages).toEqual([])
  const [book] = books
  if (!book) throw new Error('No book')
  expect(await faultsOf(book.bytes)).toEqual([])
  return book
}

/** Each mark as its label, its file, and the words behind it. */
const marksOf = ({files}: BoundBook): readonly string[] =>
  [...files].flatMap(([name, text]) =>
    [
      ...text.matchAll(
        /<span epub:type="pagebreak"[^>]*aria-label="([^"]*)"><\/span>(?=(.{0,400}))/gs,
      ),
    ].map(
      ([, label, behind = '']) =>
        `${label} ${name}: ${behind
          .replace(/<[^>]*>/g, ' ')
          .trim()
          .split(/\s+/)
          .slice(0, 2)
          .join(' ')}`,
    ),
  )

const pageListOf = ({files}: BoundBook): readonly string[] => {
  const list = /<nav epub:type="page-list".*?<\/nav>/s.exec(files.get('toc.xhtml') ?? '')?.[0] ?? ''
  return [...list.matchAll(/<a href="[^"]*">([^<]*)</g)].map(([, label]) => label ?? '')
}

test('a printed book has a mark wherever a page of its PDF begins, in the order of the e-book', async () => {
  const book = await bindOne(bookFiles)
  expect(marksOf(book)).toMatchInlineSnapshot(`
    [
      "i titlepage.xhtml: Ann Other",
      "ii titlepage.xhtml: Ann Other",
      "iii titlepage.xhtml: Ann Other",
      "vi chapter-001.xhtml: Chapter 1",
      "1 chapter-001.xhtml: Chapter 1",
      "2 chapter-001.xhtml: word195 word196",
      "3 chapter-001.xhtml: word440 word441",
      "4 chapter-001.xhtml: word685 word686",
      "5 chapter-002.xhtml: Chapter 2",
      "iv colophon.xhtml: Rivers Read",
      "v toc.xhtml: Contents Springs",
    ]
  `)
  expect(pageListOf(book)).toMatchInlineSnapshot(`
    [
      "i",
      "ii",
      "iii",
      "v",
      "vi",
      "1",
      "2",
      "3",
      "4",
      "5",
      "iv",
    ]
  `)
  expect(book.files.get('toc.ncx')).toContain('<meta name="dtb:totalPageCount"')
  const opf = book.files.get('content.opf')
  expect(opf).toContain('<meta property="pageBreakSource">tag:paper.example,2026:rivers</meta>')
  expect(opf).toContain('>pageBreakMarkers<')
  expect(opf).toContain('>pageNavigation<')
})

test.each([
  ['the publication prints nothing', {'publication.yaml': publication('formats: [html, epub]\n')}],
  [
    'the work is not printed',
    {'book.md': bookFiles['book.md'].replace('kind', 'formats: [epub]\nkind')},
  ],
  ['the publication wants none', {'publication.yaml': publication('pageList: false\n')}],
  [
    'the work wants none',
    {'book.md': bookFiles['book.md'].replace('kind', 'pageList: false\nkind')},
  ],
])('there is no page list where %s', async (_, files) => {
  const {books} = await bindAll(await openMarkdown({...bookFiles, ...files}))
  const rivers = books.find(({path}) => path.endsWith('rivers.epub') || path.endsWith('book.epub'))
  const all = [...(rivers?.files.values() ?? [])].join('')
  expect(all).toContain('Springs')
  expect(all).not.toMatch(/pagebreak|page-list|pageBreak|pageNavigation|pageTarget/)
})

test('an e-book made alone is the one that was made after its PDF', async () => {
  const alone = await bindAll(await openMarkdown(bookFiles))
  const press = await openMarkdown(bookFiles)
  await runTasks(pdf.plan(press))
  const after = await bindAll(press)
  expect(after.books.map(({bytes}) => Buffer.from(bytes).toString('base64'))).toEqual(
    alone.books.map(({bytes}) => Buffer.from(bytes).toString('base64')),
  )
})

const storyWith = (body: string) => ({
  'publication.yaml': publication('pageSize: 110mm 110mm\n'),
  'story.md': `---\ntitle: Story\n---\n\n${body}\n`,
})

test('a mark stands before a word that a hyphen parts, and before a heading and not in it', async () => {
  const long = 'Donaudampfschifffahrtsgesellschaftskapitän '
  const story = await bindOne(
    storyWith(`${long.repeat(12)}\n\n## Heading\n\n${words(60)}\n\n## Another\n\n${words(60)}`),
  )
  const marks = marksOf(story)
  expect(marks.length).toBeGreaterThan(6)
  for (const mark of marks.slice(1)) {
    expect(mark).toMatch(/: (Donaudampf|word\d+ word|Heading|Another)/)
  }
  expect(story.files.get('chapter-001.xhtml')).not.toMatch(/<h2[^>]*><span epub:type="pagebreak"/)
})

test('no id of the text is taken, whatever its headings are called', async () => {
  const story = await bindOne(storyWith(`## Print page 1\n\n${words(60)}`))
  expect(story.files.get('chapter-001.xhtml')).toContain('<h2 id="print-page-1"')
  expect(story.files.get('chapter-001.xhtml')).toContain('id="x-print-page-1"')
})

test('pages begin in code, in cells, with pictures of formulas, and from right to left', async () => {
  const code = Array.from({length: 40}, (_, i) => `const line${i} = ${i}`).join('\n')
  const rows = Array.from({length: 40}, (_, i) => `| a${i} | b${i} |`).join('\n')
  const story = await bindOne(
    storyWith(
      `\`\`\`js\n${code}\n\`\`\`\n\n| A | B |\n|---|---|\n${rows}\n\n${'کتاب خوب '.repeat(120)}`,
    ),
  )
  const marks = marksOf(story).join('\n')
  expect(marks).toMatch(/: const line\d+/)
  expect(marks).toMatch(/: a\d+ b\d+/)
  expect(marks).toMatch(/: (کتاب خوب|خوب کتاب)/)
})

test('texts of an included file are not taken for those of the file around it', async () => {
  const lines = (name: string) =>
    Array.from({length: 30}, (_, i) => `${name} ${String(i + 10)} ${words(20)}`).join('\n\n')
  const story = await bindOne({
    ...storyWith(`${lines('host')}\n\n::include{file=parts/guest.md}`),
    'parts/guest.md': `${'\n'.repeat(4)}${lines('gast')}\n`,
  })
  const begun = marksOf(story).map(mark => mark.split(': ')[1] ?? '')
  expect(begun.filter(words => words.startsWith('gast')).length).toBeGreaterThan(3)
  expect(begun.filter(words => words.startsWith('host')).length).toBeGreaterThan(3)
})
