import {imageSize} from 'image-size'
import {hasForeignProfile} from './color-profile.ts'

/**
 * Whether the dots of a JPEG, PNG or GIF are what is to be seen: upright, in sRGB or grey. A viewer that knows nothing
 * of cameras and inks shows such a picture as it is meant.
 */
export function isPlain(mediaType: string, bytes: Uint8Array): boolean {
  switch (mediaType) {
    case 'image/jpeg':
      return isUpright(bytes) && isUsualJpeg(bytes) && !hasForeignProfile(bytes)
    case 'image/png':
      return !hasForeignProfile(bytes)
    default:
      return mediaType === 'image/gif'
  }
}

/** Whether a PNG can have transparent dots: by its color type, or by one of its colors. */
export function mayShineThrough(png: Uint8Array): boolean {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const type = file[25]
  if (type === 4 || type === 6) return true
  const data = file.indexOf('IDAT')
  return file.subarray(0, data === -1 ? file.length : data).includes('tRNS')
}

/** Whether a picture is to be seen as its dots lie. */
export function isUpright(bytes: Uint8Array): boolean {
  try {
    const {orientation = 1} = imageSize(bytes)
    return orientation === 1
  } catch {
    return false
  }
}

/** Baseline or progressive with Huffman coding, and not in the four inks of a printer. */
function isUsualJpeg(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 10 <= file.length && file[at] === 0xff; ) {
    const marker = file[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return marker <= 0xc2 && (file[at + 9] === 1 || file[at + 9] === 3)
    at += 2 + file.readUInt16BE(at + 2)
  }
  return false
}
