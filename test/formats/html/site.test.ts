import {posix} from 'node:path'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import type {OutputFile, Press, Task} from '../../../src/formats/format.ts'
import {html} from '../../../src/formats/html/index.ts'
import {assemble} from '../../../src/publication/assemble.ts'
import type {Assets} from '../../../src/source/assets.ts'
import {memoryStore, openPictures} from '../../../src/source/pictures/pictures.ts'
import {parseHtml} from '../../../src/theme/fragment.ts'
import {builtinTheme, loadTheme} from '../../../src/theme/load.ts'
import {sampleConfig, sampleDocument} from '../../theme/sample.ts'

const theme = await loadTheme(builtinTheme('press'))

const assets: Assets = {
  addDrawing: () => {},
  get: path => ({
    path,
    messagePath: path,
    bytes: new Uint8Array(),
    hash: `hash of ${path}`,
    mediaType: 'image/png',
    size: {width: 600, height: 400},
    isAnimated: false,
    isAsNamed: true,
    removed: [],
  }),
  address: path => `assets/${posix.basename(path, '.png')}.00000000.png`,
  problem: () => undefined,
}

const link = (path: string) => h('p', [h('a', {dataDocument: path}, 'there')])

const documents = [
  sampleDocument({
    path: 'stories/one.md',
    frontmatter: {
      title: 'One & <two>',
      section: 'world',
      tags: ['rivers'],
      authors: ['A. Writer'],
      date: '2026-03-02',
      image: {src: '../images/one.png', alt: 'A "river"'},
    },
    body: h(null, [link('stories/fa.md'), link('books/b/1.md')]),
  }),
  sampleDocument({
    path: 'stories/fa.md',
    lang: 'fa',
    dir: 'rtl',
    frontmatter: {title: 'رود', slug: 'رود', section: 'world', date: '2026-03-01'},
  }),
  sampleDocument({path: 'stories/paper.md', frontmatter: {formats: ['pdf'], title: 'Paper only'}}),
  sampleDocument({
    path: 'books/b/index.md',
    kind: 'book',
    frontmatter: {title: 'Book', slug: 'b', chapters: ['1.md', '2.md']},
  }),
  sampleDocument({path: 'books/b/1.md', kind: 'chapter', frontmatter: {title: 'First'}}),
  sampleDocument({path: 'books/b/2.md', kind: 'chapter', frontmatter: {title: 'Second'}}),
  sampleDocument({
    path: 'issues/1.md',
    kind: 'issue',
    frontmatter: {title: 'No. 1', stories: ['../stories/one.md', '../stories/fa.md']},
  }),
  sampleDocument({path: 'pages/about.md', kind: 'page', frontmatter: {title: 'About'}}),
]

const press = (config: Readonly<Record<string, unknown>> = {}): Press => ({
  publication: assemble(
    documents,
    sampleConfig({
      formats: ['html', 'pdf', 'epub', 'rss'],
      url: 'https://paper.example/base/',
      sections: [{slug: 'world', title: 'World'}],
      list: {items: 1},
      images: 'original',
      ...config,
    }),
  ),
  theme,
  assets,
  judgesBooks: false,
  judgesFeeds: false,
  pictures: openPictures(memoryStore(), ''),
  formats: new Set(['html', 'pdf', 'epub', 'rss']),
})

const write = async (tasks: readonly Task[]): Promise<readonly OutputFile[]> => {
  const results = await Promise.all(tasks.map(task => task.run()))
  expect(results.flatMap(({messages}) => messages.map(String))).toEqual([])
  return results.flatMap(({files}) => files)
}

const tasks = [...html.plan(press())]
const files = await write(tasks)
const pages = files.filter(({mediaType}) => mediaType === 'text/html')
const page = (path: string) => String(files.find(file => file.path === path)?.contents)
/** What is there, with what other formats write beside it. */
const written = new Set([
  ...files.map(({path}) => path),
  ...['feed.xml', 'world/feed.xml'],
  ...['world/one/one', 'world/رود/رود', 'books/b/b', 'issues/1/1'].flatMap(stem => [
    `${stem}.pdf`,
    `${stem}.epub`,
  ]),
])

