import type {Asset} from '../../source/assets.ts'
import type {PictureFacts, PictureRequest, Pictures} from '../../source/pictures/picture.ts'
import {isPlain, mayShineThrough} from '../../source/pictures/plain.ts'
import {stripMetadata} from '../../source/pictures/strip.ts'
import {limits} from './limits.ts'

/** A picture of dots that every shop takes. */
export interface FittedPicture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/gif'
  readonly bytes: Uint8Array
  /** An animation of which the first image is left. */
  readonly isStill: boolean
}

/**
 * A picture within the limits: as it came, without what cameras write beside it, or else as JPEG, or as PNG where it
 * has transparent parts. Undefined for what is no picture after all.
 */
export async function fitPicture(
  asset: Asset,
  pictures: Pictures,
): Promise<FittedPicture | undefined> {
  const bytes = await asItIs(asset, pictures)
  const mediaType = asset.mediaType as FittedPicture['mediaType']
  if (bytes) return {mediaType, bytes, isStill: false}
  const facts = await pictures.look(asset)
  return facts && encodeWithin(asset, facts, pictures)
}

/** What every reading system shows (EPUB 3.3, 3.2, without WebP, which some shops still refuse). */
const core: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif'])

/** The file's own dots; undefined where they must be others. */
async function asItIs(asset: Asset, pictures: Pictures): Promise<Uint8Array | undefined> {
  const {mediaType, size, bytes} = asset
  if (!core.has(mediaType) || !size || size.width * size.height > limits.picturePixels)
    return undefined
  if (!isPlain(mediaType, bytes)) return undefined
  if (mediaType === 'image/png' && mayShineThrough(bytes)) {
    const facts = await pictures.look(asset)
    if (!facts?.isTransparent) return undefined
  }
  const bare = stripMetadata(mediaType, bytes)
  return bare && bare.length <= limits.pictureBytes ? bare : undefined
}

/** Ways to write a picture, the best first: the last is small whatever the picture shows. */
function requestsFor(mediaType: string, isTransparent: boolean): readonly PictureRequest[] {
  const area = limits.picturePixels
  const png = (share: number): PictureRequest => ({format: 'png', area: area / share})
  const jpeg = (quality: number): PictureRequest => ({format: 'jpeg', area, quality})
  if (isTransparent) return [png(1), png(2), png(4), png(8)]
  // Lines and letters stay sharp where that is not too much.
  const lossless = mediaType === 'image/png' || mediaType === 'image/gif'
  return [...(lossless ? [png(1)] : []), jpeg(88), jpeg(75), jpeg(50)]
}

async function encodeWithin(
  asset: Asset,
  {isTransparent, frames}: PictureFacts,
  pictures: Pictures,
): Promise<FittedPicture | undefined> {
  let fitted: FittedPicture | undefined
  for (const request of requestsFor(asset.mediaType, isTransparent)) {
    const made = await pictures.process(asset, request)
    if (!made) return undefined
    const mediaType = made.mediaType as FittedPicture['mediaType']
    fitted = {mediaType, bytes: made.bytes, isStill: frames > 1}
    if (made.bytes.length <= limits.pictureBytes) return fitted
  }
  return fitted
}
