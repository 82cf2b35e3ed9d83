import {deflateSync, inflateSync} from 'node:zlib'

/** A PNG as a PDF image has it (ISO 32000-1, 8.9.5). */
export interface PngImage {
  readonly width: number
  readonly height: number
  readonly bitsPerComponent: number
  readonly colors: 1 | 3
  /** RGB triples. */
  readonly palette: Uint8Array | undefined
  /** Deflated rows, each with its PNG predictor where `predicted`. */
  readonly rows: Uint8Array
  readonly predicted: boolean
  /** The one color that is transparent: its least and greatest value for each component. */
  readonly mask: readonly number[] | undefined
  /** Deflated opacities, a byte a pixel. */
  readonly alpha: Uint8Array | undefined
}

/**
 * Read a PNG (PNG 3). Rows are passed on as they are where PDF can have them so; only interlaced rows and opacities
 * have the pixels opened, and come out in 8 bits. pdfkit's reader is slow, and wrong for small palettes with opacity.
 */
export function readPng(bytes: Uint8Array): PngImage {
  const png = readChunks(bytes)
  const {width, height, depth, colorType, interlaced, palette, transparency} = png
  const keyed = transparency && (colorType === 0 || colorType === 2)
  const hasAlpha = colorType >= 4 || (colorType === 3 && transparency !== undefined)
  const image = {width, height, palette: colorType === 3 ? palette : undefined}
  const colors = colorType === 2 || colorType === 6 ? 3 : 1
  const mask = keyed ? colorKey(transparency, interlaced && depth === 16) : undefined
  if (!interlaced && !hasAlpha)
    return {
      ...image,
      colors,
      bitsPerComponent: depth,
      rows: Buffer.concat(png.parts),
      predicted: true,
      mask,
      alpha: undefined,
    }
  const samples = openPixels(png)
  const {color, alpha} = split(samples, png)
  return {
    ...image,
    colors,
    bitsPerComponent: 8,
    rows: deflateSync(color, {level: 6}),
    predicted: false,
    mask,
    alpha: alpha && deflateSync(alpha, {level: 6}),
  }
}

interface Png {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colorType: number
  readonly interlaced: boolean
  readonly palette: Uint8Array | undefined
  readonly transparency: Buffer | undefined
  readonly parts: readonly Uint8Array[]
}

function readChunks(bytes: Uint8Array): Png {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: Buffer = Buffer.alloc(13)
  let palette: Uint8Array | undefined
  let transparency: Buffer | undefined
  const parts: Uint8Array[] = []
  for (let at = 8; at + 8 <= view.length; ) {
    const length = view.readUInt32BE(at)
    const chunk = view.subarray(at + 8, at + 8 + length)
    switch (view.toString('latin1', at + 4, at + 8)) {
      case 'IHDR':
        header = chunk
        break
      case 'PLTE':
        palette = chunk
        break
      case 'tRNS':
        transparency = chunk
        break
      case 'IDAT':
        parts.push(chunk)
    }
    at += length + 12
  }
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth: header.readUInt8(8),
    colorType: header.readUInt8(9),
    interlaced: header.readUInt8(12) === 1,
    palette,
    transparency,
    parts,
  }
}

function colorKey(transparency: Buffer, opened: boolean): readonly number[] {
  const key: number[] = []
  for (let i = 0; i + 1 < transparency.length; i += 2) {
    const value = transparency.readUInt16BE(i) >> (opened ? 8 : 0)
    key.push(value, value)
  }
  return key
}

const channelsOf = (colorType: number): number => [1, 0, 3, 1, 2, 0, 4][colorType] ?? 1

/** Adam7: where each pass begins, and its steps. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const whole = [[0, 0, 1, 1]] as const

/** The samples of all pixels, a byte each. Those of a palette are its indexes. */
function openPixels({width, height, depth, colorType, interlaced, parts}: Png): Uint8Array {
  const channels = channelsOf(colorType)
  const data = inflateSync(Buffer.concat(parts))
  const samples = new Uint8Array(width * height * channels)
  const step = Math.max(1, (channels * depth) >> 3)
  const sampleOf = sampler(depth, colorType === 3)
  let at = 0
  for (const [left, top, dx, dy] of interlaced ? passes : whole) {
    const columns = Math.ceil((width - left) / dx)
    if (columns <= 0) continue
    const rowLength = Math.ceil((columns * channels * depth) / 8)
    let above: Uint8Array = new Uint8Array(rowLength)
    for (let y = top; y < height; y += dy) {
      const row = data.subarray(at + 1, at + 1 + rowLength)
      unfilter(data[at] ?? 0, row, above, step)
      at += rowLength + 1
      above = row
      if (depth === 8 && !interlaced) {
        samples.set(row, y * rowLength)
        continue
      }
      for (let i = 0; i < columns * channels; i++) {
        const x = left + Math.floor(i / channels) * dx
        samples[(y * width + x) * channels + (i % channels)] = sampleOf(row, i)
      }
    }
  }
  return samples
}

/** How sample `i` of a row is read and brought to 8 bits. */
function sampler(depth: number, isIndex: boolean): (row: Uint8Array, i: number) => number {
  if (depth === 8) return (row, i) => row[i] ?? 0
  if (depth === 16) return (row, i) => row[2 * i] ?? 0
  const most = (1 << depth) - 1
  const perByte = 8 / depth
  return (row, i) => {
    const byte = row[Math.floor(i / perByte)] ?? 0
    const value = (byte >> (8 - depth * ((i % perByte) + 1))) & most
    return isIndex ? value : Math.round((value * 255) / most)
  }
}

/** Undo the filter of a row, in place (PNG 3, 9.2). */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return
  for (let i = 0; i < row.length; i++) {
    const a = i < step ? 0 : (row[i - step] as number)
    const b = above[i] as number
    const c = i < step ? 0 : (above[i - step] as number)
    row[i] = (row[i] as number) + predicted(filter, a, b, c)
  }
}

function predicted(filter: number, a: number, b: number, c: number): number {
  switch (filter) {
    case 1:
      return a
    case 2:
      return b
    case 3:
      return (a + b) >> 1
    case 4: {
      const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
      return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
    }
    default:
      return 0
  }
}

function split(
  samples: Uint8Array,
  {width, height, colorType, transparency}: Png,
): {readonly color: Uint8Array; readonly alpha: Uint8Array | undefined} {
  if (colorType === 3) {
    const alpha = transparency && samples.map(index => transparency[index] ?? 255)
    return {color: samples, alpha}
  }
  if (colorType < 4) return {color: samples, alpha: undefined}
  const colors = colorType === 6 ? 3 : 1
  const color = new Uint8Array(width * height * colors)
  const alpha = new Uint8Array(width * height)
  for (let i = 0; i < alpha.length; i++) {
    const from = i * (colors + 1)
    for (let k = 0; k < colors; k++) color[i * colors + k] = samples[from + k] as number
    alpha[i] = samples[from + colors] as number
  }
  return {color, alpha}
}
