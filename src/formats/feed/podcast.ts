import type {Config} from '../../config/publication.ts'
import type {Press} from '../format.ts'
import {siteUrl} from '../site-url.ts'

/** What directories of podcasts ask of a feed. */
export interface Podcast extends Omit<PodcastConfig, 'image'> {
  /** Full URL; undefined where the picture is not there. */
  readonly image: string | undefined
}

type PodcastConfig = NonNullable<Config['feed']['podcast']>

/** Where the site has the cover of the podcast. */
export function podcastCover({publication, assets}: Press): string | undefined {
  const {podcast} = publication.config.feed
  const asset = podcast && assets.get(podcast.image)
  if (!asset?.mediaType.startsWith('image/')) return undefined
  return `assets/podcast.${asset.hash.slice(0, 8)}${/\.[^./]+$/.exec(asset.path)?.[0] ?? ''}`
}

export function podcastOf(press: Press): Podcast | undefined {
  const {config} = press.publication
  const {podcast} = config.feed
  if (!podcast) return undefined
  const cover = podcastCover(press)
  return {...podcast, image: cover === undefined ? undefined : siteUrl(config, cover)}
}
