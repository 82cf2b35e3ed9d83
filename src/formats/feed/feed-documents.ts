import type {Story} from '../../publication/publication.ts'

/** One file of a feed: the current one, which subscribers read, or one of older items. */
export interface FeedDocument {
  /** Of an archive: `2026-03`, `2026-03-2` …; undefined for the current document. */
  readonly archive: string | undefined
  /** Newest first. */
  readonly stories: readonly Story[]
  /** The archive with the next older items. */
  readonly older: string | undefined
}

/** The most items of an archive. */
const archiveSize = 100

/**
 * A channel's stories in documents, the current one first, then the archives from the newest to the oldest, so that each
 * story is in one of them (RFC 5005, 4). An archive holds stories of one month: neither a new story nor a story of
 * another month changes it. The current document has at least `most` stories, if there are as many, and those of its
 * month besides that do not fill an archive. What was changed since those came out is in it once more: nobody reads
 * an archive twice.
 */
export function feedDocuments(
  stories: readonly Story[],
  most: number,
  hasArchives: boolean,
): readonly FeedDocument[] {
  if (!hasArchives) return [{archive: undefined, stories: stories.slice(0, most), older: undefined}]
  const portions = portionsOf(stories)
  let first = portions.length
  for (let count = 0; first > 0 && count < most; ) {
    first -= 1
    count += portions[first]?.stories.length ?? 0
  }
  const archives = portions.slice(0, first)
  const archived = archives.flatMap(({stories}) => stories)
  const since = archived.at(-1)?.published ?? 0
  const current = [
    ...archived.filter(({published, updated}) => updated > published && updated > since),
    ...portions.slice(first).flatMap(({stories}) => stories),
  ]
  const documents = [...archives, {name: undefined, stories: current}].map(
    ({name, stories}, index): FeedDocument => ({
      archive: name,
      stories: stories.toReversed(),
      older: archives[index - 1]?.name,
    }),
  )
  return documents.toReversed()
}

interface Portion {
  readonly name: string
  /** Oldest first. */
  readonly stories: readonly Story[]
}

/** Stories by month, in portions of at most `archiveSize`, oldest first. */
function portionsOf(stories: readonly Story[]): readonly Portion[] {
  const months = new Map<string, Story[]>()
  for (const story of stories.toReversed()) {
    const month = story.published.toISOString().slice(0, -'-DDTHH:MM:SS.sssZ'.length)
    const others = months.get(month)
    if (others) others.push(story)
    else months.set(month, [story])
  }
  return [...months]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([month, own]) =>
      Array.from({length: Math.ceil(own.length / archiveSize)}, (_, index) => ({
        name: index === 0 ? month : `${month}-${index + 1}`,
        stories: own.slice(index * archiveSize, (index + 1) * archiveSize),
      })),
    )
}
