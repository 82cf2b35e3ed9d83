import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {resolveFolders} from '../../src/commands/folders.ts'
import {inspect} from '../../src/commands/inspect.ts'
import {parseDocument} from '../../src/document/parse.ts'
import {html} from '../../src/formats/html/index.ts'
import {bindAll, openFolder} from '../formats/epub/from-markdown.ts'
import {faultsOf} from '../formats/epub/read.ts'
import {runTasks} from '../formats/press.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-front-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const files = {
  'publication.yaml': 'title: P\nurl: https://p.example/\n',
  'books/tides/index.md': `---
title: Tides
kind: book
date: 2026-01-01
dedication: |
  For Maria,
  who "reads" <everything>
epigraph:
  text: |
    شب تاریک و بیم موج
    و گردابی چنین هایل
  source: Hafez
  lang: fa
chapters: [one.md]
---

To begin with.
`,
  'books/tides/one.md': '---\ntitle: One\n---\n\nText.\n',
}
mkdirSync(join(folder, 'books/tides'), {recursive: true})
for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)

async function pagesOf(file: string): Promise<readonly string[]> {
  let text = ''
  await inspect({
    now: new Date('2026-02-01'),
    sourceDate: new Date(0),
    folders: resolveFolders(folder, undefined, undefined),
    file,
    tree: false,
    pages: true,
    emit: event => {
      if (event.type === 'note') text += event.text
    },
  })
  const {pages} = JSON.parse(text) as {pages: {lines: {text: string}[]}[]}
  return pages.map(({lines}) => lines.map(({text}) => text.trim()).join(' / '))
}

test('in print, dedication and epigraph have a page each before the contents', async () => {
  const pages = await pagesOf('books/tides/index.md')
  const at = (words: string) => pages.findIndex(page => page.includes(words))
  expect(pages[at('Maria')]).toBe('For Maria, / who “reads” <everything>')
  expect(pages[at('Hafez')]).toBe('شب تاریک و بیم موج / و گردابی چنین هایل / Hafez')
  // Recto and verso: pages count from 0 here.
  expect([at('Maria'), at('Hafez'), at('Contents'), at('To begin')]).toEqual([4, 5, 6, 8])
})

test('in an e-book, too, and readers are led there', async () => {
  const {books, messages} = await bindAll(await openFolder(folder))
  expect(messages).toEqual([])
  const [book] = books
  const read = (name: string) => book?.files.get(name) ?? ''
  expect([...read('content.opf').matchAll(/itemref idref="([^"]+)"/g)].map(([, id]) => id)).toEqual(
    [
      'cover',
      'titlepage',
      'dedication',
      'epigraph',
      'nav',
      'introduction',
      'chapter-001',
      'colophon',
    ],
  )
  expect([...read('toc.xhtml').matchAll(/epub:type="(\w+)" href="([^"]+)"/g)].map(String)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('dedication.xhtml'),
      expect.stringContaining('epigraph.xhtml'),
    ]),
  )
  expect(read('dedication.xhtml')).toMatch(
    /<section[^>]* role="doc-dedication"[^>]* epub:type="dedication">\n<p>.*For Maria,<br\/>who “reads” &lt;everything&gt;<\/p>/,
  )
  expect(read('epigraph.xhtml')).toMatch(/<blockquote class="epigraph" lang="fa" dir="rtl"/)
  expect(await faultsOf(book?.bytes ?? new Uint8Array())).toEqual([])
})

test('on the site they stand above the introduction', async () => {
  const results = await runTasks(html.plan(await openFolder(folder)))
  const page = results
    .flatMap(({files}) => files)
    .find(({path}) => path === 'books/tides/index.html')
  const text = String(page?.contents)
  const places = ['who “reads” &lt;everything', 'Hafez', '<p>To begin', 'id="contents"'].map(
    words => text.indexOf(words),
  )
  expect(places.every(place => place > 0)).toBe(true)
  expect(places.toSorted((a, b) => a - b)).toEqual(places)
})

test('what is no book has no page for them, and says so', async () => {
  const {file} = await parseDocument({
    path: 'stories/a.md',
    text: '---\ntitle: A\ndate: 2026-01-01\ndedication: For Maria\n---\n\nText.\n',
    defaults: {lang: 'en'},
  })
  expect(file.messages.map(String)).toEqual([
    'stories/a.md:4:13: Unexpected `dedication` of a story, expected a book: other works have no page for it',
  ])
})
