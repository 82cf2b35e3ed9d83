import {readFileSync} from 'node:fs'
import type {Root} from 'hast'
import {toString as plainText} from 'hast-util-to-string'
import sharp from 'sharp'
import {visit} from 'unist-util-visit'
import {afterEach, describe, expect, test} from 'vitest'
import {htmlBody} from '../html-body.ts'
import type {PressSource} from '../press.ts'
import {bind, page} from './page.ts'
import {bookOf, faultsOf, unpack} from './read.ts'

const everything = `
<h2 id="tables">Tables</h2>
<table><caption>Rivers</caption><thead><tr><th scope="col">Name</th><th scope="col" align="right">km</th></tr></thead>
<tbody><tr><td>Zab</td><td align="right">400</td></tr></tbody></table>
<h3 id="code">Code</h3>
<pre><code class="language-js"><span style="color:#a00">const</span> a = 1 &lt; 2 &amp;&amp; 3</code></pre>
<h2 id="rest">The rest</h2>
<p>Noted<a role="doc-noteref" data-note="one" id="fnref-one"></a> twice<a role="doc-noteref" data-note="one" id="fnref-one-2"></a>.</p>
<figure><img data-asset="images/a.png" alt="A bridge"><figcaption>A bridge</figcaption></figure>
<dl><dt>Folio</dt><dd>A page number</dd></dl>
<aside class="admonition note" role="note" aria-label="Note"><p>Mind the gap.</p></aside>
<aside role="doc-pullquote"><p>Said once more.</p></aside>
<blockquote><p>Quoted.</p></blockquote>
<ul><li><input type="checkbox" disabled checked> done</li></ul>
<ol start="3"><li>three</li></ol>
<p lang="ar" dir="rtl">نص عربي</p>
<p>To <a data-document="books/two.md" data-fragment="inside">the next chapter</a>, to
<a data-document="stories/away.md">a story</a> and to <a data-asset="images/a.png">the picture</a>.</p>`

const everyPart: PressSource = {
  documents: [
    page({
      path: 'books/book.md',
      kind: 'book',
      frontmatter: {
        title: 'The Book',
        subtitle: 'A subtitle',
        edition: 'Second edition',
        isbn: '978-0-00-000000-2',
        publisher: 'A House',
        series: {name: 'Rivers', position: 2},
        authors: ['Ann B. Other', {name: 'سارا کریمی', role: 'translator'}],
        date: '2026-02-03',
        updated: '2026-03-04T05:06:07Z',
        tags: ['rivers', 'a & b'],
        rights: 'CC BY 4.0',
        summary: 'What it is about.',
        sources: [{name: 'The archive', url: 'https://archive.example/'}],
        cover: {src: '../images/cover.png', alt: 'Two rivers'},
        chapters: ['one.md', 'two.md'],
      },
    }),
    page({
      path: 'books/one.md',
      kind: 'chapter',
      frontmatter: {title: 'One'},
      html: everything,
      notes: [
        {
          key: 'one',
          number: 1,
          calls: 2,
          children: htmlBody('<p>A note.</p>').children as never,
          position: undefined,
        },
      ],
    }),
    page({
      path: 'books/two.md',
      kind: 'chapter',
      lang: 'fa',
      frontmatter: {title: 'دو'},
      html: '<h2 id="inside">درون</h2><p>متن <a href="#inside">بالا</a></p>',
    }),
    page({path: 'stories/away.md', frontmatter: {title: 'Away'}}),
  ],
  files: {'images/a.png': 'river-bridge.png', 'images/cover.png': 'manual-cover.png'},
}

