import {expect, test} from 'vitest'
import {html} from '../../src/formats/html/index.ts'
import {bindAll, openMarkdown} from './epub/from-markdown.ts'
import {runTasks} from './press.ts'

const story = (title: string, date: string) =>
  `---\ntitle: ${title}\nsubtitle: افت -3.2% بود\nkicker: بورس −۲٪\nsummary: خلاصه‌ای با −۷٪ رشد\nsection: x\ndate: ${date}\ntags: [−۳٪ کاغذ]\n---\n\nمتن\n`
const chapter = (title: string) => `---\ntitle: ${title}\n---\n\nمتن\n\n## بخش −۴٪ رشد\n\nمتن\n`

const files = {
  'publication.yaml':
    'title: روزنامهٔ −۱٪\nurl: https://example.org/\nlang: fa\nsearch: true\nsections:\n  - {slug: x, title: رشد −۵٪ سال}\n',
  'stories/a.md': story('رشد −۶٪ در تابستان', '2026-03-01'),
  'stories/b.md': story('رشد +8% در پاییز', '2026-03-02'),
  'stories/c.md': story('زمستان', '2026-03-03').replace('---\n', '---\naliases: [/c-2/]\n'),
  'books/b/index.md': `---\ntitle: کتاب −۹٪ رشد\nkind: book\ndate: 2026-01-01\nchapters: [one.md, two.md]\n---\n`,
  'books/b/one.md': chapter('فصل −۶٪'),
  'books/b/two.md': chapter('فصل −۷٪'),
}

/** What a page shows of signed numbers outside of a `bdi`. */
const bare = (page: string): readonly string[] =>
  page
    .replace(/<(title|script|style|bdi)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .filter(line => /[-+−][0-9۰-۹]/.test(line))

test('signed numbers of titles, lists, shells and contents are set apart on every page of the site', async () => {
  const results = await runTasks(html.plan(await openMarkdown(files)))
  const pages = results.flatMap(result => result.files).filter(({path}) => path.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(15)
  for (const {path, contents} of pages) expect([path, ...bare(String(contents))]).toEqual([path])
  const headline = /<h1 class="headline">(.*)<\/h1>/.exec(
    String(pages.find(({path}) => path === 'x/a/index.html')?.contents),
  )
  expect(headline?.[1]).toBe('رشد <bdi dir="ltr">−۶٪</bdi> در تابستان')
})

test('and results of a search show them so', async () => {
  const results = await runTasks(html.plan(await openMarkdown(files)))
  const found = results.flatMap(result => result.files).find(({path}) => /search\/d\./.test(path))
  const cards = JSON.parse(String(found?.contents)) as string[][]
  expect(cards.find(([href]) => href === '../x/a/')?.slice(1, 3)).toEqual([
    'رشد \u2066−۶٪\u2069 در تابستان',
    'خلاصه‌ای با \u2066−۷٪\u2069 رشد',
  ])
})

test('and on every page of an e-book, its contents among them', async () => {
  const {books} = await bindAll(await openMarkdown(files))
  const pages = books.flatMap(({files}) => [...files]).filter(([path]) => path.endsWith('.xhtml'))
  expect(pages.some(([path]) => path.endsWith('toc.xhtml'))).toBe(true)
  for (const [path, page] of pages) expect([path, ...bare(page)]).toEqual([path])
})

test('titles of left-to-right pages are left as they are', async () => {
  const english = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace('lang: fa', 'lang: en')]),
  )
  const results = await runTasks(html.plan(await openMarkdown(english)))
  const pages = results.flatMap(result => result.files).map(({contents}) => String(contents))
  expect(pages.join('')).not.toContain('<bdi')
})
