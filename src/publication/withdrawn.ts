import type {Config, FormatName} from '../config/publication.ts'
import type {Document} from '../document/document.ts'
import {instantOf} from './dates.ts'
import {idOf} from './identity.ts'
import {type Version, versionsOf} from './versions.ts'

/** A story that was killed: all that may still be said of it. */
export interface Withdrawn {
  readonly id: string
  readonly versions: readonly Version[]
  /** Formats that its frontmatter let it go to; undefined for all. */
  readonly formats: readonly FormatName[] | undefined
}

/**
 * What is left of killed stories, in the order of their paths. Nothing of one whose time has not come, since nobody has
 * it; nor of one whose id is of a public work (`taken`) now.
 */
export function withdrawnStories(
  killed: readonly Document[],
  config: Config,
  taken: ReadonlySet<string>,
): readonly Withdrawn[] {
  const byId = new Map(
    killed
      .filter(document => hasComeOut(document, config))
      .map(document => [idOf(document, config), document] as const)
      .filter(([id]) => !taken.has(id)),
  )
  return [...byId].map(([id, document]) => {
    const {formats} = document.frontmatter
    const published = publishedAt(document, config)
    // What a correction said is gone with the story.
    const versions = versionsOf({document, published}, config).map(version => ({
      ...version,
      note: undefined,
    }))
    return {id, versions, formats}
  })
}

/** Whether its embargo, or without one its date, has passed. */
function hasComeOut(document: Document, config: Config): boolean {
  const {embargo} = document.frontmatter
  const time = embargo === undefined ? publishedAt(document, config) : new Date(embargo)
  return time <= config.now
}

const publishedAt = ({frontmatter: {date}}: Document, config: Config): Date =>
  date === undefined ? config.sourceDate : instantOf(date, config.timeZone)
