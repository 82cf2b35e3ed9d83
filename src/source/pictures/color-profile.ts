import {inflateSync} from 'node:zlib'

/**
 * Whether a JPEG or PNG says that its RGB values are those of another space than sRGB: written into a PDF as they are,
 * they would look wrong. Pictures in inks are left to the printer, those in grey to black ink.
 */
export function hasForeignProfile(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const profile = file[0] === 0xff ? jpegProfile(file) : pngProfile(file)
  if (!profile || profile.length < 128) return false
  // The space of the values (ICC.1, 7.2.8), then any of the names that profiles of sRGB go by.
  const space = profile.toString('latin1', 16, 20)
  const isSrgb = profile.toString('latin1').replaceAll('\0', '').includes('sRGB')
  return space === 'RGB ' && !isSrgb
}

const profileMark = Buffer.from('ICC_PROFILE\0', 'latin1')

/** The first piece of the profile, which holds its header and, where it is of usual size, all of it. */
function jpegProfile(file: Buffer): Buffer | undefined {
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff; ) {
    const [marker, length] = [file[at + 1], file.readUInt16BE(at + 2)]
    // Start of scan: no more headers.
    if (marker === 0xda || length < 2) return undefined
    const segment = file.subarray(at + 4, at + 2 + length)
    if (marker === 0xe2 && segment.subarray(0, 12).equals(profileMark)) return segment.subarray(14)
    at += 2 + length
  }
  return undefined
}

function pngProfile(file: Buffer): Buffer | undefined {
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') return undefined
    if (type === 'iCCP') return inflated(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return undefined
}

/** After a name that ends with a zero, and the method of compression. */
function inflated(chunk: Buffer): Buffer | undefined {
  try {
    return inflateSync(chunk.subarray(chunk.indexOf(0) + 2), {maxOutputLength: 1 << 24})
  } catch {
    return undefined
  }
}
