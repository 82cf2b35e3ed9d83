import {expect, test} from 'vitest'
import {bind, page} from './page.ts'
import {bookOf} from './read.ts'

interface Chapter {
  readonly html: string
  readonly updated?: string
}

const chapters: readonly Chapter[] = [
  {html: '<h2 id="a">Paper</h2><p>Rags and water.</p>'},
  {html: '<h2 id="b">Ink</h2><p>Soot and oil. <a href="3.md">Thread</a></p>'},
  {html: '<h2 id="c">Thread</h2><p>Flax and wax.</p>'},
]

/** What stands in the zip of a book of some chapters, entry by entry, header and all, as it is compressed. */
async function entriesOf(chapters: readonly Chapter[]): Promise<ReadonlyMap<string, string>> {
  const {results, messages} = await bind({
    documents: [
      page({
        path: 'b/b.md',
        kind: 'book',
        frontmatter: {
          title: 'The Book',
          date: '2026-01-01',
          pageList: false,
          chapters: chapters.map((_, index) => `${index + 1}.md`),
        },
      }),
      ...chapters.map(({html, updated}, index) =>
        page({
          path: `b/${index + 1}.md`,
          kind: 'chapter',
          html,
          frontmatter: {title: `Chapter ${index + 1}`, ...(updated ? {updated} : {})},
        }),
      ),
    ],
  })
  expect(messages).toEqual([])
  return recordsOf(Buffer.from(bookOf(results, 'b.epub')))
}

/** Local records of a zip (APPNOTE 4.3.7), which stand one after the other. */
function recordsOf(zip: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  let at = 0
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const [size, name, extra] = [18, 26, 28].map((offset, index) =>
      index === 0 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number]
    const end = at + 30 + name + extra + size
    records.set(zip.toString('utf8', at + 30, at + 30 + name), zip.toString('base64', at, end))
    at = end
  }
  return records
}

const changed = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) => [
  ...new Set([...one.keys(), ...other.keys()].filter(name => one.get(name) !== other.get(name))),
]

/** The chapters with the second one changed. */
const withSecond = (second: Partial<Chapter>) =>
  chapters.map((chapter, index) => (index === 1 ? {...chapter, ...second} : chapter))

test('a changed chapter changes its own file in the book, and no other', async () => {
  const [before, after, dated, named] = await Promise.all(
    [
      {},
      {html: '<h2 id="b">Ink</h2><p>Oil and soot. <a href="3.md">Thread</a></p>'},
      {updated: '2026-03-01'},
      {html: '<h2 id="b">Inks</h2><p>Soot and oil. <a href="3.md">Thread</a></p>'},
    ].map(second => entriesOf(withSecond(second))),
  )
  expect(before!.size).toBeGreaterThan(12)
  const own = 'OEBPS/chapter-002.xhtml'
  expect(changed(before!, after!)).toEqual([own])
  expect(changed(before!, dated!)).toContain('OEBPS/content.opf')
  expect(changed(before!, dated!).filter(name => name !== own)).toEqual(['OEBPS/content.opf'])
  expect(changed(before!, named!).sort()).toEqual([own, 'OEBPS/toc.ncx', 'OEBPS/toc.xhtml'].sort())
})
