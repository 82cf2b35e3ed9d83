import type {Entry} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import type {Press, Task} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import {escapeXml} from '../xml.ts'
import {isOnSite} from './addresses.ts'
import {alternatesOf} from './metadata/alternates.ts'
import {subjectOf} from './metadata/subject.ts'
import {hasNewsSitemap, newsSitemap} from './news-sitemap.ts'
import type {Page} from './page.ts'
import {type SitemapEntry, sitemapFiles} from './sitemap-files.ts'

/**
 * `sitemap.xml` of the pages with their translations, in parts where it would be too large, `news-sitemap.xml` where the
 * publication asks for it, and `robots.txt` that names both.
 */
export function* sitemapTasks(press: Press, pages: readonly Page[]): Generator<Task> {
  const {config} = press.publication
  const entries = pages.map(({path}) => entryOf(press, path))
  for (const {path, contents} of sitemapFiles(entries, path => siteUrl(config, path)))
    yield textTask(path, 'application/xml', contents)
  const names = ['sitemap.xml']
  if (hasNewsSitemap(press)) {
    names.push('news-sitemap.xml')
    yield textTask('news-sitemap.xml', 'application/xml', newsSitemap(press))
  }
  const sitemaps = names.map(name => `Sitemap: ${siteUrl(config, name)}\n`)
  yield textTask('robots.txt', 'text/plain', `User-agent: *\nAllow: /\n\n${sitemaps.join('')}`)
}

function entryOf(press: Press, path: string): SitemapEntry {
  const lastmod = changeOf(press, path)
  const date = lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`
  const links = alternatesOf(press, path).map(
    ({lang, href}) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(href)}"/>`,
  )
  const url = escapeXml(siteUrl(press.publication.config, path))
  const subject = subjectOf(press, path)
  return {
    path,
    lastmod,
    first: subject?.type === 'entry' ? subject.entry.published.getTime() : undefined,
    xml: `<url><loc>${url}</loc>${date}${links.join('')}</url>\n`,
  }
}

/** When what a page shows last changed; undefined where nobody said. */
function changeOf(press: Press, path: string): string | undefined {
  const {stories, books, issues, config} = press.publication
  const subject = subjectOf(press, path)
  const shown: readonly Entry[] =
    path === ''
      ? [...stories, ...books, ...issues]
      : subject?.type === 'entry'
        ? [subject.entry]
        : (subject?.collection.stories ?? [])
  const times = shown
    .filter(entry => isOnSite(press, entry))
    .map(({updated}) => updated.getTime())
    .filter(time => time !== config.sourceDate.getTime())
  if (times.length === 0) return undefined
  const last = times.reduce((latest, time) => Math.max(latest, time))
  return new Date(last).toISOString().replace('.000Z', 'Z')
}

const textTask = (path: string, mediaType: string, contents: string): Task => ({
  id: `html:${path}`,
  format: 'html',
  inputs: {contents: sha256(contents)},
  run: async () => ({
    files: [{path, mediaType, contents}],
    messages: [],
    summary: undefined,
  }),
})
