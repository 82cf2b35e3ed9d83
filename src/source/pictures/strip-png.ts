/** Chunks that say what dots look like (PNG, third edition, 11.2 and 11.3), and those of animation. */
const shown = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

/** The chunks of a PNG that its dots need: not texts, times, EXIF and what only one program knows. */
export function stripPng(file: Buffer): readonly Buffer[] | undefined {
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  const kept = [file.subarray(0, 8)]
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    if (end > file.length) return undefined
    if (shown.has(type)) kept.push(file.subarray(at, end))
    if (type === 'IEND') return kept
    at = end
  }
  return undefined
}
