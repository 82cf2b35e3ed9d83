import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import type {FormatName} from '../../src/config/format-names.ts'
import {xmlFault} from '../../src/formats/well-formed.ts'
import {findIn, readOutputs} from './read-outputs.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-kill-'))
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

const secrets = {
  headline: 'Zyzzogeton',
  body: 'Xylocopaword',
  note: 'Notenumbat',
  tag: 'Tagpotoroo',
  author: 'Authorcuscus',
  picture: 'pictureglider',
  why: 'Whynotequoll',
}

const story = (keys: string, body = 'Words.') => `---\ndate: 2026-05-01\n${keys}\n---\n\n${body}\n`

const written = story(
  `title: ${secrets.headline} resigns
slug: resigns
id: tag:post.example,2026:the-story
section: world
tags: [${secrets.tag}, ink]
authors: [${secrets.author}]
aliases: [/world/early/, /old.html]
image: {src: ${secrets.picture}.png, alt: A disc.}`,
  `${secrets.body} in the text.[^1]\n\n[^1]: ${secrets.note}.`,
)

const files: Readonly<Record<string, string>> = {
  'publication.yaml': `title: Post
url: https://post.example/
search: true
sections: [{slug: world, title: World}, {slug: sport, title: Sport}]
`,
  'addresses.txt': 'world/first/ tag:post.example,2026:the-story\n',
  'story.md': written,
  'other.md': story('title: Other\nsection: sport\ntags: [ink]'),
  'fa.md': story('title: خبر\nlang: fa\ntranslationOf: story.md\nsection: world', 'متن.'),
  'issue.md': story('title: The issue\nkind: issue\nstories: {section: world}'),
}
for (const [path, text] of Object.entries(files)) write(path, text)
write(`${secrets.picture}.png`, readFileSync('content/images/manual-cover.png'))

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(join(work, path)), {recursive: true})
  writeFileSync(join(work, path), contents)
}

async function publish(only?: readonly FormatName[]): Promise<readonly Event[]> {
  const events: Event[] = []
  await build({
    folders: {
      workingFolder: work,
      folder: work,
      out: join(work, 'dist'),
      state: join(work, '.octavo'),
    },
    only,
    mode: 'write',
    useCache: true,
    strict: false,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
  })
  return events
}

const outputs = () => readOutputs(join(work, 'dist'))
const all = Object.values(secrets)
const pageAt = (path: string) => readFileSync(join(work, 'dist', path), 'utf8')
const tombstones = [
  'world/resigns/index.html',
  'world/early/index.html',
  'world/first/index.html',
  'old.html',
]

test('nothing of a killed story is left in the folder, but a page that says it was withdrawn', async () => {
  await publish()
  const before = findIn(await outputs(), [secrets.body]).map(place => place.replace(/:.*/, ''))
  expect(before).toEqual(
    expect.arrayContaining([
      'world/resigns/index.html',
      'world/resigns/resigns.pdf',
      'world/resigns/resigns.epub',
      'issues/issue/issue.pdf',
      'issues/issue/issue.epub',
      'feed.xml',
      'atom.xml',
      'feed.json',
      'world/atom.xml',
    ]),
  )

  write(
    'story.md',
    written.replace(
      '---\n',
      `---\nstatus: killed\nkilled: {date: 2026-05-20T10:00:00+03:00, note: ${secrets.why}}\n`,
    ),
  )
  const events = await publish()
  expect(events.filter(({type}) => type === 'failure')).toEqual([])
  const after = await outputs()
  expect(findIn(after, all)).toEqual([])
  const paths = after.map(({path}) => path)
  expect(paths.filter(path => path.includes('resigns'))).toEqual(['world/resigns/index.html'])
  expect(paths).toEqual(expect.arrayContaining(tombstones))

  const page = pageAt('world/resigns/index.html')
  expect(page).toContain('<h1 class="page-title">This story was withdrawn</h1>')
  expect(page).toContain('<meta name="robots" content="noindex">')
  expect(page).not.toContain('application/ld+json')
  // Nowhere else is the address written, but in the list of what Octavo wrote.
  expect(
    findIn(
      after.filter(({path}) => !tombstones.includes(path) && path !== '.octavo.json'),
      ['resigns', 'withdrawn'],
    ),
  ).toEqual([])

  const deleted =
    '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:post.example,2026:the-story" when="2026-05-20T07:00:00.000Z"/>'
  for (const feed of ['atom.xml', 'world/atom.xml']) {
    expect(pageAt(feed)).toContain(deleted)
    expect(pageAt(feed)).toContain('<updated>2026-05-20T07:00:00.000Z</updated>')
    expect(xmlFault(pageAt(feed))).toBeUndefined()
  }
  expect(pageAt('sport/atom.xml')).not.toContain('deleted-entry')
  expect(pageAt('feed.xml') + pageAt('feed.json')).not.toContain('the-story')

  // An incremental build is a clean one.
  rmSync(join(work, '.octavo'), {recursive: true})
  rmSync(join(work, 'dist'), {recursive: true})
  await publish()
  expect(await outputs()).toEqual(after)
}, 120_000)

