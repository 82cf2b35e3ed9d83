import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'
import {expect, test} from 'vitest'
import {atom, json, rss} from '../../../src/formats/feed/index.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {openPress, runTasks} from '../press.ts'

const hour = 3_600_000

/** A story every three hours from the first of the year on, told by its number. */
const story = (number: number, frontmatter: Readonly<Record<string, unknown>> = {}) =>
  sampleDocument({
    path: `stories/s${String(number).padStart(4, '0')}.md`,
    frontmatter: {
      title: `S ${number}`,
      date: new Date(Date.UTC(2026, 0, 1) + 3 * hour * number).toISOString(),
      ...frontmatter,
    },
  })

const stories = (count: number) => Array.from({length: count}, (_, number) => story(number))

/** Each file of the feeds by its path. */
async function filesOf(documents: Parameters<typeof openPress>[0]['documents']) {
  const press = await openPress({
    documents,
    config: {feed: {items: 20, per: [], archive: true, hub: 'https://hub.example/'}},
  })
  const results = await runTasks([rss, atom, json].flatMap(format => [...format.plan(press)]))
  return new Map(
    results.flatMap(({files}) => files).map(file => [file.path, String(file.contents)]),
  )
}

interface Read {
  readonly ids: readonly (string | undefined)[]
  readonly older: string | undefined
}

/** Ids of a document and the name of the one before it. */
const readers: Readonly<Record<string, (text: string) => Read>> = {
  'atom.xml': (text: string) => {
    const {entries = [], links = []} = parseAtomFeed(text)
    return {
      ids: entries.map(({id}) => id),
      older: links.find(({rel}) => rel === 'prev-archive')?.href,
    }
  },
  'feed.xml': (text: string) => {
    const {items = [], atom: {links = []} = {}} = parseRssFeed(text)
    return {
      ids: items.map(({guid}) => guid?.value),
      older: links.find(({rel}) => rel === 'prev-archive')?.href,
    }
  },
  'feed.json': (text: string) => {
    const {items = [], next_url} = parseJsonFeed(text)
    return {ids: items.map(({id}) => id), older: next_url}
  },
}

const before = await filesOf(stories(1000))
const after = await filesOf(stories(1001))

test.each(Object.entries(readers))(
  'from %s on, each of 1,000 stories is found once',
  (name, read) => {
    const found: (string | undefined)[] = []
    const visited: string[] = []
    for (let next: string | undefined = name; next !== undefined; ) {
      visited.push(next)
      const {ids, older}: Read = read(before.get(next) ?? '')
      found.push(...ids)
      next = older && new URL(older).pathname.slice(1)
    }
    expect(found.length).toBe(1000)
    expect(new Set(found).size).toBe(1000)
    const stem = name.split('.')[0]
    expect(visited.length).toBe(
      [...before.keys()].filter(path => path.endsWith(name.slice(-4)) && path.startsWith(`${stem}`))
        .length,
    )
  },
)

test('a new story changes the current document alone, until it fills an archive', () => {
  const changed = [...after].filter(([path, text]) => before.get(path) !== text)
  expect(changed.map(([path]) => path)).toEqual(['feed.xml', 'atom.xml', 'feed.json'])
  expect([...before.keys()].filter(path => !after.has(path))).toEqual([])
})

test('over a month, archives are only added', async () => {
  let known = new Map<string, string>()
  for (let count = 200; count <= 260; count += 12) {
    const files = await filesOf(stories(count))
    for (const [path, text] of known) if (/-\d/.test(path)) expect(files.get(path), path).toBe(text)
    known = files
  }
  expect([...known.keys()].filter(path => path.startsWith('atom'))).toEqual([
    'atom.xml',
    'atom-2026-01-2.xml',
    'atom-2026-01.xml',
  ])
})

test('an archive says what it is and leads to the document that subscribers read', () => {
  const {links = []} = parseAtomFeed(before.get('atom-2026-01.xml') ?? '')
  const of = (wanted: string) => links.find(({rel}) => rel === wanted)?.href
  expect([of('self'), of('current'), of('prev-archive'), of('hub')]).toEqual([
    'https://paper.example/atom-2026-01.xml',
    'https://paper.example/atom.xml',
    undefined,
    undefined,
  ])
  for (const name of ['atom-2026-01.xml', 'feed-2026-01.xml'])
    expect(before.get(name)).toContain('<fh:archive')
})

test('the document that subscribers read names the hub in each format', () => {
  expect(before.get('atom.xml')).toContain('<link rel="hub" href="https://hub.example/"/>')
  expect(before.get('feed.xml')).toContain('<atom:link href="https://hub.example/" rel="hub"/>')
  expect(parseJsonFeed(before.get('feed.json') ?? '').hubs).toEqual([
    {type: 'WebSub', url: 'https://hub.example/'},
  ])
})

test('a correction of an archived story comes once more where subscribers read', async () => {
  const corrected = {corrections: [{date: '2026-12-01T00:00:00Z', text: 'It was five.'}]}
  const documents = [story(0, corrected), ...stories(300).slice(1)]
  const {ids} = readers['atom.xml']!((await filesOf(documents)).get('atom.xml') ?? '')
  expect(ids.filter(id => id?.includes('s0000'))).toHaveLength(1)
})

test('one story more changes nothing of another month', async () => {
  const late = story(90, {date: '2026-02-03T01:00:00Z', title: 'Late'})
  const files = await filesOf([...stories(1000).filter((_, number) => number !== 90), late])
  const march = [...files].filter(([path]) => path.includes('2026-03'))
  expect(march.length).toBeGreaterThan(0)
  for (const [path, text] of march) expect(text, path).toBe(before.get(path))
})
