import {toString as plainText} from 'hast-util-to-string'
import {describe, expect, test} from 'vitest'
import {limits} from '../../../src/formats/epub/limits.ts'
import {htmlBody} from '../html-body.ts'
import {noise} from '../noise.ts'
import {bind, page} from './page.ts'
import {bookOf, faultsOf, unpack} from './read.ts'

const words = 'The river keeps its own account of every stone. '

/** A paragraph of about `kilobytes`, alone on its line. */
const paragraph = (kilobytes: number, rest = '') =>
  `<p>${words.repeat(Math.round((kilobytes * 1000) / words.length))}${rest}</p>\n`

const note = (key: string, number: number) => ({
  key,
  number,
  calls: 1,
  children: htmlBody(`<p>Note ${key}.</p>`).children as never,
  position: undefined,
})

const call = (key: string) => `<a role="doc-noteref" data-note="${key}" id="fnref-${key}"></a>`

const bookWith = (html: string, notes: ReturnType<typeof note>[] = []) => [
  page({path: 'b/b.md', kind: 'book', frontmatter: {title: 'B', chapters: ['1.md', '2.md']}}),
  page({path: 'b/1.md', kind: 'chapter', frontmatter: {title: 'One'}, html, notes}),
  page({
    path: 'b/2.md',
    kind: 'chapter',
    frontmatter: {title: 'Two'},
    html: '<p><a data-document="b/1.md" data-fragment="end">To the end of the first</a></p>',
  }),
]

describe('a chapter of 450 KB', async () => {
  const html = [
    `<h2 id="begin">Begin</h2>\n${paragraph(120, `<a href="#end">On</a>${call('a')}`)}`,
    `${paragraph(120)}<h2 id="middle">Middle</h2>\n${paragraph(20)}`,
    `${paragraph(150, call('b'))}<h2 id="end">End</h2>\n${paragraph(40, '<a href="#begin">Back</a>')}`,
  ].join('')
  const documents = bookWith(html, [note('a', 1), note('b', 2)])
  const {results, messages} = await bind({config: {pageList: false}, documents})
  const book = bookOf(results, 'b.epub')
  const files = await unpack(book)
  const file = (name: string) => files.get(name) ?? ''
  const names = [...files.keys()].filter(name => name.startsWith('chapter-'))

  test('stands in two files, the second beginning with a heading', async () => {
    expect(names.sort()).toEqual(['chapter-001-2.xhtml', 'chapter-001.xhtml', 'chapter-002.xhtml'])
    for (const name of names) expect(file(name).length).toBeLessThan(limits.textBytes)
    expect(file('chapter-001-2.xhtml')).toMatch(/<div class="story-body"><h2 id="middle">/)
    expect(await faultsOf(book)).toEqual([])
  })

  test('is told of at the line where the second file begins', () => {
    expect(messages).toEqual([
      'b/1.md:4 chapter-size: Unexpected text of 452 KB in one chapter, expected 300 KB at most: the e-book goes on in a new file here',
    ])
  })

  test('keeps its words, its links, and its notes beside their calls', () => {
    const text = plainText(htmlBody(file('chapter-001.xhtml') + file('chapter-001-2.xhtml')))
    expect(text.split(words.trim()).length).toBe(html.split(words.trim()).length)
    expect(file('chapter-001.xhtml')).toContain('<a href="chapter-001-2.xhtml#end">On</a>')
    expect(file('chapter-001-2.xhtml')).toContain('<a href="chapter-001.xhtml#begin">Back</a>')
    expect(file('chapter-002.xhtml')).toContain('href="chapter-001-2.xhtml#end"')
    const asides = (name: string) => file(name).match(/<aside id="fn-[ab]"/g)
    expect([asides('chapter-001.xhtml'), asides('chapter-001-2.xhtml')]).toEqual([
      ['<aside id="fn-a"'],
      ['<aside id="fn-b"'],
    ])
  })

  test('is one chapter in the contents, in the spine and for those who listen', () => {
    const [nav = ''] = file('toc.xhtml').split('<nav epub:type="landmarks"')
    expect([...nav.matchAll(/href="(chapter-001[^"]*)"/g)].map(([, href]) => href)).toEqual([
      'chapter-001.xhtml',
      'chapter-001.xhtml#begin',
      'chapter-001-2.xhtml#middle',
      'chapter-001-2.xhtml#end',
    ])
    const spine = [...file('content.opf').matchAll(/idref="(chapter[^"]*)"/g)].map(([, id]) => id)
    expect(spine).toEqual(['chapter-001', 'chapter-001-2', 'chapter-002'])
    expect(file('chapter-001.xhtml')).toContain('role="doc-chapter"')
    expect(file('chapter-001-2.xhtml')).not.toContain('role="doc-chapter"')
  })
})

test('a block of more than 300 KB stays whole, with a message', async () => {
  const {results, messages} = await bind({
    config: {pageList: false},
    documents: bookWith(paragraph(330)),
  })
  expect(messages).toEqual([
    'b/1.md:1 chapter-size: Unexpected text of 331 KB in one chapter, expected 300 KB at most: it is one block, which cannot be divided',
  ])
  expect(await faultsOf(bookOf(results, 'b.epub'))).toEqual([])
})

test('pictures of more than 10 MB together part a chapter, too', async () => {
  const paths = [1, 2, 3].map(number => `${number}.png`)
  const picture = (seed: number) => noise(1200, 1000, 3, seed).png().toBuffer()
  const files = Object.fromEntries(
    await Promise.all(paths.map(async (path, index) => [path, await picture(index)] as const)),
  )
  for (const bytes of Object.values(files)) expect(bytes.length).toBeGreaterThan(3_500_000)
  const html = paths.map(path => `<p><img data-asset="${path}" alt="A"></p>\n`).join('')
  const {results, messages} = await bind({
    config: {pageList: false},
    documents: bookWith(html),
    files,
  })
  expect(messages).toEqual([
    'b/1.md:3 chapter-size: Unexpected text and pictures of 10823 KB in one chapter, expected 10000 KB at most: the e-book goes on in a new file here',
  ])
  expect(await faultsOf(bookOf(results, 'b.epub'))).toEqual([])
})
