import {textWithIsolates} from '../../../document/transforms/signed-numbers.ts'
import type {Entry} from '../../../publication/publication.ts'
import {hashOf, sha256} from '../../../source/hash.ts'
import {formatDate} from '../../../theme/dates.ts'
import {summaryOf} from '../../../theme/view.ts'
import type {OutputFile, Press, Task} from '../../format.ts'
import {isOnSite} from '../addresses.ts'
import {rules, termsOf} from './terms.ts'
import {textOfEntry} from './text.ts'

/**
 * The index of the search page, made without a browser or a program of its own: the same bytes from the same text, on
 * any machine. Terms are sorted and cut into small files, so that a search reads the two or three that it needs, however
 * large the publication is.
 */
export function searchTask(press: Press): Task {
  const entries = entriesToFind(press)
  const {timeZone, calendars} = press.publication.config
  return {
    id: 'html:search',
    format: 'html',
    inputs: {
      documents: hashOf(entries.map(({document, path}) => [document.hash, document.lang, path])),
      dates: hashOf([timeZone, calendars]),
    },
    run: async () => ({files: indexFiles(press, entries), messages: [], summary: undefined}),
  }
}

/** Stories last and the newest at the end, so that a new one moves no other. */
function entriesToFind(press: Press): readonly Entry[] {
  const {pages, books, issues, stories} = press.publication
  const chapters = books
    .filter(book => isOnSite(press, book))
    .flatMap(book => [book, ...book.chapters])
  return [...pages, ...issues, ...chapters, ...[...stories].reverse()].filter(entry =>
    isOnSite(press, entry),
  )
}

/** Characters of JSON in a file of terms, about, and documents in a file of documents. */
const room = {terms: 24_000, documents: 100}

function indexFiles(press: Press, entries: readonly Entry[]): readonly OutputFile[] {
  const shards = cutTerms(postingsOf(entries))
  const termFiles = shards.map(shard => nameOf('t', JSON.stringify(Object.fromEntries(shard))))
  const documentFiles = cut(entries, room.documents).map(part =>
    nameOf('d', JSON.stringify(part.map(entry => describe(press, entry)))),
  )
  const manifest = {
    count: entries.length,
    rules,
    terms: shards.map((shard, index) => [shard[0]?.[0] ?? '', termFiles[index]?.name ?? '']),
    perFile: room.documents,
    documents: documentFiles.map(({name}) => name),
  }
  return [
    {name: 'index.json', contents: JSON.stringify(manifest)},
    ...termFiles,
    ...documentFiles,
  ].map(({name, contents}) => ({
    path: `search/${name}`,
    mediaType: 'application/json',
    contents: `${contents}\n`,
  }))
}

/** The name carries a hash: what a browser keeps of an index fits only itself. */
const nameOf = (kind: 't' | 'd', contents: string) => ({
  name: `${kind}.${sha256(contents).slice(0, 12)}.json`,
  contents,
})

/** By term, number of a document and weight, again and again; numbers as steps from the one before. */
type Postings = readonly (readonly [term: string, numbers: readonly number[]])[]

function postingsOf(entries: readonly Entry[]): Postings {
  const found = new Map<string, {last: number; readonly numbers: number[]}>()
  for (const [number, entry] of entries.entries()) {
    for (const [term, weight] of weightsOf(entry)) {
      const posting = found.get(term) ?? {last: 0, numbers: []}
      posting.numbers.push(number - posting.last, weight)
      posting.last = number
      found.set(term, posting)
    }
  }
  return [...found]
    .map(([term, {numbers}]) => [term, numbers] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a word in the title, in other furniture and in the text counts; of the text no more than so much. */
const weights = {title: 12, furniture: 5, text: 1, mostOfText: 6}

function weightsOf(entry: Entry): ReadonlyMap<string, number> {
  const {title, frontmatter} = entry.document
  const {subtitle, kicker, summary, tags, dateline} = frontmatter
  const names = entry.authors.map(({name}) => name)
  const furniture = [subtitle, kicker, summary, dateline?.place, ...tags, ...names]
  const counts = new Map<string, number>()
  for (const term of termsOf(textOfEntry(entry)))
    counts.set(term, Math.min(weights.mostOfText, (counts.get(term) ?? 0) + weights.text))
  for (const term of new Set(termsOf(furniture.filter(Boolean).join(' '))))
    counts.set(term, (counts.get(term) ?? 0) + weights.furniture)
  for (const term of new Set(termsOf(title)))
    counts.set(term, (counts.get(term) ?? 0) + weights.title)
  return counts
}

function cutTerms(postings: Postings): readonly Postings[] {
  const shards: (readonly [string, readonly number[]])[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const posting of postings) {
    if (size >= room.terms) {
      shards.push([])
      size = 0
    }
    shards.at(-1)?.push(posting)
    size += JSON.stringify(posting).length
  }
  return shards
}

const cut = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({length: Math.ceil(items.length / size)}, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )

/** What a result shows: address from the search page, title, summary, date, language, direction. */
function describe({publication}: Press, entry: Entry): readonly string[] {
  const {title, lang, dir, frontmatter} = entry.document
  const date = frontmatter.date && formatDate(frontmatter.date, lang, 'long', publication.config)
  const [shownTitle = '', summary = ''] = [title, summaryOf(entry)].map(text =>
    textWithIsolates(text, dir),
  )
  return [`../${encodeURI(entry.path)}`, shownTitle, summary, date ?? '', lang, dir]
}
