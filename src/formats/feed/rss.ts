import {Feed, type Item} from 'feed'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'
import type {FeedContents} from './channel.ts'
import type {FeedMedium} from './enclosure.ts'
import type {FeedImage, FeedItem} from './item.ts'
import {openSlots, type Slots} from './slots.ts'

/**
 * RSS 2.0 with the modules content, dc, media and atom. Authors are `dc:creator`, since `author` wants an e-mail
 * address; guids are our own identifiers, no links.
 */
export function rssFeed({channel, rights, items, updated, link, self}: FeedContents): string {
  const slots = openSlots()
  const text = (value: string) => slots.keep(escapePlain(value))
  const feed = new Feed({
    title: text(channel.title),
    link: text(link),
    description: text(channel.description),
    language: text(channel.lang),
    feed: slots.keep(escapeXmlAttribute(self)),
    generator: 'Octavo',
    updated,
    ...(rights === undefined ? {} : {copyright: text(rights)}),
  })
  // The package declares no namespace but those it uses itself; an extension of this name ends up on `channel`.
  feed.addExtension({
    name: '_attributes',
    objects: {'xmlns:media': 'http://search.yahoo.com/mrss/'},
  })
  for (const item of items) feed.addItem(rssItem(item, channel.lang, slots))
  return slots.fill(feed.rss2())
}

function rssItem(item: FeedItem, channelLang: string, slots: Slots): Item {
  const text = (value: string) => slots.keep(escapePlain(value))
  const extensions = [
    {name: 'dc:creator', objects: item.authors.map(author => ({_text: text(author.name)}))},
    ...(item.lang === channelLang
      ? []
      : [{name: 'dc:language', objects: {_text: text(item.lang)}}]),
    {name: 'atom:updated', objects: {_text: item.updated.toISOString()}},
    ...(item.medium ? [{name: 'enclosure', objects: enclosure(item.medium, slots)}] : []),
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
