import {Feed} from 'feed'
import type {Tombstone} from '../../publication/tombstones.ts'
import {escapeXml, escapeXmlAttribute} from '../xml.ts'
import type {FeedContents, FeedLinks} from './channel.ts'
import type {FeedMedium} from './enclosure.ts'
import type {FeedImage, FeedItem} from './item.ts'
import {type Lines, openLines} from './lines.ts'
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
  const xml = slots.fill(withLinks(withLanguage(feed.atom1(), channel.lang), links, slots))
  const lines = openLines(1)
  for (const item of items) {
    const lang = item.lang === channel.lang ? undefined : escapeXmlAttribute(item.lang)
    lines.around('entry', {'xml:lang': lang}, inner => addEntry(inner, item))
  }
  addDeleted(lines, deleted)
  const end = xml.lastIndexOf('</feed>')
  return withStylesheet(xml.slice(0, end) + lines.text() + xml.slice(end), links.looks)
}

function addEntry(lines: Lines, item: FeedItem): void {
  const {add, around} = lines
  add('title', escapeXml(item.title), {type: 'text'})
  add('id', escapeXml(item.id))
  add('link', undefined, {
    rel: 'alternate',
    type: 'text/html',
    href: escapeXmlAttribute(item.link),
  })
  for (const enclosed of [item.image, item.medium]) if (enclosed) addEnclosure(lines, enclosed)
  add('updated', item.updated.toISOString())
  add('summary', escapeXml(item.summary), {type: 'text'})
  add('content', `<![CDATA[${item.html}]]>`, {type: 'html'})
  for (const {name, email, url} of item.authors)
    around('author', {}, inner => {
      inner.add('name', escapeXml(name))
      if (email !== undefined) inner.add('email', escapeXml(email))
      if (url !== undefined) inner.add('uri', escapeXml(url))
    })
  for (const tag of item.tags) {
    const term = escapeXmlAttribute(tag)
    add('category', undefined, {label: term, term})
  }
  add('published', item.published.toISOString())
  if (item.rights !== undefined) add('rights', escapeXml(item.rights))
}

const addEnclosure = ({add}: Lines, {url, mediaType, bytes}: FeedImage | FeedMedium): void =>
  add('link', undefined, {
    rel: 'enclosure',
    href: escapeXmlAttribute(url),
    type: escapeXmlAttribute(mediaType),
    length: bytes,
  })

/** Behind the link to the page: this file, its hub, and other documents of the same feed. */
function withLinks(xml: string, links: FeedLinks, slots: Slots): string {
  const elements = relations(links, 'application/atom+xml').map(({rel, href, type}) => {
    const typed = type === undefined ? '' : ` type="${type}"`
    return `\n    <link rel="${rel}"${typed} href="${slots.keep(escapeXmlAttribute(href))}"/>`
  })
  const archive =
    links.current === undefined ? '' : `\n    <fh:archive xmlns:fh="${historyNamespace}"/>`
  return xml.replace(
    /<link rel="alternate"([^>]*)>/,
    (_, rest) => `<link rel="alternate" type="text/html"${rest}>${elements.join('')}${archive}`,
  )
}

/** What was taken back: readers that know it (RFC 6721) forget their copy. */
function addDeleted({add}: Lines, deleted: readonly Tombstone[]): void {
  for (const {id, at} of deleted)
    add('at:deleted-entry', undefined, {
      'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
      ref: escapeXmlAttribute(id),
      when: at.toISOString(),
    })
}

const withLanguage = (xml: string, lang: string): string =>
  xml.replace('<feed ', `<feed xml:lang="${escapeXmlAttribute(lang)}" `)