describe('a book with parts of every kind', async () => {
  const {results, messages} = await bind(everyPart)
  const book = bookOf(results, 'book.epub')
  const files = await unpack(book)
  const file = (name: string) => files.get(name) ?? ''

  test('has nothing that epubcheck minds', async () => {
    expect(messages).toEqual([])
    expect(await faultsOf(book)).toEqual([])
  })

  test.each(['content.opf', 'toc.xhtml', 'toc.ncx'])('has this %s', async name => {
    await expect(file(name)).toMatchFileSnapshot(`book/expected.${name}`)
  })

  test('keeps its chapters in their order, each in its language', () => {
    const chapters = [...files.keys()].filter(name => name.startsWith('chapter-'))
    expect(chapters).toEqual(['chapter-001.xhtml', 'chapter-002.xhtml'])
    expect(file('chapter-001.xhtml')).toContain('lang="en" xml:lang="en" dir="ltr"><head>')
    expect(file('chapter-002.xhtml')).toContain('lang="fa" xml:lang="fa" dir="rtl"><head>')
    expect(file('chapter-002.xhtml')).toContain('<title>دو</title>')
  })

  test('leads from each call to its note and back', () => {
    const chapter = file('chapter-001.xhtml')
    expect(chapter.match(/epub:type="noteref"/g)).toHaveLength(2)
    expect(chapter.match(/<aside id="fn-one"[^>]*epub:type="footnote"/g)).toHaveLength(1)
    expect(chapter).toContain('href="#fnref-one"')
    expect(chapter).toContain('href="#fnref-one-2"')
  })

  test('links to itself by file, and to all else by full URL', () => {
    const links = [...file('chapter-001.xhtml').matchAll(/ href="([^"]*)"/g)].map(match => match[1])
    expect(links.filter(link => !link?.startsWith('#')).slice(1)).toEqual([
      'chapter-002.xhtml#inside',
      'https://paper.example/stories/away/',
      'https://paper.example/assets/images-a.png',
    ])
  })

  test('stores pictures as they are and deflates text', async () => {
    const zipped = Buffer.from(book)
    const bridge = readFileSync('content/images/river-bridge.png')
    expect(zipped.includes(bridge)).toBe(true)
    expect(zipped.includes(Buffer.from('Mind the gap.'))).toBe(false)
  })
})

describe('the same book', () => {
  const zone = process.env.TZ
  afterEach(() => {
    process.env.TZ = zone
  })

  test('has the same bytes again, and in another time zone', async () => {
    const first = bookOf((await bind(everyPart)).results, 'book.epub')
    process.env.TZ = 'Asia/Tehran'
    const second = bookOf((await bind(everyPart)).results, 'book.epub')
    expect(Buffer.compare(first, second)).toBe(0)
  })
})

test.each([
  ['markup', '&<">]]>'],
  ['emoji', '😀 𝒳 \u{20000}'],
  ['control characters', 'a\u0000\u0008b\ufffe\ud800c'],
  ['template signs', '<%- opf %> <%= x %> {{ y }}'],
  ['right to left', 'مرز «ایران»'],
])('a title of %s makes a valid book', async (_name, title) => {
  const frontmatter = {
    title,
    subtitle: title,
    authors: [title],
    tags: [title],
    rights: title,
    summary: title,
  }
  const {results, messages} = await bind({
    documents: [page({path: 'stories/a.md', frontmatter, html: '<h2 id="h">x</h2><p>y</p>'})],
    config: {title, publisher: title},
  })
  expect(messages).toEqual([])
  expect(await faultsOf(bookOf(results, 'a.epub'))).toEqual([])
})

test('a story with two headings has a page of contents, one without has none', async () => {
  const spine = async (html: string) => {
    const {results} = await bind({documents: [page({path: 'stories/a.md', html})]})
    const opf = (await unpack(bookOf(results, 'a.epub'))).get('content.opf') ?? ''
    return [...opf.matchAll(/idref="([^"]*)"/g)].map(match => match[1])
  }
  expect(await spine('<p>x</p>')).toEqual(['titlepage', 'chapter-001', 'colophon'])
  expect(await spine('<h2 id="a">x</h2><p>y</p>')).toEqual([
    'titlepage',
    'nav',
    'chapter-001',
    'colophon',
  ])
})

test('a right-to-left work turns its pages the other way', async () => {
  const {results} = await bind({documents: [page({path: 'stories/a.md', lang: 'ar'})]})
  const book = bookOf(results, 'a.epub')
  expect(await faultsOf(book)).toEqual([])
  expect((await unpack(book)).get('content.opf')).toContain('page-progression-direction="rtl"')
})

test('an issue has one file for each of its stories', async () => {
  const {results, messages} = await bind({
    documents: [
      page({path: 'stories/a.md', frontmatter: {title: 'A'}}),
      page({path: 'stories/b.md', frontmatter: {title: 'B'}, lang: 'ar'}),
      page({
        path: 'issues/1.md',
        kind: 'issue',
        frontmatter: {title: 'No. 1', stories: ['../stories/b.md', '../stories/a.md']},
      }),
    ],
  })
  const book = bookOf(results, 'issues/1/1.epub')
  expect(messages).toEqual([])
  expect(await faultsOf(book)).toEqual([])
  const nav = (await unpack(book)).get('toc.xhtml') ?? ''
  expect(
    [...nav.matchAll(/<a href="(chapter-[^"]*)"[^>]*>([^<]*)</g)].map(([, href, title]) => [
      href,
      title,
    ]),
  ).toEqual([
    ['chapter-001.xhtml', 'B'],
    ['chapter-002.xhtml', 'A'],
  ])
})

