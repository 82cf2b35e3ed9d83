import type {Config} from '../../config/publication.ts'
import {latestOf} from '../../publication/entries.ts'
import {derivedId} from '../../publication/identity.ts'
import type {Collection, Publication, Story} from '../../publication/publication.ts'
import {type Press, writes} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import type {FeedItem} from './item.ts'
import {plainText} from './text.ts'

/** What one feed is about: the publication or one of its sections. */
export interface Channel {
  /** Folder on the site, ending with '/'; empty for the publication. */
  readonly path: string
  readonly id: string
  readonly title: string
  readonly description: string
  readonly lang: string
  /** Newest first, all that are public. */
  readonly stories: readonly Story[]
}

/** A channel with its newest items: all that a feed says. */
export interface FeedContents {
  readonly channel: Channel
  /** Who is behind it: author of what has no byline. */
  readonly publisher: string
  readonly rights: string | undefined
  readonly items: readonly FeedItem[]
  /** When its newest item changed. */
  readonly updated: Date
  /** Full URLs of the page it follows, and of the feed itself. */
  readonly link: string
  readonly self: string
}

/** The publication, then its sections. */
export const channelsOf = (publication: Publication): readonly Channel[] => [
  {
    path: '',
    id: publication.config.id,
    title: publication.config.title,
    description: publication.config.description || (publication.config.subtitle ?? ''),
    lang: publication.config.lang,
    stories: publication.stories,
  },
  ...publication.sections.map(section => sectionChannel(section, publication.config)),
]

/** The stories that `channel` carries as `format`: the newest ones that their frontmatter lets go there. */
export const storiesOf = (press: Press, channel: Channel, format: 'rss' | 'atom' | 'json') =>
  channel.stories
    .filter(story => writes(press, story, format))
    .slice(0, press.publication.config.feed.items)

/** `items` in their order, with the channel's own text cleaned for a feed at `path`. */
export const contentsOf = (
  channel: Channel,
  config: Config,
  items: readonly FeedItem[],
  path: string,
): FeedContents => ({
  channel: {
    ...channel,
    title: plainText(channel.title),
    description: plainText(channel.description),
  },
  publisher: plainText(config.publisher ?? config.title),
  rights: config.rights === undefined ? undefined : plainText(config.rights),
  items,
  updated: items.length > 0 ? latestOf(items.map(item => item.updated)) : config.sourceDate,
  link: siteUrl(config, channel.path),
  self: siteUrl(config, path),
})

const sectionChannel = (section: Collection, config: Config): Channel => ({
  path: section.path,
  id: derivedId(`${section.path}feed.xml`, config),
  title: `${config.title}: ${section.title}`,
  description: section.description,
  lang: section.lang,
  stories: section.stories,
})
