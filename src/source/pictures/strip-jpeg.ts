/**
 * The segments of a JPEG that its dots need (ITU T.81, annex B): JFIF, the color profile and Adobe's color transform
 * stay of the application's own. What lies behind the end, such as the video of a moving photograph, goes.
 */
export function stripJpeg(file: Buffer): readonly Buffer[] | undefined {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined
  const kept = [file.subarray(0, 2)]
  let at = 2
  while (at + 4 <= file.length) {
    const marker = file[at + 1] ?? 0
    if (file[at] !== 0xff) return undefined
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === endOfImage) return [...kept, file.subarray(at, at + 2)]
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end < at + 4 || end > file.length) return undefined
    const after = marker === startOfScan ? endOfScan(file, end) : end
    if (isOfThePicture(marker, file.subarray(at + 4, end))) kept.push(file.subarray(at, after))
    at = after
  }
  const isEnd = at + 2 === file.length && file[at] === 0xff && file[at + 1] === endOfImage
  return isEnd ? [...kept, file.subarray(at)] : undefined
}

const startOfScan = 0xda
const endOfImage = 0xd9

/** Where the next marker stands behind a scan's dots, in which FF is written FF 00 and restarts are FF D0 to FF D7. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}

function isOfThePicture(marker: number, segment: Buffer): boolean {
  const isComment = marker === 0xfe
  const isApplication = marker >= 0xe0 && marker <= 0xef
  if (!isApplication) return !isComment
  const starts = (name: string) => segment.toString('latin1', 0, name.length) === name
  return (
    (marker === 0xe0 && starts('JFIF\0')) ||
    (marker === 0xe2 && starts('ICC_PROFILE\0')) ||
    (marker === 0xee && starts('Adobe'))
  )
}
