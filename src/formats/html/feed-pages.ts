import type {Element, ElementContent} from 'hast'
import {directionOf} from '../../document/direction.ts'
import {parseHtml} from '../../theme/fragment.ts'
import {languageName} from '../../theme/language-name.ts'
import {serializeElements} from '../epub/xhtml.ts'
import {channelsOf} from '../feed/channel.ts'
import {stylesheetPath} from '../feed/companions.ts'
import type {Press, Task} from '../format.ts'
import {mapElements} from '../map-elements.ts'
import {bareTask, type Page} from './page.ts'

/**
 * Feeds as pages of the site: for each kind of feed and each language, a style sheet (XSLT 1.0) that is the theme's
 * `feed` layout with the feed's own words where elements say `data-feed`.
 */
export function* feedPageTasks(press: Press): Generator<Task> {
  const {hasFeeds, config} = press.publication
  if (!hasFeeds || !press.theme.hasLayout('feed')) return
  const languages = new Set(channelsOf(press).map(({lang}) => lang))
  for (const format of ['rss', 'atom'] as const) {
    if (!config.formats.includes(format)) continue
    for (const lang of languages) {
      const path = stylesheetPath(press, format, lang)
      if (path === undefined) continue
      yield bareTask(press, feedPage(press, lang), {
        output: path,
        mediaType: 'application/xslt+xml',
        rewrite: html => toStylesheet(html, {dialect: dialects[format], lang}),
      })
    }
  }
}

function feedPage({theme}: Press, lang: string): Page {
  return {
    path: '',
    lang,
    dir: directionOf(lang),
    title: languageName(theme.strings, lang) ?? lang,
    description: '',
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'feed',
    view: {},
    slots: () => ({}),
    inputs: {},
    source: 'publication.yaml',
  }
}

/** Where a kind of feed has what a page shows, as XPath. */
interface Dialect {
  readonly feed: string
  readonly item: string
  readonly title: string
  readonly self: string
  readonly older: string
  readonly link: string
  readonly author: string
  /** Plain text, or HTML without elements where `escaped`. */
  readonly summary: string
  readonly isEscaped: boolean
  /** `2026-03-01`. */
  readonly date: string
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'
/** Of `Sun, 01 Mar 2026 …`. */
const isoDate = `concat(substring(pubDate, 13, 4), '-', format-number(string-length(substring-before('${months}', substring(pubDate, 9, 3))) div 3 + 1, '00'), '-', substring(pubDate, 6, 2))`

const dialects = {
  rss: {
    feed: '/rss/channel',
    item: 'item',
    title: 'title',
    self: "atom:link[@rel='self']/@href",
    older: "atom:link[@rel='prev-archive']/@href",
    link: 'link',
    author: 'dc:creator',
    summary: 'description',
    isEscaped: true,
    date: isoDate,
  },
  atom: {
    feed: '/atom:feed',
    item: 'atom:entry',
    title: 'atom:title',
    self: "atom:link[@rel='self']/@href",
    older: "atom:link[@rel='prev-archive']/@href",
    link: "atom:link[@rel='alternate']/@href",
    author: 'atom:author/atom:name',
    summary: 'atom:summary',
    isEscaped: false,
    date: 'substring(atom:published, 1, 10)',
  },
} as const satisfies Record<string, Dialect>

interface Manner {
  readonly dialect: Dialect
  readonly lang: string
}

/** An HTML page as a style sheet for feeds. */
function toStylesheet(html: string, manner: Manner): string {
  const pieces: string[] = []
  const keep = (xsl: string): ElementContent => ({
    type: 'text',
    value: `${mark}${pieces.push(xsl) - 1};`,
  })
  const page = mapElements(parseHtml(html), element => filled(element, manner, keep))
  const body = serializeElements(
    page.children.filter((child): child is Element => child.type === 'element'),
  )
  const filledIn = body.replace(new RegExp(`${mark}(\\d+);`, 'g'), (_, index) =>
    String(pieces[Number(index)]),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" exclude-result-prefixes="atom dc">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/"><xsl:for-each select="${manner.dialect.feed}">
${filledIn}
</xsl:for-each></xsl:template>
${unescapeTemplate}
</xsl:stylesheet>
`
}

/** Nothing that a theme writes by itself. */
const mark = 'octavo-feed-value-'

/** An element with what its `data-feed` asks for. */
function filled(
  element: Element,
  {dialect, lang}: Manner,
  keep: (xsl: string) => ElementContent,
): Element | ElementContent[] {
  const {dataFeed, ...properties} = element.properties
  if (element.tagName === 'title') return {...element, children: [keep(valueIn(dialect.title))]}
  if (dataFeed === undefined) return element
  const plain = {...element, properties}
  const {children} = element
  switch (dataFeed) {
    case 'item':
      return [
        keep(`<xsl:for-each select="${dialect.item}">`),
        {...plain, properties: {...properties, dir: 'auto'}},
        keep('</xsl:for-each>'),
      ]
    case 'link':
      return {...plain, children: [keep(hrefOf(dialect.link)), ...children]}
    case 'older':
      return [
        keep(`<xsl:if test="${dialect.older}">`),
        {...plain, children: [keep(hrefOf(dialect.older)), ...children]},
        keep('</xsl:if>'),
      ]
    case 'authors':
      return {
        ...plain,
        children: [
          keep(
            `<xsl:for-each select="${dialect.author}"><xsl:if test="position() &gt; 1">, </xsl:if>${valueIn('.')}</xsl:for-each>`,
          ),
        ],
      }
    case 'summary':
      return {
        ...plain,
        children: [keep(dialect.isEscaped ? unescaped(dialect.summary) : valueIn(dialect.summary))],
      }
    case 'date':
      return {
        ...plain,
        children: [
          keep(
            `<xsl:attribute name="datetime">${valueIn(dialect.date)}</xsl:attribute>${valueIn(inDigits(dialect.date, lang))}`,
          ),
        ],
      }
    case 'title':
      return {...plain, children: [keep(valueIn(dialect.title))]}
    case 'self':
      return {...plain, children: [keep(valueIn(dialect.self))]}
    default:
      return plain
  }
}

const valueIn = (select: string): string => `<xsl:value-of select="${select}"/>`

const hrefOf = (select: string): string =>
  `<xsl:attribute name="href">${valueIn(select)}</xsl:attribute>`

/** In the digits of the language. */
function inDigits(select: string, lang: string): string {
  const own = new Intl.NumberFormat(lang, {useGrouping: false}).format(9876543210)
  const digits = [...own].reverse().join('')
  return digits === '0123456789' ? select : `translate(${select}, '0123456789', '${digits}')`
}

const unescaped = (select: string): string =>
  `<xsl:call-template name="unescape"><xsl:with-param name="text" select="${select}"/></xsl:call-template>`

/** The three characters that a summary in HTML has as references; `&` last, so that none is read twice. */
const unescapeTemplate = `<xsl:template name="unescape"><xsl:param name="text"/><xsl:choose>
<xsl:when test="contains($text, '&amp;')"><xsl:value-of select="substring-before($text, '&amp;')"/><xsl:variable name="rest" select="substring-after($text, '&amp;')"/>
<xsl:choose><xsl:when test="starts-with($rest, 'lt;')">&lt;</xsl:when><xsl:when test="starts-with($rest, 'gt;')">&gt;</xsl:when><xsl:otherwise>&amp;</xsl:otherwise></xsl:choose>
<xsl:call-template name="unescape"><xsl:with-param name="text" select="substring-after($rest, ';')"/></xsl:call-template></xsl:when>
<xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise></xsl:choose></xsl:template>`
