import {isDated} from '../../publication/dates.ts'
import type {Story} from '../../publication/publication.ts'
import {plainText} from '../feed/text.ts'
import type {Press} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import {escapeXml} from '../xml.ts'
import {isOnSite} from './addresses.ts'

/** News are those of the last two days, and a file holds a thousand at most (Google's news sitemaps). */
const period = 48 * 60 * 60 * 1000
const most = 1000

/** A publication whose stories are all older keeps its own, without entries: robots.txt leads to it. */
export const hasNewsSitemap = ({publication}: Press): boolean =>
  publication.config.newsSitemap && publication.hasFeeds

/** `news-sitemap.xml`: the stories that became public in the 48 hours before the moment of the build, newest first. */
export function newsSitemap(press: Press): string {
  const {config, stories} = press.publication
  const now = config.now.getTime()
  const news = stories
    .filter(story => isDated(story) && isOnSite(press, story))
    .map(story => ({story, ...publicSince(story)}))
    .filter(({instant}) => instant <= now && instant > now - period)
    .sort((a, b) => b.instant - a.instant)
    .slice(0, most)
  const name = escapeXml(plainText(config.title))
  const lines = news.map(({story, written}) => {
    const {path, document} = story
    const language = languageOf(document.lang)
    return `<url><loc>${escapeXml(siteUrl(config, path))}</loc><news:news><news:publication><news:name>${name}</news:name><news:language>${language}</news:language></news:publication><news:publication_date>${written}</news:publication_date><news:title>${escapeXml(plainText(document.title))}</news:title></news:news></url>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${lines.join('')}</urlset>
`
}

/** What was under embargo was not published before its end, whatever its date. */
function publicSince({document, published}: Story): {
  readonly instant: number
  /** As the frontmatter has it: a W3C date, or a date and time with its zone. */
  readonly written: string
} {
  const {date = '', embargo} = document.frontmatter
  const end = embargo === undefined ? undefined : Date.parse(embargo)
  return embargo !== undefined && end !== undefined && end > published.getTime()
    ? {instant: end, written: embargo}
    : {instant: published.getTime(), written: date}
}

/** ISO 639, but for Chinese, where the script counts. */
function languageOf(lang: string): string {
  const parts = lang.toLowerCase().split('-')
  if (parts[0] !== 'zh') return parts[0] ?? lang
  return parts.some(part => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn'
}
