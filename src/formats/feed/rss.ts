import {Feed} from 'feed'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'
import type {FeedContents, FeedLinks} from './channel.ts'
import type {FeedMedium} from './enclosure.ts'
import type {FeedImage, FeedItem} from './item.ts'
import {type Lines, openLines} from './lines.ts'
import {historyNamespace, relations, withStylesheet} from './links.ts'
import type {Podcast} from './podcast.ts'
import {openSlots, type Slots} from './slots.ts'

/**
 * RSS 2.0 with the modules content, dc, media and atom. Authors are `dc:creator`, since `author` wants an e-mail
 * address; guids are our own identifiers, no links.
 */
export function rssFeed(contents: FeedContents): string {
  const {channel, rights, items, updated, link, links, podcast} = contents
  const slots = openSlots()
  const text = (value: string) => slots.keep(escapePlain(value))
  const feed = new Feed({
    title: text(channel.title),
    link: text(link),
    description: text(channel.description),
    language: text(channel.lang),
    feed: slots.keep(escapeXmlAttribute(links.self)),
    generator: 'Octavo',
    updated,
    ...(rights === undefined ? {} : {copyright: text(rights)}),
  })
  // The package declares no namespace but those it uses itself; an extension of this name ends up on `channel`.
  feed.addExtension({
    name: '_attributes',
    objects: {
      'xmlns:media': 'http://search.yahoo.com/mrss/',
      ...(links.current === undefined ? {} : {'xmlns:fh': historyNamespace}),
      ...(podcast || items.some(({medium}) => medium)
        ? {'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd'}
        : {}),
    },
  })
  feed.addExtension({name: 'atom:link', objects: atomLinks(links, slots) as never})
  if (links.current !== undefined) feed.addExtension({name: 'fh:archive', objects: {}})
  if (podcast) addPodcast(feed, contents, podcast, text)
  // One stands for all: the package declares the namespaces of what items have.
  if (items.length > 0)
    feed.addItem({title: 'item', link: text(link), content: 'item', date: updated})
  const lines = openLines(2)
  for (const item of items) lines.around('item', {}, inner => addItem(inner, item, channel.lang))
  const whole = withNamespaces(slots.fill(feed.rss2())).replace(/ *<item>.*<\/item>\n/s, () =>
    lines.text(),
  )
  return withStylesheet(whole, links.looks)
}

/** Namespaces on the root, where those of the package are. */
const withNamespaces = (xml: string): string =>
  xml.replace(/(<rss[^>]*)>(\s*)<channel( [^>]*)>/, '$1$3>$2<channel>')

/** All that is linked beside the page: this file, its hub, and other documents of the same feed. */
const atomLinks = (links: FeedLinks, slots: Slots) =>
  relations(links, 'application/rss+xml').map(({rel, href, type}) => ({
    _attributes: {
      href: slots.keep(escapeXmlAttribute(href)),
      rel,
      ...(type === undefined ? {} : {type}),
    },
  }))

/** What Apple and others require of a podcast. */
function addPodcast(
  feed: Feed,
  {publisher}: FeedContents,
  {category, subcategory, image, explicit, owner}: Podcast,
  text: (value: string) => string,
): void {
  const add = (name: string, objects: Record<string, unknown>) => feed.addExtension({name, objects})
  add('itunes:author', {_text: text(publisher)})
  add('itunes:category', {
    _attributes: {text: text(category)},
    ...(subcategory === undefined
      ? {}
      : {'itunes:category': {_attributes: {text: text(subcategory)}}}),
  })
  add('itunes:explicit', {_text: String(explicit)})
  if (image !== undefined) add('itunes:image', {_attributes: {href: text(image)}})
  if (owner)
    add('itunes:owner', {
      'itunes:name': {_text: text(owner.name)},
      'itunes:email': {_text: text(owner.email)},
    })
}

function addItem(lines: Lines, item: FeedItem, channelLang: string): void {
  const {add} = lines
  add('title', escapePlain(item.title))
  add('link', escapePlain(item.link))
  add('guid', escapePlain(item.id), {isPermaLink: 'false'})
  add('pubDate', item.published.toUTCString())
  // A description is HTML; the summary is text.
  add('description', escapeXml(escapeXml(item.summary)))
  add('content:encoded', `<![CDATA[${item.html}]]>`)
  for (const tag of item.tags) add('category', escapePlain(tag))
  for (const {name} of item.authors) add('dc:creator', escapePlain(name))
  if (item.lang !== channelLang) add('dc:language', escapePlain(item.lang))
  add('atom:updated', item.updated.toISOString())
  if (item.medium) addMedium(lines, item, item.medium)
  if (item.image) addPicture(lines, item.image)
}

/**
 * One enclosure is all that RSS has, and what players of podcasts show beside it. Its authors are those of the item:
 * readers would list them twice.
 */
function addMedium(
  {add}: Lines,
  item: FeedItem,
  {url, bytes, mediaType, duration}: FeedMedium,
): void {
  add('enclosure', undefined, {
    url: escapeXmlAttribute(url),
    // A length that nobody knows is 0 (RSS Best Practices Profile, enclosure).
    length: bytes ?? 0,
    type: escapeXmlAttribute(mediaType),
  })
  add('itunes:title', escapePlain(item.title))
  if (duration !== undefined) add('itunes:duration', String(Math.round(duration)))
  if (item.image) add('itunes:image', undefined, {href: escapeXmlAttribute(item.image.url)})
}

function addPicture(lines: Lines, {url, mediaType, bytes, size, alt, credit}: FeedImage): void {
  const attributes = {
    url: escapeXmlAttribute(url),
    type: mediaType,
    medium: 'image',
    fileSize: bytes,
    ...size,
  }
  if (alt === '' && credit === '') {
    lines.add('media:content', undefined, attributes)
    return
  }
  lines.around('media:content', attributes, ({add}) => {
    if (alt !== '') add('media:description', escapePlain(alt))
    if (credit !== '') add('media:credit', escapePlain(credit))
  })
}

/** Numeric references in plain text: the form that readers get right most often (RSS Profile, Character Data). */
const escapePlain = (text: string): string =>
  escapeXml(text).replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;')
