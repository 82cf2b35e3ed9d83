import {Feed, type Item} from 'feed'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'
import type {FeedContents, FeedLinks} from './channel.ts'
import type {FeedMedium} from './enclosure.ts'
import type {FeedImage, FeedItem} from './item.ts'
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
  for (const item of items) feed.addItem(rssItem(item, channel.lang, slots))
  return withStylesheet(slots.fill(feed.rss2()), links.looks)
}

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

function rssItem(item: FeedItem, channelLang: string, slots: Slots): Item {
  const text = (value: string) => slots.keep(escapePlain(value))
  const extensions = [
    {name: 'dc:creator', objects: item.authors.map(author => ({_text: text(author.name)}))},
    ...(item.lang === channelLang
      ? []
      : [{name: 'dc:language', objects: {_text: text(item.lang)}}]),
    {name: 'atom:updated', objects: {_text: item.updated.toISOString()}},
    ...(item.medium ? playedIn(item, item.medium, slots) : []),
    ...(item.image ? [{name: 'media:content', objects: mediaContent(item.image, slots)}] : []),
  ]
  return {
    title: text(item.title),
    link: text(item.link),
    guid: text(item.id),
    date: item.updated,
    published: item.published,
    // A description is HTML; the summary is text.
    description: slots.keep(escapeXml(escapeXml(item.summary))),
    content: slots.keep(`<![CDATA[${item.html}]]>`),
    category: item.tags.map(tag => ({name: text(tag)})),
    extensions: extensions.map(({name, objects}) => ({
      name,
      objects: objects as Record<string, unknown>,
    })),
  }
}

/** One enclosure is all that RSS has, and what players of podcasts show beside it. */
function playedIn(item: FeedItem, medium: FeedMedium, slots: Slots) {
  const text = (value: string) => slots.keep(escapePlain(value))
  const names = item.authors.map(({name}) => name).join(', ')
  return [
    {name: 'enclosure', objects: enclosure(medium, slots)},
    {name: 'itunes:title', objects: {_text: text(item.title)}},
    ...(names === '' ? [] : [{name: 'itunes:author', objects: {_text: text(names)}}]),
    ...(medium.duration === undefined
      ? []
      : [{name: 'itunes:duration', objects: {_text: String(Math.round(medium.duration))}}]),
    ...(item.image
      ? [{name: 'itunes:image', objects: {_attributes: {href: text(item.image.url)}}}]
      : []),
  ]
}

/** A length that nobody knows is 0 (RSS Best Practices Profile, enclosure). */
const enclosure = ({url, bytes, mediaType}: FeedMedium, slots: Slots) => ({
  _attributes: {
    url: slots.keep(escapeXmlAttribute(url)),
    length: bytes ?? 0,
    type: slots.keep(escapeXmlAttribute(mediaType)),
  },
})

function mediaContent(image: FeedImage, slots: Slots): Record<string, unknown> {
  return {
    _attributes: {
      url: slots.keep(escapeXmlAttribute(image.url)),
      type: image.mediaType,
      medium: 'image',
      fileSize: image.bytes,
      ...image.size,
    },
    ...(image.alt === '' ? {} : {'media:description': {_text: slots.keep(escapePlain(image.alt))}}),
    ...(image.credit === ''
      ? {}
      : {'media:credit': {_text: slots.keep(escapePlain(image.credit))}}),
  }
}

/** Numeric references in plain text: the form that readers get right most often (RSS Profile, Character Data). */
const escapePlain = (text: string): string =>
  escapeXml(text).replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;')
