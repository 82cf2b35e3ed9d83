import {type Medium, mediumTypeOf} from '../../document/media.ts'
import {isIn} from '../../document/targets.ts'
import type {Story} from '../../publication/publication.ts'
import type {Press} from '../format.ts'
import {siteUrl} from '../site-url.ts'
import {plainText} from './text.ts'

/** Sound or film that readers of a feed get with its item. */
export interface FeedMedium {
  readonly url: string
  readonly mediaType: string
  /** Undefined for what is on another site. */
  readonly bytes: number | undefined
  /** Seconds, where the author states them. */
  readonly duration: number | undefined
  /** Plain text; empty when nobody tells. */
  readonly name: string
}

/** The first sound or film that a story plays in feeds: RSS has room for one. */
export const feedMedium = (press: Press, story: Story): FeedMedium | undefined =>
  mediaOf(press, story)[0]

/** All sound and film that a story plays in feeds. */
export const mediaOf = (press: Press, {document}: Story): readonly FeedMedium[] =>
  document.media.flatMap(medium => (isIn(medium, 'feed') && enclosureOf(medium, press)) || [])

function enclosureOf(
  {path, url, type, duration, name}: Medium,
  {assets, publication}: Press,
): FeedMedium | undefined {
  const facts = {duration, name: plainText(name)}
  if (path === undefined) {
    const mediaType = url && (type ?? mediumTypeOf(url))
    return url && mediaType ? {url, mediaType, bytes: undefined, ...facts} : undefined
  }
  const asset = assets.get(path)
  const address = assets.address(path)
  if (!asset || address === undefined) return undefined
  const full = siteUrl(publication.config, address)
  return {url: full, mediaType: asset.mediaType, bytes: asset.bytes.length, ...facts}
}
