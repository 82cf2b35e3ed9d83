import {expect, test} from 'vitest'
import {parseDocument} from '../../src/document/parse.ts'
import {epub} from '../../src/formats/epub/index.ts'
import {rss} from '../../src/formats/feed/index.ts'
import {html} from '../../src/formats/html/index.ts'
import {bookOf, faultsOf, unpack} from './epub/read.ts'
import {readFeed} from './feed/read.ts'
import {messagesOf, openPress, runTasks, textOf} from './press.ts'

const matrix = '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'

const document = (path: string, text: string) => parseDocument({path, text, defaults: {lang: 'en'}})

const pressOf = async (body: string) =>
  openPress({
    documents: [
      await document('books/book.md', '---\ntitle: Book\nchapters: [a.md, b.md]\n---\n'),
      await document('books/a.md', `---\ntitle: A\nmath: true\n---\n\n${body}\n`),
      await document('books/b.md', '---\ntitle: B\n---\n\nIt costs $5.\n'),
      await document(
        'stories/c.md',
        `---\ntitle: C\ndate: 2026-01-01\nmath: true\n---\n\n${body}\n`,
      ),
    ],
  })

const press = await pressOf(`Mass is $E = mc^2$.\n\n$$\n${matrix}\n$$`)

test('the site has MathML', async () => {
  const page = textOf(
    (await runTasks(html.plan(press))).flatMap(({files}) => files),
    'stories/c/index.html',
  )
  expect(page).toContain(
    '<math alttext="E = mc^2"><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi>',
  )
  expect(page).toContain('<div class="math" tabindex="0"><math display="block"')
})

test('an e-book says which of its pages have MathML', async () => {
  const files = await unpack(bookOf(await runTasks(epub.plan(press)), 'book.epub'))
  const items = files.get('content.opf')?.match(/<item id="chapter-[^>]*>/g)
  expect(items?.map(item => /properties="([^"]*)"/.exec(item)?.[1])).toEqual(['mathml', undefined])
  expect(files.get('chapter-001.xhtml')).toContain(
    'alttext="E = mc^2" xmlns="http://www.w3.org/1998/Math/MathML"',
  )
})

test('a feed has a line of text, or the TeX', async () => {
  const results = await runTasks(rss.plan(press))
  const [item] = readFeed(
    'feed.xml',
    textOf(
      results.flatMap(({files}) => files),
      'feed.xml',
    ),
  )
  expect(press.publication.entries.get('stories/c.md')?.document.excerpt).toBe('Mass is E = mc².')
  expect(item?.body).toContain('<p>Mass is <span class="math">E = mc²</span>.</p>')
  expect(item?.body).toContain(`<code class="math">${matrix.replaceAll('&', '&#x26;')}</code>`)
})

test('what is made of a chapter changes with what its book says of dollars', async () => {
  const text = '---\ntitle: A\n---\n\nIt is $x$.\n'
  const inputs = async (math: boolean) => {
    const chapter = await parseDocument({path: 'books/a.md', text, defaults: {lang: 'en', math}})
    const book = await document('books/book.md', '---\ntitle: Book\nchapters: [a.md]\n---\n')
    const press = await openPress({documents: [book, chapter]})
    return [...html.plan(press)].find(({id}) => id.endsWith('/a/index.html'))?.inputs
  }
  expect(await inputs(true)).toEqual(await inputs(true))
  expect(await inputs(true)).not.toEqual(await inputs(false))
})

/** One of each kind of MathML that the TeX of authors becomes. */
const everything = [
  '\\frac{a}{b} \\binom{n}{k} \\sqrt[3]{x} \\overline{ab} \\underbrace{a+b}_{c} \\vec{x} \\hat{y} \\widehat{xyz}',
  '\\sum_{i=1}^n \\int_0^1 \\lim_{x \\to 0} \\prod \\oint \\mathbb{R} \\mathcal{L} \\mathfrak{g} \\mathbf{v} \\mathrm{d}x',
  '\\left( \\frac12 \\middle| x \\right] \\bigl\\{ x \\bigr\\} \\lVert x \\rVert \\langle x \\rangle',
  "f'(x) \\text{ if } x \\ne 0 \\quad \\color{red} y \\textcolor{blue}{z} \\cancel{x} \\boxed{E} \\tag{1}",
  '\\begin{cases} a & b \\\\ c & d \\end{cases}',
  '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}',
  '\\begin{align} a &= b \\tag{2} \\\\ c &= d \\end{align}',
  '\\begin{array}{|c|r|} \\hline a & b \\\\ c & d \\end{array}',
  '\\xrightarrow{f} \\stackrel{?}{=} \\overset{a}{b} \\operatorname{arg\\,max} \\pmod{n} \\dots',
  '\\ce{H2O} \\ce{2H2 + O2 -> 2H2O}',
]

test('nothing that TeX becomes is minded by epubcheck', async () => {
  const press = await pressOf(everything.map(tex => `$$\n${tex}\n$$`).join('\n\n'))
  const entry = press.publication.entries.get('books/a.md')
  expect(entry?.document.file.messages.map(String)).toEqual([])
  const results = await runTasks(epub.plan(press))
  expect(messagesOf(results)).toEqual([])
  const page = (await unpack(bookOf(results, 'book.epub'))).get('chapter-001.xhtml')
  expect(page?.match(/<\w+ [^>]*(?:scriptlevel|displaystyle)/g)).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/^<(?!mstyle|mtable)/)]),
  )
  expect(await faultsOf(bookOf(results, 'book.epub'))).toEqual([])
})
