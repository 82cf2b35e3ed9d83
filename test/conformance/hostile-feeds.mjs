// More than 500 hostile stories as feeds, through what reads feeds: xmllint, feedparser, newsboat and sfeed see what
// feedsmith sees, but for faults of their own, each of which has a name here and must still occur.
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {hostileCount, hostileStory} from '../formats/feed/hostile-stories.mjs'
import {openChecks} from './checks.mjs'
import {
  readWithFeedparser,
  readWithFeedsmith,
  readWithNewsboat,
  readWithSfeed,
  xmllint,
} from './feed-readers.mjs'

/** What a reader makes of an item by its own fault: `seen` is what it then has in place of what was sent. */
const faults = [
  {
    name: 'feedparser takes what looks like an e-mail address out of the name of an RSS author',
    reader: 'feedparser',
    feed: 'feed.xml',
    field: 'authors',
    seen: ({authors}, theirs) =>
      authors.some(author => /[^\s@]@[^\s@]+\.[^\s@]/.test(author)) ? theirs : undefined,
  },
  {
    name: 'newsboat shows the last of several dc:creator',
    reader: 'newsboat',
    feed: 'feed.xml',
    field: 'authors',
    seen: ({authors}) => (authors.length > 1 ? authors.at(-1) : undefined),
  },
  ...['feed.xml', 'atom.xml'].flatMap(feed => [
    {
      name: 'newsboat has no time before 1970: it counts on from 2106 backwards',
      reader: 'newsboat',
      feed,
      field: 'published',
      seen: ({published}) => (published < 0 ? published + 2 ** 32 : undefined),
    },
    {
      name: 'sfeed shows the first of several authors',
      reader: 'sfeed',
      feed,
      field: 'authors',
      seen: ({authors}) => (authors.length > 1 ? authors[0] : undefined),
    },
  ]),
]

const {check, finish} = openChecks()
const work = mkdtempSync(join(tmpdir(), 'octavo-hostile-'))
const occurred = new Set()
try {
  const out = publish()
  const sent = ['feed.xml', 'atom.xml', 'feed.json'].map(name => readWithFeedsmith(join(out, name)))
  check(`${sent[0].length} items`, sent[0].length === hostileCount ? '' : `not ${hostileCount}`)
  check('Atom says what RSS says', difference(sent[0], sent[1], () => false))
  check('JSON Feed says what RSS says', difference(sent[0], sent[2], () => false))
  for (const name of ['feed.xml', 'atom.xml']) checkReaders(join(out, name), sent[0])
  for (const fault of faults)
    check(
      `known of ${fault.feed}: ${fault.name}`,
      occurred.has(fault) ? '' : 'occurs no longer: take it off the list',
    )
} finally {
  rmSync(work, {recursive: true})
}
finish()

function publish() {
  const [folder, out] = [join(work, 'content'), join(work, 'out')]
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'publication.yaml'),
    `title: "A & B <c> ]]>"\nurl: https://p.example/\nfeed: {items: ${hostileCount}}\n`,
  )
  for (let index = 0; index < hostileCount; index++)
    writeFileSync(join(folder, `s${index}.md`), hostileStory(index))
  const cli = fileURLToPath(new URL('../../build/cli.js', import.meta.url))
  const args = ['build', folder, '--out', out, '--only', 'rss,atom,json', '--no-cache']
  try {
    execFileSync(process.execPath, [cli, ...args], {cwd: work, stdio: 'pipe'})
  } catch (error) {
    // Such stories have errors of their own, dead links among them: 1 says so.
    if (error.status !== 1) throw error
  }
  return out
}

function checkReaders(path, sent) {
  const feed = basename(path)
  check(`${feed} in xmllint`, xmllint(path))
  const {problem, items} = readWithFeedparser(path)
  check(`${feed} in feedparser`, problem || ownDifference('feedparser', feed, sent, items))
  check(`${feed} in newsboat`, ownDifference('newsboat', feed, sent, readWithNewsboat(path)))
  check(`${feed} in sfeed`, ownDifference('sfeed', feed, sent, readWithSfeed(path)))
}

function ownDifference(reader, feed, sent, items) {
  return difference(sent, items, (field, item, theirs) => {
    const fault = faults.find(
      one =>
        one.reader === reader &&
        one.feed === feed &&
        one.field === field &&
        String(one.seen(item, theirs)) === String(theirs),
    )
    if (fault) occurred.add(fault)
    return fault !== undefined
  })
}

/** Where what a reader has differs first from what was sent, faults of its own aside; empty when it does not. */
function difference(sent, items, isOwn) {
  const known = new Map(items.map(item => [item.id, item]))
  if (items.length !== sent.length || known.size !== sent.length)
    return `${items.length} items, ${known.size} ids, not ${sent.length}`
  for (const item of sent) {
    const twin = known.get(item.id)
    if (!twin) return `no item ${item.id}`
    for (const [field, value] of Object.entries(item)) {
      const theirs = shown(twin[field])
      if (shown(value) !== theirs && !isOwn(field, item, theirs))
        return `${field} of ${item.id}: ${JSON.stringify(value).slice(0, 200)} is ${JSON.stringify(theirs).slice(0, 200)}`
    }
  }
  return ''
}

function shown(value) {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
