/** Whether a picture moves: of what moves, other formats would keep the first image alone. */
export function isAnimated(mediaType: string, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (text: string, at: number) =>
    head.toString('latin1', at, at + text.length) === text
  switch (mediaType) {
    case 'image/gif':
      return true
    case 'image/png': {
      const data = head.indexOf('IDAT')
      return head.subarray(0, data === -1 ? head.length : data).includes('acTL')
    }
    case 'image/webp':
      // The flag of an extended file (RFC 9649, 2.7).
      return starts('VP8X', 12) && ((head[20] ?? 0) & 2) !== 0
    case 'image/avif':
      return starts('avis', 8)
    default:
      return false
  }
}
