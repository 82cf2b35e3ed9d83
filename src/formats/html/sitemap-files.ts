import {sha256} from '../../source/hash.ts'
import {escapeXml} from '../xml.ts'

/** A page as a sitemap has it. */
export interface SitemapEntry {
  readonly path: string
  /** W3C date and time in UTC; undefined where nobody said when it changed. */
  readonly lastmod: string | undefined
  /** When it was first published, in milliseconds; undefined for pages that are no entry: lists, the front page. */
  readonly first: number | undefined
  /** Its `url` element. */
  readonly xml: string
}

interface SitemapFile {
  readonly path: string
  readonly contents: string
}

/** What a sitemap may hold (sitemaps.org protocol): more is an index of several. */
export interface SitemapLimits {
  readonly urls: number
  readonly bytes: number
}

const protocolLimits: SitemapLimits = {urls: 50_000, bytes: 50 * 1024 * 1024}

/** `sitemap.xml` of all entries, or where one file cannot hold them, the index of `sitemap-1.xml` and so on. */
export function sitemapFiles(
  entries: readonly SitemapEntry[],
  urlOf: (path: string) => string,
  limits = protocolLimits,
): readonly SitemapFile[] {
  const whole = {path: 'sitemap.xml', contents: urlset(entries)}
  if (entries.length <= limits.urls && Buffer.byteLength(whole.contents) <= limits.bytes)
    return [whole]
  const parts = partsOf(entries, limits).map((part, index) => ({
    path: `sitemap-${index + 1}.xml`,
    lastmod: latestOf(part),
    contents: urlset(part),
  }))
  const lines = parts.map(({path, lastmod}) => {
    const date = lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`
    return `<sitemap><loc>${escapeXml(urlOf(path))}</loc>${date}</sitemap>\n`
  })
  const contents = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('')}</sitemapindex>
`
  return [{path: 'sitemap.xml', contents}, ...parts]
}

const urlset = (entries: readonly SitemapEntry[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.map(({xml}) => xml).join('')}</urlset>
`

/**
 * Parts of which a new story changes two: that of the lists, which stand first, and the last, since entries follow in the
 * order of their publication. A part ends at an entry whose path says so, so that one that goes, or comes late, changes
 * the part it is in and moves no other; or where it is full.
 */
function partsOf(entries: readonly SitemapEntry[], limits: SitemapLimits): SitemapEntry[][] {
  const lists = entries.filter(({first}) => first === undefined)
  const dated = entries
    .filter(({first}) => first !== undefined)
    .sort((a, b) => (a.first ?? 0) - (b.first ?? 0) || (a.path < b.path ? -1 : 1))
  return [...divide(lists, limits), ...divide(dated, limits)]
}

function divide(entries: readonly SitemapEntry[], {urls, bytes}: SitemapLimits): SitemapEntry[][] {
  const overhead = Buffer.byteLength(urlset([]))
  const parts: SitemapEntry[][] = []
  let part: SitemapEntry[] = []
  let size = overhead
  for (const entry of entries) {
    const length = Buffer.byteLength(entry.xml)
    if (part.length === urls || size + length > bytes || endsBefore(entry, part.length, urls)) {
      parts.push(part)
      part = []
      size = overhead
    }
    part.push(entry)
    size += length
  }
  return part.length > 0 ? [...parts, part] : parts
}

/** One path in so many ends a part: between a fifth of a full one and a full one there are eight on average. */
const oneOf = (urls: number): number => Math.max(1, Math.floor(urls / 10))

const endsBefore = ({path}: SitemapEntry, length: number, urls: number): boolean =>
  length >= urls / 5 && Number.parseInt(sha256(path).slice(0, 8), 16) % oneOf(urls) === 0

/** All are written alike, in UTC, but for fractions of a second, so they are compared as instants. */
function latestOf(entries: readonly SitemapEntry[]): string | undefined {
  let latest: string | undefined
  for (const {lastmod} of entries)
    if (lastmod !== undefined && (latest === undefined || Date.parse(lastmod) > Date.parse(latest)))
      latest = lastmod
  return latest
}
