import {createHash} from 'node:crypto'
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import sharp from 'sharp'
import {afterAll, expect, test} from 'vitest'
import {type BuildOptions, build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import {findIn, readOutputs} from './read-outputs.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-embargo-'))
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

const embargo = '2026-05-20T06:00:00+03:00'
const atEmbargo = new Date(embargo)
const before = new Date(atEmbargo.getTime() - 1000)

/** Each stands in one place of the held documents, and nowhere else. */
const secrets = {
  headline: 'Zyzzogeton',
  subtitle: 'Dekwombat',
  kicker: 'Kickerquoll',
  slug: 'quokkaslug',
  body: 'Xylocopaword',
  note: 'Notenumbat',
  summary: 'Summarybilby',
  tag: 'Tagpotoroo',
  author: 'Authorcuscus',
  section: 'Sectiondunnart',
  alias: 'aliasbettong',
  recorded: 'recordedkowari',
  alt: 'Altpictureword',
  credit: 'Creditmulgara',
  picture: 'pictureglider',
  source: 'Sourcephascogale',
  correction: 'Correctionantechinus',
  place: 'Placemarsupium',
  chapter: 'Chapterthylacine',
  ofHeldBook: 'Heldbookpademelon',
  inHeldBook: 'Inheldbookbandicoot',
  part: 'Partwallaroo',
  variable: 'Variablekoalaword',
  date: 'Datedbrumby',
  slugline: 'Sluglinekultarr',
  edNote: 'Ednoteningaui',
}

const story = (keys: string, body = 'Words.') => `---\ndate: 2026-05-01\n${keys}\n---\n\n${body}\n`
const held = (keys: string, body: string) => story(`embargo: ${embargo}\n${keys}`, body)

const files: Readonly<Record<string, string>> = {
  'publication.yaml': `title: Post
url: https://post.example/paper/
search: true
sections: [{slug: world, title: World}]
scripts: [note-popups]
formats: [html, pdf, epub, rss, atom, json, ninjs, newsml]
`,
  'addresses.txt': `${secrets.recorded}/ tag:post.example,2026:the-secret\n`,
  'secret.md': held(
    `title: ${secrets.headline} resigns
subtitle: ${secrets.subtitle}
kicker: ${secrets.kicker}
slug: ${secrets.slug}
id: tag:post.example,2026:the-secret
summary: ${secrets.summary}
slugline: ${secrets.slugline}
edNote: ${secrets.edNote}
section: ${secrets.section}
tags: [${secrets.tag}, ink]
authors: [{name: ${secrets.author}, email: ${secrets.author}@post.example}, Open Author]
aliases: [/${secrets.alias}/]
dateline: {place: ${secrets.place}}
image: {src: ${secrets.picture}.png, alt: ${secrets.alt}, credit: ${secrets.credit}}
variables: {word: ${secrets.variable}}
sources: [${secrets.source}]
corrections: [{date: 2026-05-02, text: ${secrets.correction}}]`,
    `${secrets.body} in the text, {{ word }}.[^1]\n\n::include{file=part.md}\n\n[^1]: ${secrets.note}.`,
  ),
  'part.md': `${secrets.part} of the secret.\n`,
  'open.md': story(
    `title: Open
section: world
tags: [ink]
authors: [Open Author]
related: [secret.md, other.md]`,
    `It follows [a report](secret.md), [the same](secret.md#part), [by its address](/paper/sectiondunnart/${secrets.slug}/), [its PDF](/paper/sectiondunnart/${secrets.slug}/${secrets.slug}.pdf), [its tag](/paper/tags/${secrets.tag.toLowerCase()}/) and [an old one](/paper/${secrets.alias}/).

::include{file=secret.md}

The end.`,
  ),
  'other.md': story('title: Other\ntags: [ink]\nauthors: [Open Author]'),
  'fa.md': story('title: خبر\nlang: fa\ntranslationOf: secret.md', 'متن.'),
  'dated.md': story(`title: ${secrets.date}`).replace('2026-05-01', embargo),
  'issue.md': story('title: The issue\nkind: issue\nstories: [open.md, secret.md, dated.md]'),
  'query.md': story('title: By query\nkind: issue\nstories: {tag: ink}'),
  'book/index.md': story(
    'title: The book\nchapters: [one.md, held.md]',
    'See [what comes](held.md).',
  ),
  'book/one.md': '---\ntitle: One\n---\n\nThe first chapter, before [the second](held.md).\n',
  'book/held.md': `---\ntitle: ${secrets.chapter}\nembargo: ${embargo}\n---\n\n![${secrets.alt}](../${secrets.picture}.png)\n`,
  'later/index.md': held(`title: ${secrets.ofHeldBook}\nchapters: [one.md]`, 'Words.'),
  'later/one.md': `---\ntitle: ${secrets.inHeldBook}\n---\n\nWords.\n`,
}

