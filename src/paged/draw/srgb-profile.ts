/**
 * An ICC profile of sRGB (ICC.1:2001-04, version 2: what every reader takes), made from the numbers of IEC 61966-2-1
 * alone, so that it is free of anybody's terms. Bytes.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: readonly (readonly [signature: string, bytes: Buffer])[] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', textTag('No rights reserved')],
    ['wtpt', xyzTag(d50)],
    ['rXYZ', xyzTag([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyzTag([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyzTag([0.14307, 0.06061, 0.7141])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length, 0)
  const placed = new Map<Buffer, number>()
  const data: Buffer[] = []
  let at = headerLength + table.length
  tags.forEach(([signature, bytes], index) => {
    const known = placed.get(bytes)
    if (known === undefined) {
      placed.set(bytes, at)
      data.push(bytes)
    }
    table.write(signature, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(known ?? at, 8 + 12 * index)
    table.writeUInt32BE(bytes.length, 12 + 12 * index)
    if (known === undefined) at += bytes.length
  })
  return Buffer.concat([header(at), table, ...data])
}

const headerLength = 128

/** The white that ICC's connection space has. */
const d50 = [0.9642, 1, 0.8249] as const

function header(length: number): Buffer {
  const bytes = Buffer.alloc(headerLength)
  bytes.writeUInt32BE(length, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // The date it says it was made, and never changes: year, month, day.
  bytes.writeUInt16BE(2026, 24)
  bytes.writeUInt16BE(1, 26)
  bytes.writeUInt16BE(1, 28)
  bytes.write('acsp', 36, 'latin1')
  xyz(d50).copy(bytes, 68)
  return bytes
}

/** Numbers of 16 bits before the point and 16 behind. */
function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => {
    bytes.writeInt32BE(Math.round(value * 65536), 4 * index)
  })
  return bytes
}

const tag = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const bytes = Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), ...parts])
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

const xyzTag = (values: readonly number[]): Buffer => tag('XYZ ', xyz(values))

const textTag = (text: string): Buffer => tag('text', Buffer.from(`${text}\0`, 'latin1'))

/** ASCII, and the two other spellings left empty (6.5.17). */
function descriptionTag(text: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 1)
  return tag('desc', length, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67))
}

/** The curve of IEC 61966-2-1 at 1024 points. */
function curveTag(): Buffer {
  const points = 1024
  const bytes = Buffer.alloc(4 + 2 * points)
  bytes.writeUInt32BE(points, 0)
  for (let index = 0; index < points; index++) {
    const value = index / (points - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65535), 4 + 2 * index)
  }
  return tag('curv', bytes)
}
