import {posix} from 'node:path'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {instantOfUpdate} from '../document/updates.ts'
import {instantOf} from './dates.ts'
import {idOf} from './identity.ts'
import type {Entry, Section} from './publication.ts'

/** What an entry needs beside its document. */
export interface EntryPlace {
  readonly document: Document
  readonly slug: string
  readonly path: string
  readonly section: Section | undefined
  /** A chapter's book, whose date, byline and rights it has where it gives none. */
  readonly book?: Entry
}

/** A document at its place, with everything that the publication fills in where the frontmatter is silent. */
export function toEntry({document, slug, path, section, book}: EntryPlace, config: Config): Entry {
  const {frontmatter} = document
  const instant = (date: string) => instantOf(date, config.timeZone)
  const published =
    frontmatter.date === undefined
      ? (book?.published ?? config.sourceDate)
      : instant(frontmatter.date)
  const changes = [
    ...[frontmatter.updated, ...frontmatter.corrections.map(({date}) => date)]
      .filter(date => date !== undefined)
      .map(instant),
    ...document.updates.flatMap(({time}) => instantOfUpdate(time) ?? []),
  ]
  return {
    document,
    id: idOf(document, config),
    slug,
    path,
    section,
    authors:
      frontmatter.authors.length > 0 ? frontmatter.authors : (book?.authors ?? config.authors),
    published,
    updated: latestOf([published, ...changes]),
    rights: frontmatter.rights ?? book?.rights ?? config.rights,
  }
}

/** The last of some instants. */
export const latestOf = (dates: readonly Date[]): Date =>
  new Date(Math.max(...dates.map(date => date.getTime())))

/** Two works with one id would replace each other in every reader: the second falls back on its path. */
export function withUniqueIds<T extends Entry>(
  entries: readonly T[],
  derive: (path: string) => string,
): readonly T[] {
  const owners = new Map<string, string>()
  return entries.map(entry => {
    const owner = owners.get(entry.id)
    owners.set(entry.id, owner ?? entry.document.path)
    if (owner === undefined) return entry
    report(
      entry.document.file,
      'duplicate-id',
      `Unexpected id \`${entry.id}\`, which \`${owner}\` has already, expected another`,
      {line: 1, column: 1},
    )
    return {...entry, id: derive(entry.document.path)}
  })
}

/** A path that a document names, relative to itself, as a path of the publication. */
export const resolvePath = (document: Document, path: string): string =>
  posix.normalize(posix.join(posix.dirname(document.path), path))