test('the pages of a publication', () => {
  expect(pages.map(({path}) => path).sort()).toEqual(
    [
      '404.html',
      'about/index.html',
      'archive/2026/03/index.html',
      'archive/2026/03/page/1/index.html',
      'archive/2026/index.html',
      'archive/index.html',
      'authors/a-writer/index.html',
      'authors/index.html',
      'books/b/1/index.html',
      'books/b/2/index.html',
      'books/b/index.html',
      'books/index.html',
      'index.html',
      'issues/1/index.html',
      'issues/index.html',
      'tags/index.html',
      'tags/rivers/index.html',
      'world/index.html',
      'world/one/index.html',
      'world/page/1/index.html',
      'world/رود/index.html',
    ].sort(),
  )
})

describe.each(pages.map(({path, contents}) => ({path, contents: String(contents)})))(
  '$path',
  ({path, contents}) => {
    test('every address leads to a file under the base path', () => {
      const base = `https://paper.example/base/${encodeURI(path)}`
      const addresses: string[] = []
      visit(parseHtml(contents), 'element', ({properties}) => {
        for (const value of [properties.href, properties.src])
          if (typeof value === 'string' && !value.startsWith('data:')) addresses.push(value)
      })
      expect(addresses.length).toBeGreaterThan(5)
      const missing = addresses.filter(address => {
        const url = new URL(address, base)
        if (!url.href.startsWith('https://paper.example/base/')) return true
        const target = decodeURI(url.pathname.slice('/base/'.length))
        return !written.has(target === '' || target.endsWith('/') ? `${target}index.html` : target)
      })
      expect(missing).toEqual([])
    })

    test('every id is there once, and every fragment has one', () => {
      const ids: string[] = []
      const fragments: string[] = []
      visit(parseHtml(contents), 'element', ({properties}) => {
        if (typeof properties.id === 'string') ids.push(properties.id)
        if (typeof properties.href === 'string' && properties.href.startsWith('#'))
          fragments.push(properties.href.slice(1))
      })
      expect([...new Set(ids)]).toEqual(ids)
      expect(fragments.filter(fragment => !ids.includes(fragment))).toEqual([])
    })

    test('has one first heading, a title, a language, and no script', () => {
      expect(contents.match(/<h1/g)?.length).toBe(1)
      expect(contents).toMatch(/<title>[^<]+<\/title>/)
      expect(contents).toMatch(/<html lang="\w+" dir="(ltr|rtl)">/)
      expect(
        contents.replaceAll(/<script type="application\/ld\+json">[^<]+<\/script>/g, ''),
      ).not.toMatch(/<script|javascript:|\son\w+=/)
    })
  },
)

test('a page names its feeds, and what else the work is written as', () => {
  const one = page('world/one/index.html')
  expect(one).toContain(
    '<link rel="alternate" type="application/rss+xml" title="World (RSS)" href="../../world/feed.xml">',
  )
  expect(one).toContain('href="../../world/one/one.pdf"')
  expect(one).toContain('<link rel="canonical" href="https://paper.example/base/world/one/">')
  expect(one).toContain(
    '<meta property="og:image" content="https://paper.example/base/assets/one.00000000.png">',
  )
})

test('text is escaped', () => {
  const one = page('world/one/index.html')
  expect(one).toContain('<title>One &amp; &lt;two&gt; — The Paper</title>')
  expect(one).toContain('alt="A &#34;river&#34;"')
})

test('a story in another language says so, and lists say it too', () => {
  expect(page('world/رود/index.html')).toContain('<html lang="fa" dir="rtl">')
  expect(page('world/page/1/index.html')).toContain('<article class="card" lang="fa" dir="rtl">')
})

