import {sha256} from '../../source/hash.ts'
import type {Press, Task} from '../format.ts'
import {escapeXml} from '../xml.ts'
import {isOnSite} from './addresses.ts'
import type {Page} from './page.ts'

/** `sitemap.xml` of the pages, and `robots.txt` that names it. Pages of entries say when they last changed. */
export function* sitemapTasks(press: Press, pages: readonly Page[]): Generator<Task> {
  const {config} = press.publication
  const changed = new Map(
    [...press.publication.entries.values()]
      .filter(entry => isOnSite(press, entry))
      .map(({path, updated}) => [path, updated.toISOString().replace('.000Z', 'Z')]),
  )
  const lines = pages.map(({path}) => {
    const url = new URL(encodeURI(path), config.url).href
    const date = changed.get(path)
    const lastmod = date === undefined ? '' : `<lastmod>${date}</lastmod>`
    return `<url><loc>${escapeXml(url)}</loc>${lastmod}</url>\n`
  })
  const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('')}</urlset>
`
  yield textTask('sitemap.xml', 'application/xml', sitemap)
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${new URL('sitemap.xml', config.url).href}\n`
  yield textTask('robots.txt', 'text/plain', robots)
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
