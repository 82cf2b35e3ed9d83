import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'

/** What a reader shows of an item, in lines by their names. */
export type Essentials = Readonly<Record<string, string>>

/** The items of a feed as feedsmith reads them. */
export function essentialsOf(name: string, text: string): readonly Essentials[] {
  if (name.endsWith('.json')) return (readers.json(text) ?? []).map(jsonEssentials)
  if (name.includes('atom')) return (readers.atom(text) ?? []).map(atomEssentials)
  return (readers.rss(text) ?? []).map(rssEssentials)
}

type ItemOf<Items extends readonly unknown[] | undefined> = NonNullable<Items>[number]
const readers = {
  rss: (text: string) => parseRssFeed(text).items,
  atom: (text: string) => parseAtomFeed(text).entries,
  json: (text: string) => parseJsonFeed(text).items,
}
type RssItem = ItemOf<ReturnType<typeof readers.rss>>
type AtomEntry = ItemOf<ReturnType<typeof readers.atom>>
type JsonItem = ItemOf<ReturnType<typeof readers.json>>

const rssEssentials = ({title, guid, link, dc, categories, pubDate, atom, ...item}: RssItem) => ({
  title: title ?? '',
  id: guid?.value ?? '',
  link: link ?? '',
  authors: joined(dc?.creators),
  tags: joined(categories?.map(({name}) => name)),
  published: moment(pubDate),
  updated: moment(atom?.updated),
  enclosures: joined([
    ...(item.enclosures ?? []).map(({url, type, length}) => `${url} ${type} ${length}`),
    ...(item.media?.contents ?? []).map(({url, type, fileSize}) => `${url} ${type} ${fileSize}`),
  ]),
  summary: unescaped(item.description ?? ''),
  body: item.content?.encoded ?? '',
})

const atomEssentials = ({title, links = [], authors, categories, ...entry}: AtomEntry) => ({
  title: plain(title),
  id: entry.id ?? '',
  link: links.find(({rel}) => rel === 'alternate')?.href ?? '',
  authors: joined(authors?.map(({name}) => name)),
  tags: joined(categories?.map(({term}) => term)),
  published: moment(entry.published),
  updated: moment(entry.updated),
  enclosures: joined(
    links
      .filter(({rel}) => rel === 'enclosure')
      .map(({href, type, length}) => `${href} ${type} ${length ?? 0}`),
  ),
  summary: plain(entry.summary),
  body: plain(entry.content),
})

const jsonEssentials = ({title, id, url, authors, tags, ...item}: JsonItem) => ({
  title: title ?? '',
  id: id ?? '',
  link: url ?? '',
  authors: joined(authors?.map(({name}) => name)),
  tags: joined(tags),
  published: moment(item.date_published),
  updated: moment(item.date_modified),
  enclosures: joined(
    item.attachments?.map(
      ({url, mime_type, size_in_bytes}) => `${url} ${mime_type} ${size_in_bytes ?? 0}`,
    ),
  ),
  summary: item.summary ?? '',
  body: item.content_html ?? '',
})

const joined = (values: readonly (string | undefined)[] | undefined): string =>
  [...(values ?? [])].sort().join(' | ')

const moment = (date: unknown): string =>
  date === undefined ? '' : new Date(String(date)).toISOString()

const plain = (text: string | {value?: string | undefined} | undefined): string =>
  (typeof text === 'object' ? text.value : text) ?? ''

/** A description of RSS is HTML. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
