import type {Entry} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import type {Press, Task} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import {escapeXml} from '../xml.ts'
import {isOnSite} from './addresses.ts'
import {alternatesOf} from './metadata/alternates.ts'
import {subjectOf} from './metadata/subject.ts'
import type {Page} from './page.ts'

/** `sitemap.xml` of the pages with their translations, and `robots.txt` that names it. */
export function* sitemapTasks(press: Press, pages: readonly Page[]): Generator<Task> {
  const {config} = press.publication
  const lines = pages.map(({path}) => {
    const date = changeOf(press, path)
    const lastmod = date === undefined ? '' : `<lastmod>${date}</lastmod>`
    const links = alternatesOf(press, path).map(
      ({lang, href}) =>
        `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(href)}"/>`,
    )
    return `<url><loc>${escapeXml(siteUrl(config, path))}</loc>${lastmod}${links.join('')}</url>\n`
  })
  const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${lines.join('')}</urlset>
`
  yield textTask('sitemap.xml', 'application/xml', sitemap)
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl(config, 'sitemap.xml')}\n`
  yield textTask('robots.txt', 'text/plain', robots)
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
