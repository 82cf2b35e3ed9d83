import type {Collection, Publication} from '../../../publication/publication.ts'
import type {Press} from '../../format.ts'

type AnyEntry = Publication['entries'] extends ReadonlyMap<string, infer Entry> ? Entry : never

/** What stands at an address of the site. */
export type Subject =
  | {readonly type: 'entry'; readonly entry: AnyEntry}
  | {readonly type: 'collection'; readonly collection: Collection}

const known = new WeakMap<Publication, ReadonlyMap<string, Subject>>()

/** Undefined for pages that the site has of its own: lists of lists, later pages of a list. */
export function subjectOf({publication}: Press, path: string): Subject | undefined {
  const subjects = known.get(publication) ?? gather(publication)
  known.set(publication, subjects)
  return subjects.get(path)
}

function gather({entries, sections, tags, authors}: Publication): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject>()
  for (const collection of [...sections, ...tags, ...authors])
    subjects.set(collection.path, {type: 'collection', collection})
  for (const entry of entries.values()) subjects.set(entry.path, {type: 'entry', entry})
  return subjects
}
