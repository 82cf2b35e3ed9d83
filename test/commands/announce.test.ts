import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {announce} from '../../src/commands/announce.ts'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import {resolveFolders} from '../../src/commands/folders.ts'
import {type Behavior, openServer} from '../announce/server.ts'

const key = 'a1b2c3d4-secret-key'
const site = 'https://paper.octavo.press/base/'
const moments = {now: new Date('2026-03-05T12:00:00Z'), sourceDate: new Date(0)}

let folder = ''
let server: Awaited<ReturnType<typeof openServer>>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-announce-'))
  server = await openServer()
  configure()
  write('a.md', story('One', '2026-03-01'))
  write('b.md', story('Two', '2026-03-02'))
})
afterEach(async () => {
  await server.close()
  rmSync(folder, {recursive: true, force: true})
})

const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
const story = (title: string, date: string, words = 'Words.') =>
  `---\ntitle: ${title}\ndate: ${date}\n---\n\n${words}\n`

function configure({url = site, formats = '[html, rss]', more = ''} = {}): void {
  const hub = `feed: {hub: "${server.url}hub?token=hub-token"}`
  write(
    'publication.yaml',
    `title: P\nurl: ${url}\nformats: ${formats}\n${hub}\nindexNow: true\n${more}`,
  )
}

const publish = (options: {indexNowKey?: string; drafts?: boolean} = {}) =>
  build({
    folders: resolveFolders(folder, undefined, undefined),
    only: undefined,
    mode: 'write',
    useCache: true,
    strict: false,
    indexNowKey: key,
    clock: () => 0,
    emit: () => {},
    ...moments,
    ...options,
  })

/** Announce, to a server that goes through `behaviors`: how it ended, what was said, and what the server got. */
async function tell({
  behaviors = [] as Behavior[],
  dryRun = false,
  indexNowKey = key as string | null,
} = {}) {
  server.behaviors.splice(0, Infinity, ...behaviors)
  server.received.length = 0
  const events: Event[] = []
  const code = await announce({
    folders: resolveFolders(folder, undefined, undefined),
    dryRun,
    indexNowKey: indexNowKey ?? undefined,
    indexNowEndpoint: `${server.url}indexnow`,
    network: {fetch, sleep: async () => {}, now: () => 0, timeout: 500},
    emit: event => events.push(event),
    ...moments,
  })
  const said = events.flatMap(event =>
    event.type === 'note'
      ? event.text
      : event.type === 'refusal' || event.type === 'message'
        ? event.reason
        : [],
  )
  const rules = events.flatMap(event => (event.type === 'message' ? event.ruleId : []))
  const words = JSON.stringify(events)
  expect(words).not.toContain(key)
  expect(words).not.toContain('hub-token')
  return {code, said, rules, events, got: server.received.map(summary)}
}

/** What a request asks for, with the addresses in it. */
function summary({url = '', body}: (typeof server.received)[number]): readonly string[] {
  if (url.startsWith('/hub')) {
    const form = new URLSearchParams(body)
    return [`hub ${form.get('hub.mode')}`, form.get('hub.url') ?? '']
  }
  const {host, key: sent, keyLocation, urlList} = JSON.parse(body)
  expect(host).toBe('paper.octavo.press')
  expect(sent).toBe(key)
  expect(keyLocation).toMatch(/^https:\/\/paper\.octavo\.press\/base\/indexnow-[\da-f]{16}\.txt$/)
  const path = keyLocation.slice(site.length)
  expect(readFileSync(join(folder, 'dist', path), 'utf8')).toBe(key)
  return ['indexnow', ...urlList]
}

const front = [site, `${site}archive/`, `${site}archive/2026/03/`]

test('the first time all is new, and when nothing has changed nobody is asked', async () => {
  await publish()
  const first = await tell()
  expect(first.said).toEqual([expect.stringMatching(/^\d+ changes announced$/)])
  expect(first.code).toBe(0)
  expect(first.got[0]).toEqual(['hub publish', `${site}feed.xml`])
  expect(first.got[1]).toEqual(expect.arrayContaining(['indexnow', ...front, `${site}stories/a/`]))
  expect(first.got.length).toBe(2)
  const again = await tell()
  expect(again).toMatchObject({
    code: 0,
    got: [],
    said: ['Nothing has changed since the last announcement.'],
  })
})

test('then only what is new, changed or gone, and not what only looks another', async () => {
  write('c.md', story('Three', '2026-03-03'))
  await publish()
  await tell()
  write('a.md', story('One', '2026-03-01', 'Other words.'))
  write('d.md', story('Four', '2026-03-04'))
  rmSync(join(folder, 'b.md'))
  write('own.css', 'p { color: #123456 }')
  configure({more: 'styles: [own.css]\n'})
  await publish()
  const {events, got} = await tell()
  const urls = events.flatMap(event =>
    event.type === 'announcement' && event.service === 'indexnow' ? event.urls : [],
  )
  const changeOf = (path: string) => urls.find(({url}) => url === site + path)?.change
  expect(changeOf('stories/d/')).toBe('new')
  expect(changeOf('stories/a/')).toBe('changed')
  expect(changeOf('stories/b/')).toBe('gone')
  expect(changeOf('')).toBe('changed')
  // Its neighbors and its dress are others, its words are not.
  expect(changeOf('stories/c/')).toBeUndefined()
  expect(got[1]).toEqual(['indexnow', ...urls.map(({url}) => url)])
})

