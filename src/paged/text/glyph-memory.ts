/** Room for the numbers of a run of `count` glyphs, all zero. */
export interface GlyphMemory {
  readonly glyphs: Uint16Array
  /** Points. */
  readonly advances: Float64Array
  /** Offsets into the run's text. */
  readonly clusters: Uint32Array
}

const chunkBytes = 1 << 18

let chunk = new ArrayBuffer(0)
let taken = 0

/**
 * Runs are short and a book has tens of thousands of them: a piece of memory of its own for each list costs more than
 * what is in it, so they share large ones.
 */
export function takeGlyphMemory(count: number): GlyphMemory {
  // The widest numbers come first: a list must begin at a multiple of the size of its numbers.
  const bytes = Math.ceil((count * 14) / 8) * 8
  if (taken + bytes > chunk.byteLength) {
    chunk = new ArrayBuffer(Math.max(chunkBytes, bytes))
    taken = 0
  }
  const from = taken
  taken += bytes
  return {
    advances: new Float64Array(chunk, from, count),
    clusters: new Uint32Array(chunk, from + count * 8, count),
    glyphs: new Uint16Array(chunk, from + count * 12, count),
  }
}
