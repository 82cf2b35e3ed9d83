import {expect, test} from 'vitest'
import {readBook} from '../../../../src/formats/epub/rules/book.ts'
import {epubRules} from '../../../../src/formats/epub/rules/index.ts'
import {openEpub} from '../../../../src/formats/epub/rules/judge.ts'
import {builtinTheme, loadTheme} from '../../../../src/theme/load.ts'
import {bind, page} from '../page.ts'
import {bookOf} from '../read.ts'

const vague =
  '<h2 id="a">A</h2>\n<p>x</p>\n<ul><li>one</li>\n<li><a href="https://x.example/">click here</a></li></ul>'

test('a message stands at the line of the Markdown', async () => {
  const {messages} = await bind({
    judgesBooks: true,
    documents: [
      page({path: 'stories/a.md', html: vague, frontmatter: {title: 'A', authors: ['Ann']}}),
    ],
  })
  expect(messages).toEqual([
    'stories/a.md:4 epub-link-vague: Unexpected link `click here`, expected words that name what it leads to',
  ])
})

test('a message about the package stands in the package', async () => {
  const {messages} = await bind({
    judgesBooks: true,
    documents: [page({path: 'stories/a.md', frontmatter: {title: 'A', authors: []}})],
  })
  expect(messages).toEqual([
    'stories/a/a.epub/OEBPS/content.opf: epub-creator: Unexpected package without an author, expected dc:creator',
  ])
})

test('a chapter that goes on in a second file is one document', async () => {
  const long = `<p>${'words '.repeat(40_000)}</p>\n`.repeat(2)
  const {messages} = await bind({
    judgesBooks: true,
    config: {pageList: false},
    documents: [
      page({
        path: 'stories/a.md',
        html: `${long}${vague}`,
        frontmatter: {title: 'A', authors: ['Ann']},
      }),
    ],
  })
  expect(messages.filter(message => message.includes('epub-'))).toEqual([
    'stories/a.md:6 epub-link-vague: Unexpected link `click here`, expected words that name what it leads to',
  ])
})

test('nobody is judged who does not ask', async () => {
  const {messages} = await bind({documents: [page({path: 'stories/a.md', html: vague})]})
  expect(messages).toEqual([])
})

test('a container begins as it must, or it is said', async () => {
  const {results} = await bind({documents: [page({path: 'stories/a.md'})]})
  const bytes = Buffer.from(bookOf(results, 'a.epub'))
  expect((await openEpub(bytes)).beginsRight).toBe(true)
  bytes.write('mimetypeapplication/epub-zip', 30, 'latin1')
  expect((await openEpub(bytes)).beginsRight).toBe(false)
})

test('the style sheet of the theme, compiled down, is what every reader takes', async () => {
  const {ebook} = await loadTheme(builtinTheme('press'))
  const text = (value: string) => new TextEncoder().encode(value)
  const items = [
    '<item id="s" href="style.css" media-type="text/css"/>',
    ...ebook.files.map(
      ({path, mediaType}, index) =>
        `<item id="f${index}" href="${path}" media-type="${mediaType}"/>`,
    ),
  ]
  const book = readBook(
    new Map([
      ['META-INF/container.xml', text('<container><rootfile full-path="O/p.opf"/></container>')],
      ['O/p.opf', text(`<package><manifest>${items.join('')}</manifest></package>`)],
      ['O/style.css', text(ebook.css)],
      ...ebook.files.map(({path, bytes}) => [`O/${path}`, bytes] as const),
    ]),
    true,
  )
  expect(book.sheets).toHaveLength(1)
  const found = Object.values(epubRules['Style sheet']).flatMap(({check}) => [...check(book)])
  expect(found).toEqual([])
})
