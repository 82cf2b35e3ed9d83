import {placeOfKey} from '../config/place-of-key.ts'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {isTold} from '../document/told.ts'
import {instantOf, instantText} from './dates.ts'
import {resolvePath} from './entries.ts'

/** Whether a document may be in the outputs of a build at `config.now`, and if not, why. */
export type Standing =
  | {readonly type: 'public'}
  /** It will be public by itself: at the time of its embargo or date, or with the book that it is a chapter of. */
  | {readonly type: 'held'; readonly until: Date; readonly by: 'embargo' | 'date' | 'book'}
  /** It was public, and shall not be again. */
  | {readonly type: 'killed'}
  /** A draft, an embargo without a time, or what a fault in its frontmatter holds back. */
  | {readonly type: 'closed'}

export type Standings = ReadonlyMap<Document, Standing>

/**
 * The standing of every document, by its own frontmatter and by the books that it is a chapter of. `lifted` are paths
 * whose embargo, or date in the future, holds no more.
 */
export function standingsOf(
  documents: readonly Document[],
  config: Config,
  lifted: ReadonlySet<string> = new Set(),
): Standings {
  const books = booksByChapter(documents)
  const known = new Map<Document, Standing>()
  const standingOf = (document: Document): Standing => {
    const before = known.get(document)
    if (before) return before
    // A book that is its own chapter holds nothing back.
    known.set(document, {type: 'public'})
    const around = (books.get(document.path) ?? []).map(standingOf)
    const own = ownStanding(document, {config, lifted, isChapter: around.length > 0})
    const standing = own.type === 'public' ? standingAmong(around, document) : own
    known.set(document, standing)
    return standing
  }
  return new Map(documents.map(document => [document, standingOf(document)]))
}

interface Question {
  readonly config: Config
  readonly lifted: ReadonlySet<string>
  readonly isChapter: boolean
}

/** Since when a document has been public, whatever its status is now; what says no time has always been. */
export function publicSince({frontmatter: {embargo, date}}: Document, {timeZone}: Config): Date {
  if (embargo !== undefined) return new Date(embargo)
  return date === undefined ? new Date(0) : instantOf(date, timeZone)
}

/** Whether a text that others include may be read now, by its own frontmatter. */
export const isPublicPart = (
  part: Pick<Document, 'path' | 'frontmatter'>,
  config: Config,
  lifted: ReadonlySet<string>,
): boolean =>
  ownStanding({...part, kind: 'story'}, {config, lifted, isChapter: false}).type === 'public'

/** An embargo decides before a date does; books and issues are made before their date, since printers need them. */
function ownStanding(
  {
    path,
    kind,
    frontmatter: {status, embargo, date},
  }: Pick<Document, 'path' | 'kind' | 'frontmatter'>,
  {config, lifted, isChapter}: Question,
): Standing {
  switch (status) {
    case 'draft':
    case 'unreadable':
      return {type: 'closed'}
    case 'killed':
      return {type: 'killed'}
    case 'embargoed':
      if (embargo === undefined) return {type: 'closed'}
      break
    case 'published':
      break
  }
  if (lifted.has(path)) return {type: 'public'}
  if (embargo !== undefined) return heldUntil(new Date(embargo), 'embargo', config)
  const isMadeAhead = kind === 'book' || kind === 'issue' || isChapter
  if (date === undefined || isMadeAhead) return {type: 'public'}
  return heldUntil(instantOf(date, config.timeZone), 'date', config)
}

const heldUntil = (until: Date, by: 'embargo' | 'date', {now}: Config): Standing =>
  until > now ? {type: 'held', until, by} : {type: 'public'}

/**
 * A chapter is public with the first of its books. What says of itself that it is a story is one without its book, too.
 */
function standingAmong(books: readonly Standing[], {frontmatter}: Document): Standing {
  const isAlone = books.length === 0 || frontmatter.kind === 'story'
  if (isAlone || books.some(({type}) => type === 'public')) return {type: 'public'}
  const held = books.filter(book => book.type === 'held')
  if (held.length === 0) return {type: 'closed'}
  const first = held.reduce((first, other) => (other.until < first.until ? other : first))
  return {...first, by: 'book'}
}

function booksByChapter(documents: readonly Document[]): ReadonlyMap<string, readonly Document[]> {
  const books = new Map<string, Document[]>()
  for (const book of documents.filter(({kind}) => kind === 'book')) {
    for (const written of book.frontmatter.chapters ?? []) {
      const path = resolvePath(book, written)
      books.set(path, [...(books.get(path) ?? []), book])
    }
  }
  return books
}

/** Report embargoes that say no time, and dates in the future that nobody might know to hold a document. */
export function reportStandings(standings: Standings, config: Config): void {
  for (const [document, standing] of standings) {
    const {status, embargo, date} = document.frontmatter
    if (status === 'embargoed' && embargo === undefined && !isTold(document.file, 'embargo'))
      report(
        document.file,
        'embargo-without-time',
        'Unexpected status `embargoed` without `embargo`, expected the instant until which it is held',
        {line: 1, column: 1},
      )
    if (standing.type === 'held' && standing.by === 'date')
      report(
        document.file,
        'future-date',
        `Unexpected date \`${date}\` in the future, expected one that has come: the ${document.kind} is held until ${instantText(standing.until, config.timeZone)}`,
        placeOfKey(document.file, 'date'),
      )
  }
}
