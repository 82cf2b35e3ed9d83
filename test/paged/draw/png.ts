import {deflateSync} from 'node:zlib'
import type {Image} from '../../../src/paged/boxes/image.ts'

/** A grey PNG. Its check sums are left out: nobody here looks at them. */
export function pngOf(width: number, height: number): Image {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const rows = Buffer.alloc((width + 1) * height, 0x80).map((byte, i) =>
    i % (width + 1) === 0 ? 0 : byte,
  )
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
  return {mediaType: 'image/png', bytes, width, height}
}

function chunk(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body, Buffer.alloc(4)])
}
