import type {Press, Task} from '../format.ts'
import {podcastCover} from './podcast.ts'

/** Where the site has the page as which browsers show feeds of a kind and language; undefined without a site. */
export const stylesheetPath = (
  {publication}: Press,
  format: 'rss' | 'atom',
  lang: string,
): string | undefined =>
  publication.config.formats.includes('html')
    ? `assets/${format}.${lang.toLowerCase()}.xsl`
    : undefined

/** The cover of a podcast, which RSS feeds name. */
export function* podcastTasks(press: Press): Generator<Task> {
  const {podcast} = press.publication.config.feed
  const asset = podcast && press.assets.get(podcast.image)
  const path = podcastCover(press)
  if (!asset || path === undefined) return
  yield {
    id: 'rss:podcast',
    format: 'rss',
    inputs: {path, asset: asset.hash},
    run: async () => ({
      files: [{path, mediaType: asset.mediaType, contents: asset.bytes}],
      messages: [],
      summary: undefined,
    }),
  }
}
