import {stripGif} from './strip-gif.ts'
import {stripJpeg} from './strip-jpeg.ts'
import {stripPng} from './strip-png.ts'

/**
 * A picture without what cameras and programs write beside it (place, device, thumbnail, comments), its dots
 * untouched: nothing is encoded again. The same array where there was nothing to leave out; undefined for a file that
 * ends too early or is of another kind.
 */
export function stripMetadata(mediaType: string, bytes: Uint8Array): Uint8Array | undefined {
  const strip = strippers[mediaType]
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = strip?.(file)
  if (!kept) return undefined
  const length = kept.reduce((sum, part) => sum + part.length, 0)
  return length === bytes.length ? bytes : Buffer.concat(kept, length)
}

/** The parts of a file that stay, in order. */
type Strip = (file: Buffer) => readonly Buffer[] | undefined

const strippers: Readonly<Record<string, Strip>> = {
  'image/gif': stripGif,
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
}
