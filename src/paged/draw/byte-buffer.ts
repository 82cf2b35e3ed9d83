/** Bytes that grow at the end. */
export interface ByteBuffer {
  /** Text is written one byte a character. */
  readonly write: (chunk: string | Uint8Array) => void
  /** Two bytes of a code inside a literal string (ISO 32000-1, 7.3.4.2). */
  readonly writeCode: (code: number) => void
  readonly length: () => number
  /** What was written, until the next write. */
  readonly bytes: () => Buffer
  /** Begin anew. */
  readonly clear: () => void
}

/** Below this length a loop is faster than a call into Node. */
const shortText = 32

export function byteBuffer(): ByteBuffer {
  let buffer = Buffer.alloc(1 << 16)
  let length = 0

  const reserve = (more: number) => {
    if (length + more <= buffer.length) return
    const larger = Buffer.alloc(Math.max(length + more, buffer.length * 2))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }
  const writeByte = (byte: number) => {
    if (byte === 0x28 || byte === 0x29 || byte === 0x5c) buffer[length++] = 0x5c
    if (byte === 0x0d) {
      // A bare carriage return would be read as a line feed.
      buffer[length++] = 0x5c
      buffer[length++] = 0x72
    } else {
      buffer[length++] = byte
    }
  }
  return {
    write: chunk => {
      reserve(chunk.length)
      if (typeof chunk !== 'string') {
        buffer.set(chunk, length)
        length += chunk.length
      } else if (chunk.length < shortText) {
        for (let i = 0; i < chunk.length; i++) buffer[length++] = chunk.charCodeAt(i)
      } else {
        length += buffer.write(chunk, length, 'latin1')
      }
    },
    writeCode: code => {
      reserve(4)
      writeByte(code >> 8)
      writeByte(code & 0xff)
    },
    length: () => length,
    bytes: () => buffer.subarray(0, length),
    clear: () => {
      length = 0
    },
  }
}
