import type {Image, Picture} from '../../paged/index.ts'
import type {Entry} from '../../publication/publication.ts'
import type {Asset} from '../../source/assets.ts'
import type {Press} from '../format.ts'
import {fullAddresses} from '../full-addresses.ts'
import {filesOf} from '../works.ts'
import {hasForeignProfile} from './color-profile.ts'

/** Kinds that go into a PDF as they are. */
const embeddable = new Set(['image/jpeg', 'image/png'])

/** Of a drawing that holds more than shapes in plain colors: it is turned into dots. */
const dotsPerInch = 300

/** The pictures of some entries by the address that print gives them: as JPEG, PNG, or shapes. */
export async function collectImages(
  entries: readonly Entry[],
  press: Press,
): Promise<ReadonlyMap<string, Image>> {
  const addresses = fullAddresses(press)
  const images = new Map<string, Image>()
  for (const path of entries.flatMap(filesOf)) {
    const src = addresses.asset(path)
    const asset = press.assets.get(path)
    if (src === undefined || !asset?.mediaType.startsWith('image/') || images.has(src)) continue
    const image = await toImage(asset)
    if (image) images.set(src, image)
  }
  return images
}

/** A picture as a PDF takes it, in sRGB whatever space its profile names. Undefined for what is no image after all. */
export async function toImage(asset: Asset): Promise<Image | undefined> {
  const {mediaType, bytes, size} = asset
  if (embeddable.has(mediaType) && size) {
    const kept: Picture = {mediaType: mediaType as Picture['mediaType'], bytes, ...size}
    return hasForeignProfile(bytes) ? {...kept, bytes: await toSrgb(kept)} : kept
  }
  if (mediaType === 'image/svg+xml') {
    // It needs the typesetter, which a build without PDFs does not load.
    const {readSvg} = await import('./svg/read-svg.ts')
    const drawing = readSvg(bytes, size)
    if (drawing) return drawing
  }
  const {default: sharp} = await import('sharp')
  try {
    // What reads the drawing takes a pixel of it, 96 to the inch, for a point.
    const {data, info} = await sharp(bytes, {density: (dotsPerInch * 72) / 96})
      .rotate()
      .png()
      .toBuffer({resolveWithObject: true})
    // A drawing keeps its own size on paper: the dots only make it sharp.
    return {
      mediaType: 'image/png',
      bytes: data,
      width: size?.width ?? info.width,
      height: size?.height ?? info.height,
      pixels: {width: info.width, height: info.height},
    }
  } catch {
    return undefined
  }
}

/** The same picture with its values in sRGB; as it was where it cannot be read. */
async function toSrgb({bytes, mediaType}: Picture): Promise<Uint8Array> {
  const {default: sharp} = await import('sharp')
  try {
    const upright = sharp(bytes).rotate().toColorspace('srgb')
    const best = {quality: 95, chromaSubsampling: '4:4:4'}
    return await (mediaType === 'image/png' ? upright.png() : upright.jpeg(best)).toBuffer()
  } catch {
    return bytes
  }
}
