import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import JSZip from 'jszip'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-drafts-'))
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

const future = '2030-01-01T00:00:00Z'
const story = (title: string, head: string) =>
  `---\ntitle: ${title}\ndate: 2026-05-01\n${head}\n---\n\nWords.\n`

const files = {
  'publication.yaml': 'title: Post\n',
  'out.md': story('Outlook', 'lang: en'),
  'draft.md': story('Drafty', 'status: draft'),
  'fa.md': story('نو', 'status: draft\nlang: fa'),
  'hugo.md': story('Hugolike', 'draft: true'),
  'embargo.md': story('Secretly', `status: draft\nembargo: ${future}`),
  'unread.md': story('Secretly two', 'status: draft\nembargo: tomorrow'),
  'killed.md': story('Secretly three', 'status: killed'),
  'slip.md': story('Secretly four', 'status: kiled'),
  'open.md': '---\nstatus: draft\ntitle: Secretly five\n\nWords.\n',
  'book/index.md': '---\ntitle: Booky\nkind: book\nstatus: draft\nchapters: [one.md]\n---\n',
  'book/one.md': '---\ntitle: Chaptery\nstatus: draft\n---\n\nWords.\n',
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(work, path)), {recursive: true})
  writeFileSync(join(work, path), text)
}

async function run(drafts: boolean): Promise<readonly Event[]> {
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
    drafts,
    strict: false,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
  })
  return events
}

const outputs = () =>
  readdirSync(join(work, 'dist'), {recursive: true, encoding: 'utf8'}).filter(path =>
    /\.\w+$/.test(path),
  )
const textOf = (path: string) => readFileSync(join(work, 'dist', path), 'utf8')
/** All that a reader, a store or a feed could be told. */
async function words(): Promise<string> {
  const texts: string[] = []
  for (const path of outputs()) {
    if (/\.(html|xml|json)$/.test(path)) texts.push(textOf(path))
    if (!path.endsWith('.epub')) continue
    const book = await JSZip.loadAsync(readFileSync(join(work, 'dist', path)))
    for (const file of Object.values(book.files))
      if (/\.(xhtml|opf|ncx)$/.test(file.name)) texts.push(await file.async('text'))
  }
  return texts.join('\n')
}

test('drafts are in no output unless asked for, and then nowhere without their mark', async () => {
  const without = await run(false)
  expect(without.find(({type}) => type === 'start')).toMatchObject({drafts: 0})
  const before = outputs()
  expect(await words()).not.toMatch(/Drafty|Hugolike|نو<|Booky|Chaptery|Secretly/)

  const shown = await run(true)
  expect(shown.find(({type}) => type === 'start')).toMatchObject({drafts: 5})
  for (const path of [
    'stories/draft/index.html',
    'stories/draft/draft.pdf',
    'stories/draft/draft.epub',
    'books/book/one/index.html',
    'books/book/book.pdf',
  ])
    expect(outputs()).toContain(path)
  const all = await words()
  expect(all).not.toContain('Secretly')
  for (const title of ['Drafty', 'Hugolike', 'Booky', 'Chaptery']) {
    expect(all).toContain(`[Draft] ${title}`)
    expect(all.replaceAll(`[Draft] ${title}`, '')).not.toContain(title)
  }
  expect(textOf('stories/fa/index.html')).toContain('<h1 class="headline">[پیش‌نویس] نو</h1>')
  expect(textOf('stories/out/index.html')).toContain('<h1 class="headline">Outlook</h1>')
  expect(textOf('feed.xml')).toContain('[Draft] Drafty')

  await run(false)
  expect(outputs().sort()).toEqual(before.sort())
  expect(await words()).not.toMatch(/Drafty|Draft\]/)
}, 120_000)
