import type {Color} from '../css/style.ts'

/** An image as the caller hands it over. Used twice, it is one object of the PDF. */
export type Image = Picture | Drawing

/** Bytes that pdfkit takes, with their size. */
export interface Picture {
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
  /** CSS pixels: as large as it is when nothing says otherwise. */
  readonly width: number
  readonly height: number
  /** What the bytes hold, where that is not `width` and `height`. */
  readonly pixels?: {readonly width: number; readonly height: number}
}

/** Shapes painted one over another; what stands outside `width` and `height` is cut off. CSS pixels, y downwards. */
export interface Drawing {
  readonly mediaType: 'image/svg+xml'
  readonly shapes: readonly Shape[]
  readonly width: number
  readonly height: number
}

export interface Shape {
  readonly path: readonly PathStep[]
  readonly fill: {readonly color: Color; readonly rule: 'nonzero' | 'evenodd'} | undefined
  readonly stroke: Stroke | undefined
}

export interface Stroke {
  readonly color: Color
  readonly width: number
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
  readonly miterLimit: number
  readonly dashes: readonly number[]
  readonly dashOffset: number
}

/** `to` are x and y, after those of the two handles for a curve. */
export type PathStep =
  | {readonly type: 'move' | 'line' | 'curve'; readonly to: readonly number[]}
  | {readonly type: 'close'}
