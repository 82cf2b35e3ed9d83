import type {AddressRecord} from '../config/address-record.ts'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {type AddressBook, openAddressBook} from './addresses.ts'
import {checkDates} from './check-dates.ts'
import {checkRights} from './check-rights.ts'
import {checkWireIds} from './check-wire-ids.ts'
import {allSections, findSection, gatherAuthors, gatherSections, gatherTags} from './collections.ts'
import {instantText, isDated} from './dates.ts'
import {type DraftTitle, showDraft} from './drafts.ts'
import {latestOf, resolvePath, toEntry, withUniqueIds} from './entries.ts'
import {derivedId} from './identity.ts'
import {checkLinks} from './links.ts'
import {checkMedia} from './media.ts'
import {placeOfText} from './place-of-text.ts'
import type {
  Book,
  Chapter,
  Entry,
  Issue,
  Publication,
  Section,
  Story,
  WebPage,
} from './publication.ts'
import {selectStories} from './query.ts'
import {gatherRedirects} from './redirects.ts'
import {checkReferences} from './references.ts'
import {checkSiteLinks} from './site-links.ts'
import {slugOf} from './slug.ts'
import {reportStandings, type Standings, standingsOf} from './standing.ts'
import {gatherTombstones} from './tombstones.ts'
import {checkTranslations} from './translations.ts'
import {reportUnknownSection} from './unknown-section.ts'
import {withdrawnStories} from './withdrawn.ts'
import {withheldLinks} from './withheld-links.ts'

/** What is the same for every document while a publication is put together. */
interface Desk {
  readonly config: Config
  readonly sections: readonly Section[]
  readonly addresses: AddressBook
  readonly documents: ReadonlyMap<string, Document>
  readonly standings: Standings
}

interface Assembling {
  /** Where documents have stood before. */
  readonly record?: AddressRecord
  /** Drafts are among what may be public, under this title; without one, none is. */
  readonly draftTitle?: DraftTitle | undefined
  /** Paths of documents that are public before their time. */
  readonly lifted?: ReadonlySet<string>
}

/**
 * The barrier: documents that were parsed alone become a publication. What may not be public yet is left out here, so
 * no format ever sees it. Problems are reported on the documents' files.
 */
export function assemble(
  written: readonly Document[],
  config: Config,
  {record, draftTitle, lifted}: Assembling = {},
): Publication {
  const documents = draftTitle ? written.map(document => showDraft(document, draftTitle)) : written
  const standings = standingsOf(documents, config, lifted)
  reportStandings(standings, config)
  const open = documents.filter(document => standings.get(document)?.type === 'public')
  const isKilled = (document: Document) => standings.get(document)?.type === 'killed'
  const sections = allSections(
    open.map(({frontmatter}) => frontmatter.section).filter(name => name !== undefined),
    config,
  )
  const desk: Desk = {
    config,
    sections,
    addresses: openAddressBook(sections.map(({slug}) => `${slug}/`)),
    documents: new Map(documents.map(document => [document.path, document])),
    standings,
  }
  const books = open.filter(({kind}) => kind === 'book').map(document => toBook(document, desk))
  const chapterPaths = new Set(
    books.flatMap(({chapters}) => chapters.map(({document}) => document.path)),
  )
  const single = open.filter(({path}) => !chapterPaths.has(path))
  const stories = [...single.filter(({kind}) => kind === 'story' || kind === 'chapter')]
    .map(document => toStory(document, desk))
    .sort(newestFirst)
  const pages = single.filter(({kind}) => kind === 'page').map(document => toPage(document, desk))
  const unique = uniqueIds([...stories, ...books, ...pages], config)
  const uniqueStories = unique.filter(entry => entry.type === 'story')
  const issues = uniqueIds(
    open
      .filter(({kind}) => kind === 'issue')
      .map(document => toIssue(document, uniqueStories, desk)),
    config,
  )
  const site = {
    config,
    stories: uniqueStories,
    books: unique.filter(entry => entry.type === 'book'),
    issues,
    pages: unique.filter(entry => entry.type === 'page'),
    withdrawn: withdrawnStories(
      documents.filter(isStoryIn(documents)).filter(isKilled),
      config,
      new Set([...unique, ...issues].map(({id}) => id)),
    ),
    hasFeeds: uniqueStories.length > 0 || documents.some(isStoryIn(documents)),
    sections: gatherSections(uniqueStories, sections),
    tags: gatherTags(uniqueStories, config),
    authors: gatherAuthors(uniqueStories, config),
    entries: new Map(
      [...unique, ...issues, ...books.flatMap(({chapters}) => chapters)].map(entry => [
        entry.document.path,
        entry,
      ]),
    ),
  }
  const redirected = {...site, redirects: gatherRedirects(site, record)}
  const publication: Publication = {
    ...redirected,
    withheldLinks: withheldLinks(redirected, documents),
    tombstones: gatherTombstones(redirected, documents, record),
  }
  checkDates(uniqueStories, config)
  checkWireIds(uniqueStories, config)
  checkLinks(publication, desk.documents)
  checkSiteLinks(publication)
  checkReferences(publication)
  checkMedia(publication)
  checkRights(publication)
  checkTranslations(publication, desk.documents)
  return publication
}