test('a story that is kept from the site is linked nowhere', () => {
  expect(pages.filter(({contents}) => String(contents).includes('Paper only'))).toEqual([])
})

test('404.html has addresses that hold anywhere', () => {
  expect(page('404.html')).toContain('href="/base/world/"')
  expect(page('404.html')).not.toContain('rel="canonical"')
})

test('the sitemap names every page with the day of its last change, and robots.txt names the sitemap', () => {
  expect(page('sitemap.xml')).toContain(
    '<url><loc>https://paper.example/base/world/one/</loc><lastmod>2026-03-02T00:00:00Z</lastmod></url>',
  )
  expect(page('sitemap.xml').match(/<loc>/g)?.length).toBe(pages.length - 1)
  expect(page('robots.txt')).toContain('Sitemap: https://paper.example/base/sitemap.xml')
})

test('a task depends on what its page shows, and on nothing else', () => {
  const inputsOf = (config: Readonly<Record<string, unknown>>, id: string) =>
    [...html.plan(press(config))].find(task => task.id === id)?.inputs
  const id = 'html:world/one/index.html'
  expect(inputsOf({}, id)).toEqual(tasks.find(task => task.id === id)?.inputs)
  expect(inputsOf({title: 'Another'}, id)).not.toEqual(inputsOf({}, id))
  expect(inputsOf({list: {items: 2}}, id)).toEqual(inputsOf({}, id))
})

test('a story leads to its neighbors in its section, and says where it stands', () => {
  const one = page('world/one/index.html')
  expect(one).toContain(
    '<p class="pager-end"><span class="label">Older</span> <a href="../../world/%D8%B1%D9%88%D8%AF/" rel="next" lang="fa" dir="rtl">رود</a></p>',
  )
  expect(one).not.toContain('rel="prev"')
  expect(one).toMatch(
    /<nav class="breadcrumbs"[^>]*>\s*<ol class="plain">\s*<li><a href="..\/..\/">Front page<\/a><\/li>\s*<li><a href="..\/..\/world\/">World<\/a><\/li>\s*<\/ol>/,
  )
  expect(one).toContain('<span class="reading-time"> · 1 min read</span>')
  expect(page('world/رود/index.html')).toContain('rel="prev" lang="en" dir="ltr">One &amp;')
})

test('a chapter leads to the ones beside it and shows its place in the book', () => {
  const second = page('books/b/2/index.html')
  expect(second).toContain('rel="prev">First</a>')
  expect(second).toContain('aria-current="page">2. Second</a>')
  expect(second).toContain('<details class="book-nav-list">')
})

test('lists say how many stories they have, by the plural of their language', () => {
  expect(page('world/index.html')).toContain('<p class="page-count">2 stories</p>')
  expect(page('world/page/1/index.html')).toContain('<p class="page-count">Page 1</p>')
  expect(page('tags/index.html')).toMatch(
    /<a href="..\/tags\/rivers\/">rivers<\/a> <span class="directory-count">1<\/span>/,
  )
  expect(page('books/index.html')).toContain('<p class="page-count">1 book</p>')
  expect(page('books/index.html')).toContain('2 chapters')
})

test('404.html leads on: to sections, lists and the newest stories', () => {
  for (const address of ['world/', 'archive/', 'tags/', 'authors/', 'world/one/'])
    expect(page('404.html')).toContain(`href="/base/${address}"`)
})

test('the archive keeps years and months of the calendar in which dates are printed', async () => {
  const persian = press({lang: 'fa', timeZone: 'Asia/Tehran'})
  const paths = [...html.plan(persian)].map(({id}) => id).filter(id => id.includes('archive/14'))
  expect(paths).toEqual([
    'html:archive/1404/index.html',
    'html:archive/1404/12/index.html',
    'html:archive/1404/12/page/1/index.html',
  ])
  const archive = [...html.plan(persian)].filter(({id}) => id === 'html:archive/index.html')
  expect(String((await write(archive))[0]?.contents)).toContain('>اسفند ۱۴۰۴</a>')
})
