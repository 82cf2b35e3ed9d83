/** The blocks of a GIF that its images need (GIF89a): of applications' blocks, only the number of rounds. */
export function stripGif(file: Buffer): readonly Buffer[] | undefined {
  if (!/^GIF8[79]a$/.test(file.toString('latin1', 0, 6)) || file.length < 14) return undefined
  let at = 13 + colorTableLength(file[10] ?? 0)
  const kept = [file.subarray(0, at)]
  while (at < file.length) {
    if (file[at] === trailer) return [...kept, file.subarray(at, at + 1)]
    const end = endOfBlock(file, at)
    if (end === undefined) return undefined
    if (isOfThePicture(file, at)) kept.push(file.subarray(at, end))
    at = end
  }
  return undefined
}

const extension = 0x21
const image = 0x2c
const trailer = 0x3b

/** Three bytes for each color, where there is a table at all. */
const colorTableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Behind a block's last part, which is empty; undefined where the file ends before or no block begins. */
function endOfBlock(file: Buffer, from: number): number | undefined {
  let at = from + 2
  if (file[from] === image) at = from + 11 + colorTableLength(file[from + 9] ?? 0)
  else if (file[from] !== extension) return undefined
  while (at < file.length) {
    const length = file[at] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return undefined
}

function isOfThePicture(file: Buffer, at: number): boolean {
  if (file[at] === image) return true
  const label = file[at + 1]
  // Graphic control and plain text.
  if (label === 0xf9 || label === 0x01) return true
  return (
    label === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(file.toString('latin1', at + 3, at + 14))
  )
}