const uniqueIds = <T extends Entry>(entries: readonly T[], config: Config): readonly T[] =>
  withUniqueIds(entries, path => `${derivedId(path, config)}#2`)

function toStory(document: Document, {config, sections, addresses}: Desk): Story {
  const slug = slugOf(document)
  const name = document.frontmatter.section
  const section = name === undefined ? undefined : findSection(name, sections)
  if (name !== undefined) reportUnknownSection(name, document, config)
  const path = addresses.claim(`${section?.slug ?? 'stories'}/${slug}/`, document)
  return {type: 'story', ...toEntry({document, slug, path, section}, config)}
}

function toPage(document: Document, {config, addresses}: Desk): WebPage {
  const slug = slugOf(document)
  const path = addresses.claim(`${slug}/`, document)
  return {type: 'page', ...toEntry({document, slug, path, section: undefined}, config)}
}

function toBook(document: Document, desk: Desk): Book {
  const slug = slugOf(document)
  const path = desk.addresses.claim(`books/${slug}/`, document)
  const entry = toEntry({document, slug, path, section: undefined}, desk.config)
  const chapters = listed(document, document.frontmatter.chapters ?? [], desk).map(
    (chapter, index): Chapter => {
      const chapterSlug = slugOf(chapter)
      const place = {
        document: chapter,
        slug: chapterSlug,
        path: desk.addresses.claim(`${path}${chapterSlug}/`, chapter),
        section: undefined,
        book: entry,
      }
      return {type: 'chapter', number: index + 1, ...toEntry(place, desk.config)}
    },
  )
  return {type: 'book', ...entry, ...latest(entry, chapters), chapters}
}

function toIssue(document: Document, stories: readonly Story[], desk: Desk): Issue {
  const slug = slugOf(document)
  const path = desk.addresses.claim(`issues/${slug}/`, document)
  const choice = document.frontmatter.stories ?? []
  const chosen = Array.isArray(choice)
    ? listed(document, choice, desk).flatMap(({path}) =>
        stories.filter(story => story.document.path === path),
      )
    : selectStories(stories, choice, desk.config)
  const entry = toEntry({document, slug, path, section: undefined}, desk.config)
  return {type: 'issue', ...entry, ...latest(entry, chosen), stories: chosen}
}

/** A work is as new as its newest part. */
const latest = (work: Entry, parts: readonly Entry[]): {readonly updated: Date} => ({
  updated: latestOf([work.updated, ...parts.map(({updated}) => updated)]),
})

/** The documents that a book or issue lists; what is missing or not public is reported and left out. */
function listed(
  work: Document,
  paths: readonly string[],
  {config, documents, standings}: Desk,
): readonly Document[] {
  return paths.flatMap(path => {
    const resolved = resolvePath(work, path)
    const document = documents.get(resolved)
    const standing = document && standings.get(document)
    if (document !== undefined && standing?.type === 'public') return [document]
    if (standing?.type === 'held' && work.kind === 'issue') {
      report(
        work.file,
        'held-story',
        `Unexpected story \`${path}\`, which is held until ${instantText(standing.until, config.timeZone)}, expected a published one: it is left out of the issue until then`,
        placeOfText(work, path),
      )
      return []
    }
    if (standing?.type === 'killed') {
      report(
        work.file,
        'killed-story',
        `Unexpected killed story \`${path}\` in ${work.kind === 'issue' ? 'an issue' : 'a book'}, expected a published one`,
        placeOfText(work, path),
      )
      return []
    }
    report(
      work.file,
      'missing-document',
      document === undefined
        ? `Unexpected path \`${path}\`, expected a document of the publication`
        : `Unexpected \`${path}\`, which is not public, expected a published document`,
      placeOfText(work, path),
    )
    return []
  })
}

/** Whether a document, public or not, is a story by itself, and no chapter of a book. */
function isStoryIn(documents: readonly Document[]): (document: Document) => boolean {
  const chapters = new Set(
    documents.flatMap(document =>
      (document.frontmatter.chapters ?? []).map(path => resolvePath(document, path)),
    ),
  )
  return ({kind, path}) => (kind === 'story' || kind === 'chapter') && !chapters.has(path)
}

/** Newest first, those without a date last; at equal dates by path, so that the order never depends on the disk. */
const newestFirst = (a: Entry, b: Entry): number =>
  Number(isDated(b)) - Number(isDated(a)) ||
  b.published.getTime() - a.published.getTime() ||
  (a.document.path < b.document.path ? -1 : 1)
