/** Bytes that grow at the end. */
export interface ByteBuffer {
  /** Text is written one byte a character. */
  readonly write: (chunk: string | Uint8Array) => void
  readonly length: () => number
  readonly bytes: () => Uint8Array
}

export function byteBuffer(): ByteBuffer {
  let buffer = Buffer.alloc(1 << 16)
  let length = 0
  return {
    write: chunk => {
      const end = length + chunk.length
      if (end > buffer.length) {
        const larger = Buffer.alloc(Math.max(end, buffer.length * 2))
        buffer.copy(larger, 0, 0, length)
        buffer = larger
      }
      if (typeof chunk === 'string') buffer.write(chunk, length, 'latin1')
      else buffer.set(chunk, length)
      length = end
    },
    length: () => length,
    bytes: () => new Uint8Array(buffer.subarray(0, length)),
  }
}
