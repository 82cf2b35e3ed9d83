import type {Sharp} from 'sharp'
import type {PictureFacts, PictureRequest, ProcessedPicture} from './picture.ts'

/**
 * A picture in another format or size: upright (EXIF orientation applied), in sRGB, without metadata, without an alpha
 * channel where nothing shines through, the first image of an animation. Never enlarged. The same bytes for the same bytes and request. Undefined for what cannot be read.
 */
export async function processPicture(
  bytes: Uint8Array,
  request: PictureRequest,
): Promise<ProcessedPicture | undefined> {
  try {
    const image = await open(bytes)
    const scaled = image.autoOrient().resize({width: widthFor(await sizeOf(image), request)})
    if (!(await isTransparent(image))) scaled.removeAlpha()
    const {data, info} = await encode(scaled, request).toBuffer({resolveWithObject: true})
    const mediaType = `image/${request.format}` as const
    return {bytes: data, mediaType, width: info.width, height: info.height}
  } catch {
    return undefined
  }
}

/**
 * A drawing of shapes in dots of a given size, on white: as PNG in sixteen colors, which leave two or three between
 * each two of a plain drawing for its edges, or as JPEG. Undefined for what cannot be read.
 */
export async function rasterize(
  svg: string,
  {width, height, format}: Size & {readonly format: 'jpeg' | 'png'},
): Promise<ProcessedPicture | undefined> {
  try {
    const image = (await open(Buffer.from(svg))).resize({width, height, fit: 'fill'})
    const onWhite = image.flatten({background: paper})
    const encoded =
      format === 'png'
        ? onWhite.png({palette: true, colours: 16, dither: 0, effort: 1})
        : onWhite.jpeg({quality: 80, mozjpeg: true})
    return {bytes: await encoded.toBuffer(), mediaType: `image/${format}`, width, height}
  } catch {
    return undefined
  }
}

/** Undefined for what cannot be read. */
export async function lookAtPicture(bytes: Uint8Array): Promise<PictureFacts | undefined> {
  try {
    const image = await open(bytes)
    const {pages: frames = 1} = await image.metadata()
    return {...(await sizeOf(image)), isTransparent: await isTransparent(image), frames}
  } catch {
    return undefined
  }
}

/** Decoded, a picture of more pixels would fill a machine's memory. */
const mostPixels = 200_000_000

async function open(bytes: Uint8Array): Promise<Sharp> {
  const {default: sharp} = await import('sharp')
  return sharp(bytes, {limitInputPixels: mostPixels, failOn: 'error'})
}

/** An alpha channel that hides nothing is not looked at twice. */
async function isTransparent(image: Sharp): Promise<boolean> {
  const {hasAlpha} = await image.metadata()
  return hasAlpha === true && !(await image.stats()).isOpaque
}

interface Size {
  readonly width: number
  readonly height: number
}

const sizeOf = async (image: Sharp): Promise<Size> => (await image.metadata()).autoOrient

/** Rounded down, so that neither limit is passed. */
function widthFor({width, height}: Size, {width: most = width, area}: PictureRequest): number {
  const scale = area === undefined ? 1 : Math.min(1, Math.sqrt(area / (width * height)))
  return Math.max(1, Math.min(width, most, Math.floor(width * scale)))
}

/** Where JPEG has no transparency, white is the paper. */
const paper = '#fff'

function encode(image: Sharp, {format, quality}: PictureRequest): Sharp {
  switch (format) {
    case 'jpeg':
      return image.flatten({background: paper}).jpeg({quality: quality ?? 85, optimizeCoding: true})
    case 'png':
      return image.png()
    case 'webp':
      return image.webp({quality: quality ?? 75, effort: 2})
    case 'avif':
      // Ten times the time would make it a twentieth smaller.
      return image.avif({quality: quality ?? 50, effort: 0})
  }
}
