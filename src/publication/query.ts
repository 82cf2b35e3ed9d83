import type {StoryQuery} from '../config/frontmatter.ts'
import type {Config} from '../config/publication.ts'
import {instantOf, isDated} from './dates.ts'
import type {Story} from './publication.ts'
import {slugify} from './slug.ts'

/** A day in milliseconds: `to` names the last day that counts. */
const day = 24 * 60 * 60 * 1000

/** The stories that an issue's query chooses, in the order given. */
export function selectStories(
  stories: readonly Story[],
  query: StoryQuery,
  config: Config,
): readonly Story[] {
  const from = query.from === undefined ? undefined : instantOf(query.from, config.timeZone)
  const to = query.to === undefined ? undefined : lastInstant(query.to, config)
  return stories
    .filter(
      ({document, section, published}) =>
        (query.section === undefined ||
          section?.slug === query.section ||
          section?.title === query.section) &&
        (query.tag === undefined || hasTag(document.frontmatter.tags, query.tag)) &&
        (query.lang === undefined || document.lang === query.lang) &&
        (from === undefined || (isDated({document}) && published >= from)) &&
        (to === undefined || (isDated({document}) && published <= to)),
    )
    .slice(0, query.limit)
}

const hasTag = (tags: readonly string[], wanted: string): boolean =>
  tags.some(tag => slugify(tag) === slugify(wanted))

const lastInstant = (date: string, config: Config): Date => {
  const instant = instantOf(date, config.timeZone)
  return date.includes('T') ? instant : new Date(instant.getTime() + day - 1)
}