test('a remote image becomes a link, with a message where it stands', async () => {
  const html = '<p>x</p>\n<p><img src="https://x.example/a.png" alt="Far away"></p>'
  const {results, messages} = await bind({documents: [page({path: 'stories/a.md', html})]})
  expect(messages).toEqual([
    'stories/a.md:2 remote-image: Unexpected remote image `https://x.example/a.png`, expected a file of the publication: PDF and e-book show a link instead',
  ])
  const chapter = (await unpack(bookOf(results, 'a.epub'))).get('chapter-001.xhtml')
  expect(chapter).toContain('<a href="https://x.example/a.png">Far away</a>')
})

test('WebP and AVIF pictures become JPEG, or PNG where they are transparent', async () => {
  const picture = (alpha: number) =>
    sharp({create: {width: 8, height: 6, channels: 4, background: {r: 9, g: 9, b: 9, alpha}}})
  const {results, messages} = await bind({
    documents: [
      page({
        path: 'stories/a.md',
        html: '<img data-asset="images/a.webp" alt="A"><img data-asset="images/b.avif" alt="B">',
      }),
    ],
    files: {
      'images/a.webp': await picture(0.5).webp().toBuffer(),
      'images/b.avif': await picture(1).removeAlpha().avif().toBuffer(),
    },
  })
  expect(messages).toEqual([])
  const book = bookOf(results, 'a.epub')
  expect(await faultsOf(book)).toEqual([])
  const images = [...(await unpack(book)).keys()].filter(name => name.startsWith('images/'))
  expect(images.map(name => name.split('.')[1]).sort()).toEqual(['jpg', 'png'])
})

test('accessibility is claimed for what is there: an image without alternative text takes the claim away', async () => {
  const features = async (html: string) => {
    const {results} = await bind({
      documents: [page({path: 'stories/a.md', html})],
      files: {'images/a.png': 'river-bridge.png'},
    })
    const opf = (await unpack(bookOf(results, 'a.epub'))).get('content.opf') ?? ''
    return ['alternativeText', 'accessModeSufficient">textual<'].map(claim => opf.includes(claim))
  }
  expect(await features('<p>x</p>')).toEqual([false, true])
  expect(await features('<img data-asset="images/a.png" alt="A">')).toEqual([true, true])
  expect(await features('<img data-asset="images/a.png">')).toEqual([false, false])
})

test('markup beyond EPUB 3.2 is lowered to what it takes, and no word is lost', async () => {
  const traps = readFileSync('test/formats/epub/traps.html', 'utf8').trim().split('\n')
  const chapters = traps.map((html, index) =>
    page({path: `books/c${index}.md`, kind: 'chapter', frontmatter: {title: `C${index}`}, html}),
  )
  const book = page({
    path: 'books/b.md',
    kind: 'book',
    frontmatter: {title: 'B', chapters: chapters.map((_, index) => `c${index}.md`)},
  })
  const {results} = await bind({documents: [book, ...chapters]})
  const bound = bookOf(results, 'b.epub')
  expect(await faultsOf(bound)).toEqual([])
  const files = await unpack(bound)
  const lost = chapters.flatMap(({body}, index) => {
    const chapter = files.get(`chapter-${String(index + 1).padStart(3, '0')}.xhtml`) ?? ''
    const read = plainText(htmlBody(chapter))
    return textsOf(body).filter(text => !read.includes(text))
  })
  expect(lost).toEqual([])
})

function textsOf(body: Root): readonly string[] {
  const texts: string[] = []
  visit(body, 'text', ({value}) => {
    texts.push(value.trim())
  })
  return texts
}

test('a book that is not well-formed is held back, with a message', async () => {
  const {results, messages} = await bind({
    documents: [page({path: 'stories/a.md', html: '<svg x<y="1"><title>x</title></svg>'})],
  })
  expect(results.flatMap(({files}) => files)).toEqual([])
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatch(
    /^stories\/a\/a\.epub: invalid-output: Unexpected .* in chapter-001\.xhtml, expected well-formed XML$/,
  )
})