test.each([
  ['in Persian', story('title: T\nstatus: killed\nlang: fa'), 'این گزارش پس گرفته شد'],
  ['that says only when', story('title: T\nkilled: {date: 2026-05-02}'), 'withdrawn'],
  ['before its embargo', story('title: T\nstatus: killed\nembargo: 2026-07-01T00:00:00Z'), ''],
  ['before its date', story('title: T\nstatus: killed').replace('2026-05-01', '2026-07-01'), ''],
  ['by a slip', story('title: T\nstatus: kiled'), ''],
  ['by a slip in the kill', story('title: T\nkilled: [now]'), ''],
  ['as a draft', story('title: T\nstatus: draft'), ''],
])(
  'a story killed %s',
  async (_, text, expected) => {
    write('story.md', text)
    await publish()
    const found = (await outputs()).find(({path}) => path === 'stories/story/index.html')
    if (expected === '') expect(found).toBeUndefined()
    else expect(found?.text).toContain(expected)
  },
  60_000,
)

test('who stands at the address of a killed story has it', async () => {
  write('story.md', story('title: T\nslug: resigns\nsection: world\nstatus: killed'))
  write('new.md', story('title: New\nslug: resigns\nsection: world'))
  await publish()
  expect(pageAt('world/resigns/index.html')).toContain('<h1 class="headline">New</h1>')
  expect(pageAt('atom.xml')).toContain('deleted-entry')
}, 60_000)

test('a build of some formats takes a killed story out of the others, too, and says so', async () => {
  const yaml = readFileSync(join(work, 'publication.yaml'), 'utf8')
  rmSync(join(work, 'new.md'))
  write('story.md', written)
  write('publication.yaml', `${yaml}formats: [html, pdf, epub, rss, atom, json]\n`)
  await publish()
  expect(findIn(await outputs(), [secrets.body]).length).toBeGreaterThan(8)
  // What is as it was is left alone.
  const same = await publish(['html'])
  expect(same.filter(({type}) => type === 'note')).toEqual([])

  write('story.md', written.replace('---\n', '---\nstatus: killed\n'))
  // And of a format that is no longer written nothing stays.
  write('publication.yaml', `${yaml}formats: [html, pdf, epub, rss, atom]\n`)
  const events = await publish(['html'])
  expect(events.filter(({type}) => type === 'note')).toEqual([
    {
      type: 'note',
      text: 'also pdf, epub, rss, atom, json: what the last build of that left holds documents that are not public any more',
    },
  ])
  expect(findIn(await outputs(), all)).toEqual([])
  const paths = (await outputs()).map(({path}) => path)
  expect(paths).toContain('sport/other/other.pdf')
  expect(paths.filter(path => path.endsWith('feed.json'))).toEqual([])
  const again = await publish(['html'])
  expect(again.filter(({type}) => type === 'note')).toEqual([])
}, 120_000)
