import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import JSZip from 'jszip'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import {readPdf, taggedText} from '../conformance/read-pdf.mjs'
import {findIn, readOutputs} from './read-outputs.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-live-'))
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

const update = (time: string, title: string, body: string) =>
  `:::update{time="${time}" title="${title}"}\n${body}\n:::\n`

const files = {
  'publication.yaml':
    'title: Post\nurl: https://post.example/\nsearch: true\ntimeZone: Asia/Tehran\n',
  'live.md': `---
title: Flood
date: 2026-06-01T06:00:00Z
---

The beginning.

${update('2026-06-01T10:00+00:00', 'Tenfirst', 'Wordsten.')}
${update('2026-06-01T16:00+03:30', 'Twelvesecond', 'Wordstwelve.')}
Between them.

${update('2026-06-01T11:00Z', 'Eleventhird', 'Wordseleven, after [the first](#update-2026-06-01-10-00).')}
${update('2026-06-01T13:00Z', 'Thirteenfuture', 'Wordsthirteen.[^1]\n\n![Altfuture](future-picture.png)\n\n::include{file=part.md}')}
> :::update{time="2026-06-01T14:00Z" title="Quotedfuture"}
> Wordsquoted.
> :::

~~~
:::update{time="2026-06-01T14:00Z"}
An example.
:::
~~~

[^1]: Notefuture.
`,
  'part.md': 'Partfuture.\n',
  'fa.md': `---\ntitle: سیل\nlang: fa\ndate: 2026-06-01T06:00:00Z\n---\n\n${update('2026-06-01T12:30Z', 'پل', 'متن.')}`,
  'issue.md': '---\ntitle: Issue\nkind: issue\ndate: 2026-06-01\nstories: [live.md, fa.md]\n---\n',
}
for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text)
writeFileSync(join(work, 'future-picture.png'), readFileSync('content/images/manual-cover.png'))

async function publish(now: string): Promise<readonly Event[]> {
  const events: Event[] = []
  await build({
    folders: {
      workingFolder: work,
      folder: work,
      out: join(work, 'dist'),
      state: join(work, '.octavo'),
    },
    only: undefined,
    mode: 'write',
    useCache: true,
    strict: false,
    now: new Date(now),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
  })
  return events
}

const future = [
  'Thirteenfuture',
  'Wordsthirteen',
  'Notefuture',
  'Altfuture',
  'future-picture',
  'Partfuture',
  'Quotedfuture',
  'Wordsquoted',
]
const read = (path: string) => readFileSync(join(work, 'dist', path))
const text = (path: string) => read(path).toString('utf8')

/** What is told of, in the order in which a reader comes to it. */
const order = (text: string) =>
  [...text.matchAll(/beginning|Between|Words(?:ten|eleven|twelve|thirteen)|Notefuture/g)].map(
    ([word]) => word,
  )

test('updates are shown newest first in every format, and those to come in none', async () => {
  const events = await publish('2026-06-01T12:59:59Z')
  expect(events.filter(({type}) => type === 'failure')).toEqual([])
  expect(events.find(({type}) => type === 'held')).toMatchObject({
    count: 2,
    next: [{title: 'Flood', path: 'live.md', local: '2026-06-01 16:30 (Asia/Tehran)'}],
  })
  expect(findIn(await readOutputs(join(work, 'dist')), future)).toEqual([])

  const expected = ['beginning', 'Wordstwelve', 'Wordseleven', 'Between', 'Wordsten']
  const page = text('stories/live/index.html')
  expect(order(page.slice(page.indexOf('story-body')))).toEqual(expected)
  expect(order(taggedText(readPdf(read('stories/live/live.pdf'))))).toEqual(expected)
  expect(order(taggedText(readPdf(read('issues/issue/issue.pdf'))))).toEqual(expected)
  const book = await JSZip.loadAsync(read('stories/live/live.epub'))
  const chapter = await book.file('OEBPS/chapter-001.xhtml')?.async('text')
  expect(order((chapter ?? '').split('story-body')[1] ?? '')).toEqual(expected)
  const content = text('atom.xml').split('<content')[2] ?? ''
  expect(order(content)).toEqual(expected)
  expect(order(JSON.parse(text('feed.json')).items[1].content_html)).toEqual(expected)

  // Each has its time in the zone of the publication and the language of its document, and an id.
  expect(page).toContain(
    '<section class="update" id="update-2026-06-01-16-00"><p class="update-time"><a href="#update-2026-06-01-16-00"><time datetime="2026-06-01T16:00+03:30">June 1, 2026, 16:00</time></a></p>\n<h2 id="twelvesecond">Twelvesecond</h2>',
  )
  expect(page).toContain('after <a href="#update-2026-06-01-10-00">the first</a>')
  expect(page).toContain('An example.')
  expect(text('stories/fa/index.html')).toContain(
    '<time datetime="2026-06-01T12:30Z">۱۱ خرداد ۱۴۰۵، ۱۶:۰۰</time>',
  )
  expect(content).toContain('<time datetime="2026-06-01T16:00+03:30">June 1, 2026, 16:00</time>')

  // The newest moves `updated`, and search engines are told of all.
  expect(text('atom.xml')).toContain('<updated>2026-06-01T12:30:00.000Z</updated>')
  expect(page).toContain('<meta property="article:modified_time" content="2026-06-01T12:30:00Z">')
  expect(page).toContain('"@type":"LiveBlogPosting"')
  expect(page).toContain(
    '{"@type":"BlogPosting","headline":"Eleventhird","datePublished":"2026-06-01T11:00Z","url":"https://post.example/stories/live/#update-2026-06-01-11-00"}',
  )

  await publish('2026-06-01T13:00:00Z')
  const later = text('stories/live/index.html')
  expect(order(later.slice(later.indexOf('story-body')))).toEqual([
    'beginning',
    'Wordsthirteen',
    'Wordstwelve',
    'Between',
    'Wordseleven',
    'Wordsten',
    'Notefuture',
  ])
  const shown = await readOutputs(join(work, 'dist'))
  for (const word of future.slice(0, 6))
    expect([word, findIn(shown, [word]).length > 0]).toEqual([word, true])
  expect(findIn(shown, future.slice(6))).toEqual([])
  expect(text('atom.xml')).toContain('<updated>2026-06-01T13:00:00.000Z</updated>')

  await publish('2026-06-01T12:59:59Z')
  expect(findIn(await readOutputs(join(work, 'dist')), future)).toEqual([])
}, 120_000)

test('an update in a document with raw HTML is one, and HTML alone makes none', async () => {
  writeFileSync(
    join(work, 'live.md'),
    `---\ntitle: Flood\ndate: 2026-06-01T06:00:00Z\n---\n\n<aside>Beside.</aside>\n\n<section data-update="2026-06-01T07:00Z">Forged.</section>\n\n${update('2026-06-01T10:00Z', 'One', 'Words.')}\n${update('2026-06-01T11:00Z', 'Two', 'Words.')}`,
  )
  await publish('2026-06-01T12:00:00Z')
  const page = text('stories/live/index.html')
  expect([...page.matchAll(/class="update" id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'update-2026-06-01-11-00',
    'update-2026-06-01-10-00',
  ])
  expect(page).toContain('<section>Forged.</section>')
}, 60_000)
