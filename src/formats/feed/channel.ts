import type {Config} from '../../config/publication.ts'
import {latestOf} from '../../publication/entries.ts'
import {derivedId} from '../../publication/identity.ts'
import type {Collection, Publication, Story} from '../../publication/publication.ts'
import type {Tombstone} from '../../publication/tombstones.ts'
import {languageName} from '../../theme/language-name.ts'
import {type Press, writes} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import type {FeedItem} from './item.ts'
import type {Podcast} from './podcast.ts'
import {plainText} from './text.ts'

/** What one feed is about: the publication, one of its collections, or all that it has in one language. */
export interface Channel {
  /** Folder on the site, ending with '/'; empty for the publication. */
  readonly path: string
  /** Path of the page that it follows, if that is not `path`. */
  readonly page?: string
  readonly id: string
  readonly title: string
  readonly description: string
  readonly lang: string
  /** Newest first, all that are public. */
  readonly stories: readonly Story[]
}

/** A channel with some of its items: all that one document of a feed says. */
export interface FeedContents {
  readonly channel: Channel
  readonly links: FeedLinks
  /** Who is behind it: author of what has no byline. */
  readonly publisher: string
  readonly rights: string | undefined
  readonly items: readonly FeedItem[]
  /** When its newest item changed. */
  readonly updated: Date
  /** Items that it had and that were killed, the last one first: said once, in the document that subscribers read. */
  readonly deleted: readonly Tombstone[]
  /** Full URL of the page it follows. */
  readonly link: string
  /** What makes it a podcast, where the publication says so. */
  readonly podcast: Podcast | undefined
}

/** Full URLs of what belongs to a document of a feed. */
export interface FeedLinks {
  readonly self: string
  /** The document that subscribers read, where it is not this one. */
  readonly current: string | undefined
  /** The document with the next older items (RFC 5005). */
  readonly older: string | undefined
  readonly hub: string | undefined
  /** How browsers show it, where there is a site. */
  readonly looks: FeedLooks | undefined
}

/** Addresses from the root of the server: browsers take style sheets from the same one alone. */
export interface FeedLooks {
  /** The page that it becomes: XSLT 1.0. */
  readonly page: string
  /** The site's own, for browsers that know no XSLT. */
  readonly css: string
}

/** The publication, then what has feeds of its own. */
export function channelsOf(press: Press): readonly Channel[] {
  const {publication} = press
  const {config, stories, sections, tags, authors} = publication
  const {title, id, lang, description, subtitle = ''} = config
  const own = {section: sections, tag: tags, author: authors}
  return [
    {path: '', id, title, description: description || subtitle, lang, stories},
    ...config.feed.per.flatMap(kind =>
      kind === 'language'
        ? languageChannels(press)
        : own[kind].map(collection => collectionChannel(collection, config)),
    ),
  ]
}

/** Whether a collection has feeds of its own. */
export const hasFeed = ({type}: Pick<Collection, 'type'>, {feed}: Config): boolean =>
  feed.per.includes(type)

/** The folder of the feeds of one language; undefined where the publication has none of it. */
export const languageFeedPath = (
  lang: string,
  {stories, config}: Publication,
): string | undefined =>
  config.feed.per.includes('language') && stories.some(({document}) => document.lang !== lang)
    ? `languages/${lang.toLowerCase()}/`
    : undefined

/** The stories that `channel` carries as `format`: those that their frontmatter lets go there, newest first. */
export const storiesOf = (press: Press, channel: Channel, format: 'rss' | 'atom' | 'json') =>
  channel.stories.filter(story => writes(press, story, format))

/** `items` in their order, with the channel's own text cleaned. */
export const contentsOf = (
  channel: Channel,
  config: Config,
  items: readonly FeedItem[],
  {links, podcast, deleted}: Pick<FeedContents, 'links' | 'podcast' | 'deleted'>,
): FeedContents => ({
  channel: {
    ...channel,
    title: plainText(channel.title),
    description: plainText(channel.description),
  },
  publisher: plainText(config.publisher ?? config.title),
  rights: config.rights === undefined ? undefined : plainText(config.rights),
  items,
  updated: updatedOf(items, deleted) ?? config.sourceDate,
  deleted,
  link: siteUrl(config, channel.page ?? channel.path),
  links,
  podcast,
})

function updatedOf(items: readonly FeedItem[], deleted: readonly Tombstone[]): Date | undefined {
  const changes = [...items.map(({updated}) => updated), ...deleted.map(({at}) => at)]
  return changes.length > 0 ? latestOf(changes) : undefined
}

/** The killed stories that `channel` had, no more than it has items. */
export const deletedOf = ({publication}: Press, channel: Channel): readonly Tombstone[] =>
  publication.tombstones
    .filter(({isStory, lists}) => isStory && lists.includes(channel.path))
    .slice(0, publication.config.feed.items)

const collectionChannel = (
  {path, title, description, lang, stories}: Collection,
  config: Config,
): Channel => ({
  path,
  id: derivedId(`${path}feed.xml`, config),
  title: `${config.title}: ${title}`,
  description,
  lang,
  stories,
})

/** One for each language of the stories, where there are several. */
function languageChannels({publication, theme}: Press): readonly Channel[] {
  const {config, stories} = publication
  return [...new Set(stories.map(({document}) => document.lang))].sort().flatMap(lang => {
    const path = languageFeedPath(lang, publication)
    if (path === undefined) return []
    return {
      path,
      page: '',
      id: derivedId(`${path}feed.xml`, config),
      title: `${config.title}: ${languageName(theme.strings, lang) ?? lang}`,
      description: config.description,
      lang,
      stories: stories.filter(({document}) => document.lang === lang),
    }
  })
}
