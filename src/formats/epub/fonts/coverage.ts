/**
 * The characters that a TrueType or OpenType font has, from its `cmap` (formats 4 and 12, which every font of today
 * has); undefined for other files, WOFF among them.
 */
export function coverageOf(font: Uint8Array): ((code: number) => boolean) | undefined {
  const file = Buffer.from(font.buffer, font.byteOffset, font.byteLength)
  try {
    const start = tableStart(file, 'cmap')
    return start === undefined ? undefined : readTable(file, start)
  } catch {
    return undefined
  }
}

function tableStart(file: Buffer, wanted: string): number | undefined {
  const version = file.readUInt32BE(0)
  if (version !== 0x00010000 && version !== 0x4f54544f) return undefined
  const count = file.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const at = 12 + 16 * index
    if (file.toString('latin1', at, at + 4) === wanted) return file.readUInt32BE(at + 8)
  }
  return undefined
}

function readTable(file: Buffer, start: number): ((code: number) => boolean) | undefined {
  const count = file.readUInt16BE(start + 2)
  const formats = new Map<number, number>()
  for (let index = 0; index < count; index++) {
    const at = start + file.readUInt32BE(start + 4 + 8 * index + 4)
    formats.set(file.readUInt16BE(at), at)
  }
  const [wide, basic] = [formats.get(12), formats.get(4)]
  if (wide !== undefined) return wideCoverage(file, wide)
  return basic === undefined ? undefined : basicCoverage(file, basic)
}

/** Format 12: groups of characters that follow one another. */
function wideCoverage(file: Buffer, at: number): (code: number) => boolean {
  const count = file.readUInt32BE(at + 12)
  const groups = Array.from({length: count}, (_, index) => {
    const group = at + 16 + 12 * index
    return [file.readUInt32BE(group), file.readUInt32BE(group + 4)] as const
  })
  return code => groups.some(([from, to]) => code >= from && code <= to)
}

/** Format 4: segments of the first plane, in which single characters may still be missing. */
function basicCoverage(file: Buffer, at: number): (code: number) => boolean {
  const size = file.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + size + 2
  const deltas = starts + size
  const offsets = deltas + size
  return code => {
    for (let segment = 0; segment < size; segment += 2) {
      if (code > file.readUInt16BE(ends + segment)) continue
      const from = file.readUInt16BE(starts + segment)
      if (code < from) return false
      const offset = file.readUInt16BE(offsets + segment)
      if (offset === 0) return ((code + file.readUInt16BE(deltas + segment)) & 0xffff) !== 0
      return file.readUInt16BE(offsets + segment + offset + 2 * (code - from)) !== 0
    }
    return false
  }
}
