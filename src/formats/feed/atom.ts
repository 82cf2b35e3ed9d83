import {Feed, type Item} from 'feed'
import type {Tombstone} from '../../publication/tombstones.ts'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'
import type {FeedContents, FeedLinks} from './channel.ts'
import type {FeedMedium} from './enclosure.ts'
import type {FeedItem} from './item.ts'
import {historyNamespace, relations, withStylesheet} from './links.ts'
import {openSlots, type Slots} from './slots.ts'

/** Atom 1.0 (RFC 4287): text titles, full text as HTML, language on the feed and on entries that differ. */
export function atomFeed({
  channel,
  publisher,
  rights,
  items,
  updated,
  link,
  links,
  deleted,
}: FeedContents): string {
  const slots = openSlots()
  const text = (value: string) => slots.keep(escapeXml(value))
  const feed = new Feed({
    id: text(channel.id),
    title: text(channel.title),
    link: slots.keep(escapeXmlAttribute(link)),
    author: {name: text(publisher)},
    generator: 'Octavo',
    updated,
    ...(channel.description === '' ? {} : {description: text(channel.description)}),
    ...(rights === undefined ? {} : {copyright: text(rights)}),
  })
  for (const item of items) feed.addItem(atomEntry(item, slots))
  const xml = withLinks(withTypes(feed.atom1(), items), links, slots)
  const whole = withDeleted(withLanguages(xml, channel.lang, items), deleted)
  return withStylesheet(slots.fill(whole), links.looks)
}

function atomEntry(item: FeedItem, slots: Slots): Item {
  const text = (value: string) => slots.keep(escapeXml(value))
  const attribute = (value: string) => slots.keep(escapeXmlAttribute(value))
  return {
    id: text(item.id),
    title: text(item.title),
    link: attribute(item.link),
    date: item.updated,
    published: item.published,
    description: text(item.summary),
    content: slots.keep(`<![CDATA[${item.html}]]>`),
    author: item.authors.map(author => ({
      name: text(author.name),
      ...(author.email === undefined ? {} : {email: text(author.email)}),
      ...(author.url === undefined ? {} : {link: text(author.url)}),
    })),
    category: item.tags.map(tag => ({term: attribute(tag), name: attribute(tag)})),
    ...(item.image ? {enclosure: {url: attribute(item.image.url), length: item.image.bytes}} : {}),
    ...(item.medium ? {audio: enclosureOf(item.medium, attribute)} : {}),
    ...(item.rights === undefined ? {} : {copyright: text(item.rights)}),
  }
}

/** The package has one enclosure of each kind: the picture is the plain one, and sound or film goes in as sound. */
const enclosureOf = ({url, bytes}: FeedMedium, attribute: (value: string) => string) => ({
  url: attribute(url),
  ...(bytes === undefined ? {} : {length: bytes}),
})

/** Titles and summaries are text, links say what they lead to, and an enclosure's type is the file's own. */
function withTypes(xml: string, items: readonly FeedItem[]): string {
  const enclosed = items
    .flatMap(({image, medium}) => [image ?? [], medium ?? []].flat())
    [Symbol.iterator]()
  return xml
    .replace(/<(title|summary) type="html">/g, '<$1 type="text">')
    .replace('rel="alternate" href', 'rel="alternate" type="text/html" href')
    .replaceAll('<link href', '<link rel="alternate" type="text/html" href')
    .replace(/(rel="enclosure" href="[^"]*") type="[^"]*"/g, (_, start) => {
      const {mediaType = 'application/octet-stream'} = enclosed.next().value ?? {}
      return `${start} type="${escapeXmlAttribute(mediaType)}"`
    })
}

/** Behind the link to the page: this file, its hub, and other documents of the same feed. */
function withLinks(xml: string, links: FeedLinks, slots: Slots): string {
  const elements = relations(links, 'application/atom+xml').map(({rel, href, type}) => {
    const typed = type === undefined ? '' : ` type="${type}"`
    return `\n    <link rel="${rel}"${typed} href="${slots.keep(escapeXmlAttribute(href))}"/>`
  })
  const archive =
    links.current === undefined ? '' : `\n    <fh:archive xmlns:fh="${historyNamespace}"/>`
  return xml.replace(/<link rel="alternate"[^>]*>/, link => link + elements.join('') + archive)
}

/** What was taken back: readers that know it (RFC 6721) forget their copy. */
function withDeleted(xml: string, deleted: readonly Tombstone[]): string {
  const elements = deleted.map(
    ({id, at}) =>
      `    <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${escapeXmlAttribute(id)}" when="${at.toISOString()}"/>\n`,
  )
  const end = xml.lastIndexOf('</feed>')
  return xml.slice(0, end) + elements.join('') + xml.slice(end)
}

function withLanguages(xml: string, lang: string, items: readonly FeedItem[]): string {
  const entries = items[Symbol.iterator]()
  return xml
    .replace('<feed ', `<feed xml:lang="${escapeXmlAttribute(lang)}" `)
    .replaceAll('<entry>', entry => {
      const own = entries.next().value?.lang ?? lang
      return own === lang ? entry : `<entry xml:lang="${escapeXmlAttribute(own)}">`
    })
}
