import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'
import RssParser from 'rss-parser'

/** What a reader shows of an item. */
export interface ReadItem {
  readonly title: string | undefined
  readonly id: string | undefined
  readonly link: string | undefined
  readonly authors: readonly (string | undefined)[]
  readonly body: string | undefined
}

/** The items of a feed as feedsmith reads them. */
export function readFeed(name: string, text: string): readonly ReadItem[] {
  switch (name) {
    case 'feed.xml':
      return (parseRssFeed(text).items ?? []).map(({title, guid, link, dc, content}) => ({
        title,
        id: guid?.value,
        link,
        authors: dc?.creators ?? [],
        body: content?.encoded,
      }))
    case 'atom.xml':
      return (parseAtomFeed(text).entries ?? []).map(({title, id, links, authors, content}) => ({
        title: plainOf(title),
        id,
        link: links?.find(({rel}) => rel === 'alternate')?.href,
        authors: authors?.map(author => author.name) ?? [],
        body: plainOf(content),
      }))
    default:
      return (parseJsonFeed(text).items ?? []).map(({title, id, url, authors, content_html}) => ({
        title,
        id,
        link: url,
        authors: authors?.map(author => author.name) ?? [],
        body: content_html,
      }))
  }
}

/** The same as rss-parser reads it, without authors: of those it keeps the first. */
export async function readWithRssParser(text: string) {
  const {items} = await new RssParser().parseString(text)
  return items.map(item => ({
    title: item.title,
    id: item.guid ?? item.id,
    link: item.link,
    body: item['content:encoded'] ?? item.content,
  }))
}

const plainOf = (text: string | {value?: string | undefined} | undefined): string | undefined =>
  typeof text === 'object' ? text.value : text
