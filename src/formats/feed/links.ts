import {escapeXmlAttribute} from '../xml.ts'
import type {FeedLinks, FeedLooks} from './channel.ts'

/** Of RFC 5005's elements. */
export const historyNamespace = 'http://purl.org/syndication/history/1.0'

interface Relation {
  readonly rel: string
  readonly href: string
  readonly type: string | undefined
}

/** The links of a feed as Atom has them, RSS feeds borrowing them; `type` is the feed's own. */
export const relations = (
  {self, hub, current, older}: FeedLinks,
  type: string,
): readonly Relation[] =>
  [
    {rel: 'self', href: self, type},
    {rel: 'hub', href: hub, type: undefined},
    {rel: 'current', href: current, type},
    {rel: 'prev-archive', href: older, type},
  ].filter((relation): relation is Relation => relation.href !== undefined)

/** A feed that browsers show as a page of the site, or, if they know no XSLT, as it is in the dress of the site. */
export function withStylesheet(xml: string, looks: FeedLooks | undefined): string {
  if (!looks) return xml
  const instruction = (type: string, href: string) =>
    `\n<?xml-stylesheet type="${type}" href="${escapeXmlAttribute(href)}"?>`
  return xml.replace(
    '?>',
    `?>${instruction('text/xsl', looks.page)}${instruction('text/css', looks.css)}`,
  )
}