test('a dry run says all and sends nothing', async () => {
  await publish()
  const {code, events, got} = await tell({dryRun: true})
  expect(code).toBe(0)
  expect(got).toEqual([])
  expect(events).toContainEqual({
    type: 'announcement',
    service: 'websub',
    to: `${server.url}hub`,
    status: 'planned',
    urls: [{url: `${site}feed.xml`, change: 'new'}],
    attempts: 0,
  })
  expect((await tell()).got.length).toBe(2)
})

test('what failed is told and sent the next time, and nothing else is', async () => {
  await publish()
  const failed = await tell({behaviors: Array<Behavior>(5).fill('reset')})
  expect(failed.code).toBe(3)
  expect(failed.rules).toEqual(['hub-failed'])
  expect(failed.said).toEqual([
    `Unexpected failure of the network (ECONNRESET) from \`${server.url}hub\`, 5 times, expected that the hub takes news of this feed: see whether \`hub\` is right, and try again`,
  ])
  expect(failed.got.length).toBe(6)
  const second = await tell()
  expect(second.got).toEqual([['hub publish', `${site}feed.xml`]])
  expect(second.code).toBe(0)
})

test('a search engine that does not find the key says so', async () => {
  await publish()
  const {code, rules, said} = await tell({behaviors: [{status: 200}, {status: 403}]})
  expect(code).toBe(3)
  expect(rules).toEqual(['indexnow-failed'])
  expect(said[0]).toContain('answer 403')
  expect(said[0]).toContain('deploy it, then try again')
  expect((await tell()).got.map(([service]) => service)).toEqual(['indexnow'])
})

test.each([
  ['without a key', null, key],
  ['with a key that the site was not built with', 'another-key-1234', key],
  ['with a site that was built without one', key, undefined],
])('%s the hub is told and search engines are not', async (_, given, built) => {
  await publish({indexNowKey: built} as {indexNowKey?: string})
  const {code, rules, got} = await tell({indexNowKey: given})
  expect(code).toBe(2)
  expect(rules).toEqual(['indexnow-key'])
  expect(got).toEqual([['hub publish', `${site}feed.xml`]])
})

test('ten thousand addresses are sent at a time', async () => {
  await publish()
  const list = join(folder, 'dist/.octavo.json')
  const owned = JSON.parse(readFileSync(list, 'utf8'))
  // Gone since: the record knows them, the site does not.
  await tell()
  const record = join(
    folder,
    '.octavo',
    readdirSync(join(folder, '.octavo')).find(name => name.startsWith('announced-')) ?? '',
  )
  const known = JSON.parse(readFileSync(record, 'utf8'))
  for (let index = 0; index < 10_001; index++) known.pages[`old/${index}/`] = 'hash'
  writeFileSync(record, JSON.stringify(known))
  const {got, code} = await tell({behaviors: [{status: 200}, {status: 400}]})
  expect(Object.keys(owned).length).toBeGreaterThan(3)
  expect(code).toBe(3)
  expect(got.map(({length}) => length - 1)).toEqual([10_000, 1])
  expect((await tell()).got).toEqual([['indexnow', `${site}old/9999/`]])
})

test('a record that cannot be read costs requests, no news', async () => {
  await publish()
  await tell()
  const name = readdirSync(join(folder, '.octavo')).find(path => path.startsWith('announced-'))
  write(`.octavo/${name}`, '{"site":')
  expect((await tell()).got.length).toBe(2)
})

test.each([['http://localhost/'], ['https://octavo.example/'], ['http://192.168.0.7/']])(
  'a site at %s is announced to nobody',
  async url => {
    configure({url})
    await publish()
    const {code, got, said} = await tell()
    expect({code, got}).toEqual({code: 2, got: []})
    expect(said[0]).toContain('expected one that readers can reach')
    expect((await tell({dryRun: true})).code).toBe(2)
  },
)

test('drafts are announced to nobody', async () => {
  write('draft.md', '---\ntitle: Hidden\ndate: 2026-03-04\nstatus: draft\n---\n\nWords.\n')
  await publish({drafts: true})
  expect(existsSync(join(folder, 'dist/stories/draft/index.html'))).toBe(true)
  const refused = await tell()
  expect(refused).toMatchObject({code: 2, got: []})
  expect(refused.said[0]).toContain('with drafts in it')
  await publish()
  const {code, got} = await tell()
  expect(code).toBe(0)
  expect(JSON.stringify(got)).not.toContain('draft')
})

test('a folder built for another address, or not at all, is announced to nobody', async () => {
  expect((await tell()).said[0]).toContain('expected one that `octavo build` has written')
  await publish()
  configure({url: 'https://other.octavo.press/'})
  const {code, said, got} = await tell()
  expect({code, got}).toEqual({code: 2, got: []})
  expect(said[0]).toContain('for another address')
})

test('a build writes the key where the publication asks for it, and names it nowhere', async () => {
  const events: Event[] = []
  const run = (indexNowKey: string | undefined) =>
    build({
      folders: resolveFolders(folder, undefined, undefined),
      only: undefined,
      mode: 'write',
      useCache: true,
      strict: false,
      indexNowKey,
      clock: () => 0,
      emit: event => events.push(event),
      ...moments,
    })
  const keyFiles = () => readdirSync(join(folder, 'dist')).filter(name => /^indexnow/.test(name))
  await run(key)
  expect(keyFiles().length).toBe(1)
  await run(undefined)
  expect(keyFiles()).toEqual([])
  write('publication.yaml', `title: P\nurl: ${site}\nformats: [html]\n`)
  await run(key)
  expect(keyFiles()).toEqual([])
  expect(JSON.stringify(events)).not.toContain(key)
})
