import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import JSZip from 'jszip'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import {readPdf, taggedText} from '../conformance/read-pdf.mjs'

const work = mkdtempSync(join(tmpdir(), 'octavo-corrections-'))
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

const story = (keys: string) =>
  `---\ntitle: Story\ndate: 2026-05-01\nupdated: 2026-05-02\n${keys}\n---\n\nWords.\n`
writeFileSync(
  join(work, 'publication.yaml'),
  'title: Post\nurl: https://post.example/\ntimeZone: Asia/Tehran\n',
)
writeFileSync(
  join(work, 'issue.md'),
  '---\ntitle: Issue\nkind: issue\ndate: 2026-05-01\nstories: [story.md]\n---\n',
)

async function publish(keys: string): Promise<void> {
  writeFileSync(join(work, 'story.md'), story(keys))
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
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: () => {},
  })
}

const read = (path: string) => readFileSync(join(work, 'dist', path))
const text = (path: string) => read(path).toString('utf8')
const entryOf = (atom: string) => atom.slice(atom.indexOf('<entry'))
const idOf = (atom: string) => /<id>(.*?)<\/id>/.exec(entryOf(atom))?.[1]

test('a correction stands in every output, and moves when the story was changed, but not its id', async () => {
  await publish('')
  const before = text('atom.xml')
  expect(entryOf(before)).toContain('<updated>2026-05-01T20:30:00.000Z</updated>')
  await publish('corrections: [{date: 2026-05-09, text: The bridge is older.}]')

  const printed = 'Correction, May 9, 2026: The bridge is older.'
  const plain = (html: string) => html.replace(/<[^>]*>/g, '')
  const page = text('stories/story/index.html')
  expect(plain(page)).toContain(printed)
  expect(page).toContain(
    '"correction":[{"@type":"CorrectionComment","datePublished":"2026-05-09","text":"The bridge is older."}]',
  )
  expect(page).toContain('"dateModified":"2026-05-09"')
  for (const path of ['stories/story/story.pdf', 'issues/issue/issue.pdf'])
    expect(taggedText(readPdf(read(path))).replace(/\s+/g, ' ')).toContain(printed)
  for (const path of ['stories/story/story.epub', 'issues/issue/issue.epub']) {
    const book = await JSZip.loadAsync(read(path))
    const pages = Object.values(book.files).filter(({name}) => name.endsWith('.xhtml'))
    const texts = await Promise.all(pages.map(file => file.async('text')))
    expect(texts.map(plain).join('\n')).toContain(printed)
  }
  // Feeds say it without a style sheet: a paragraph that begins with what it is and when, in bold.
  const markup =
    '<p class="correction"><strong>Correction, <time datetime="2026-05-09">May 9, 2026</time>:</strong> The bridge is older.</p>'
  const atom = text('atom.xml')
  for (const feed of [atom, text('feed.xml'), JSON.parse(text('feed.json')).items[0].content_html])
    expect(feed).toContain(markup)
  expect(entryOf(atom)).toContain('<updated>2026-05-08T20:30:00.000Z</updated>')
  expect(text('feed.xml')).toContain('<atom:updated>2026-05-08T20:30:00.000Z</atom:updated>')
  expect(JSON.parse(text('feed.json')).items[0].date_modified).toBe('2026-05-08T20:30:00.000Z')
  expect(idOf(atom)).toBe(idOf(before))
  expect(idOf(atom)).toBe('tag:post.example,2026:story')
}, 60_000)
