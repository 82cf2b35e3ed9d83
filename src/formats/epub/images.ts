import type {Entry} from '../../publication/publication.ts'
import type {Asset} from '../../source/assets.ts'
import {sha256} from '../../source/hash.ts'
import type {Press} from '../format.ts'
import {filesOf} from '../works.ts'
import {toSvg11} from './svg.ts'

/** An image as it goes into a package. */
export interface PackedImage {
  /** Relative to the package document: `images/0123456789abcdef.png`. */
  readonly href: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Full URL on the site: what a link to the picture file leads to. */
  readonly address: string | undefined
}

/** What every reading system shows (EPUB 3.3, §3.2, without WebP, which some shops still refuse). */
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
}

/** Every image that `entries` may show, by its path in the publication. */
export async function packImages(
  entries: readonly Entry[],
  {assets, publication}: Press,
): Promise<ReadonlyMap<string, PackedImage>> {
  const paths = new Set(entries.flatMap(filesOf))
  const packed = new Map<string, PackedImage>()
  for (const path of paths) {
    const asset = assets.get(path)
    const image = asset?.mediaType.startsWith('image/') ? await packImage(asset) : undefined
    const address = assets.address(path)
    const full = address && new URL(`./${address}`, publication.config.url).href
    if (image) packed.set(path, {...image, address: full})
  }
  return packed
}

async function packImage(asset: Asset): Promise<Omit<PackedImage, 'address'> | undefined> {
  const extension = extensions[asset.mediaType]
  if (extension === undefined) return transcode(asset)
  const {bytes, hash, mediaType} = asset
  if (mediaType === 'image/svg+xml') return packDrawing(bytes)
  return {href: `images/${hash.slice(0, 16)}.${extension}`, mediaType, bytes}
}

function packDrawing(given: Uint8Array): Omit<PackedImage, 'address'> {
  const bytes = toSvg11(given)
  return {href: `images/${sha256(bytes).slice(0, 16)}.svg`, mediaType: 'image/svg+xml', bytes}
}

/** JPEG for photographs, PNG for what has transparent parts; nothing for what is no image after all. */
async function transcode({bytes}: Asset): Promise<Omit<PackedImage, 'address'> | undefined> {
  const {default: sharp} = await import('sharp')
  try {
    const image = sharp(bytes).rotate()
    const {hasAlpha} = await image.metadata()
    const output = await (hasAlpha ? image.png() : image.jpeg({quality: 88})).toBuffer()
    const mediaType = hasAlpha ? 'image/png' : 'image/jpeg'
    return {
      href: `images/${sha256(output).slice(0, 16)}.${extensions[mediaType]}`,
      mediaType,
      bytes: output,
    }
  } catch {
    return undefined
  }
}