for (const [path, text] of Object.entries(files)) write(path, text)

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(join(work, path)), {recursive: true})
  writeFileSync(join(work, path), contents)
}

const picture = await sharp({
  create: {width: 240, height: 160, channels: 3, background: {r: 17, g: 93, b: 201}},
})
  .composite([{input: Buffer.from('<svg width="240" height="160"><circle r="60"/></svg>')}])
  .png()
  .toBuffer()
write(`${secrets.picture}.png`, picture)
/** What a picture's name on the site says of it, and what of its bytes every copy has. */
const pictureTraces = [
  createHash('sha256').update(picture).digest('hex').slice(0, 8),
  picture.subarray(picture.indexOf('IDAT'), picture.length - 16).toString('latin1'),
]

async function publish(options: Partial<BuildOptions> = {}): Promise<readonly Event[]> {
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
    now: before,
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
    ...options,
  })
  return events
}

const outputs = () => readOutputs(join(work, 'dist'))
const all = [...Object.values(secrets), ...pictureTraces]

test('what is held is in no file a second before its time, and in all of them at its time', async () => {
  const events = await publish()
  expect(events.filter(({type}) => type === 'failure')).toEqual([])
  const held = await outputs()
  const kinds = new Set(held.map(({path}) => path.replace(/^.*\./, '')))
  expect([...kinds]).toEqual(
    expect.arrayContaining(['html', 'pdf', 'epub', 'xml', 'json', 'css', 'txt']),
  )
  // What is open is found by the same reader, in every kind of file.
  const open = findIn(held, ['Open']).map(place => place.replace(/:.*/, ''))
  expect(open).toEqual(
    expect.arrayContaining([
      'index.html',
      'world/open/open.pdf',
      'world/open/open.epub',
      'issues/issue/issue.pdf',
      'issues/issue/issue.epub',
      'feed.xml',
      'atom.xml',
      'feed.json',
      'sitemap.xml',
    ]),
  )
  expect(open.some(path => /^search\/d\./.test(path))).toBe(true)
  expect(findIn(held, all)).toEqual([])

  await publish({now: atEmbargo})
  const shown = await outputs()
  const page = `sectiondunnart/${secrets.slug}/`
  expect(filesWith(shown, [secrets.headline])).toEqual(
    expect.arrayContaining([
      `${page}index.html`,
      `${page}${secrets.slug}.pdf`,
      `${page}${secrets.slug}.epub`,
      'index.html',
      'sectiondunnart/index.html',
      'world/open/index.html',
      'issues/issue/index.html',
      'issues/issue/issue.pdf',
      'issues/issue/issue.epub',
      'issues/query/query.pdf',
      'feed.xml',
      'atom.xml',
      'feed.json',
      `${secrets.alias}/index.html`,
      `${secrets.recorded}/index.html`,
    ]),
  )
  for (const trace of all) expect([trace, findIn(shown, [trace]).length > 0]).toEqual([trace, true])
  // Whoever includes it has it, too; the second build of the same folder has nothing left of the first.
  expect(filesWith(shown, [secrets.body])).toEqual(
    expect.arrayContaining([
      'world/open/index.html',
      'world/open/open.pdf',
      `${page}${secrets.slug}.epub`,
    ]),
  )

  // And back, in the same folder: the clock of a machine may be wrong for a while.
  await publish()
  expect(findIn(await outputs(), all)).toEqual([])
}, 240_000)

const filesWith = (found: Awaited<ReturnType<typeof outputs>>, words: readonly string[]) =>
  findIn(found, words).map(place => place.replace(/: [^:]*$/, ''))

test('the zone of the machine moves no embargo', async () => {
  const zone = process.env.TZ
  const sizes: number[] = []
  for (const timeZone of ['Asia/Tokyo', 'America/Los_Angeles']) {
    process.env.TZ = timeZone
    try {
      expect(new Date(0).getTimezoneOffset()).not.toBe(0)
      for (const now of [before, atEmbargo]) {
        const out = join(work, 'zones')
        const folders = {workingFolder: work, folder: work, out, state: join(work, '.zones')}
        await publish({folders, now, only: ['html', 'rss', 'atom', 'json'], useCache: false})
        const found = findIn(await readOutputs(out), [secrets.headline, secrets.date])
        sizes.push(found.length)
        if (now === before) expect(found).toEqual([])
        else expect(found.length).toBeGreaterThan(5)
        rmSync(out, {recursive: true})
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  }
  expect(sizes.slice(0, 2)).toEqual(sizes.slice(2))
  expect(readdirSync(work)).not.toContain('zones')
}, 120_000)
