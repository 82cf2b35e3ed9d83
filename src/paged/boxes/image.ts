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

/** Parts painted one over another; what stands outside `width` and `height` is cut off. CSS pixels, y downwards. */
export interface Drawing {
  readonly mediaType: 'image/svg+xml'
  readonly parts: readonly DrawingPart[]
  readonly width: number
  readonly height: number
  /**
   * Set for what is part of a line of text, a formula: how many of its units are one em of the text, and where its
   * baseline is, from the top. It may reach out of its width and height a little, as letters do, and nothing is cut off.
   */
  readonly inText?: {readonly em: number; readonly baseline: number}
}

export type DrawingPart = Shape | DrawingGroup | DrawnPicture

/** `[a b c d e f]`: x' = ax + cy + e, y' = bx + dy + f. */
export type Affine = readonly [number, number, number, number, number, number]

export interface Shape {
  readonly type: 'shape'
  readonly path: readonly PathStep[]
  readonly fill: Fill | undefined
  readonly stroke: Stroke | undefined
  /** From the space that its path and its pen are in to that of the drawing, where they differ. */
  readonly matrix?: Affine
}

export interface Fill {
  readonly paint: Paint
  readonly rule: FillRule
}

export type FillRule = 'nonzero' | 'evenodd'

/** Parts that are cut, faded, masked or mixed as one. */
export interface DrawingGroup {
  readonly type: 'group'
  readonly parts: readonly DrawingPart[]
  /** It shows only within all of them. */
  readonly clips: readonly Clip[]
  readonly opacity: number
  readonly blend: BlendMode
  /** Its parts mix with each other, and not with what is under it. */
  readonly isolated: boolean
  /** What lets it show: where it is light, or where it is opaque. */
  readonly mask:
    | {readonly by: 'luminance' | 'alpha'; readonly parts: readonly DrawingPart[]}
    | undefined
}

export interface Clip {
  readonly path: readonly PathStep[]
  readonly rule: FillRule
}

/** CSS has the names of compositing-1, PDF the same in its own spelling. */
export type BlendMode =
  | 'normal'
  | 'multiply'
  | 'screen'
  | 'overlay'
  | 'darken'
  | 'lighten'
  | 'color-dodge'
  | 'color-burn'
  | 'hard-light'
  | 'soft-light'
  | 'difference'
  | 'exclusion'
  | 'hue'
  | 'saturation'
  | 'color'
  | 'luminosity'

/** Dots within a drawing: `matrix` brings the unit square, its first row at the top, to where they stand. */
export interface DrawnPicture {
  readonly type: 'picture'
  readonly picture: Picture
  readonly matrix: Affine
}

export interface Stroke {
  readonly paint: Paint
  readonly width: number
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
  readonly miterLimit: number
  readonly dashes: readonly number[]
  readonly dashOffset: number
}

export type Paint = Color | TextColor | Gradient | Tiles

/** The color of the text that a drawing is part of. */
export interface TextColor {
  readonly type: 'currentcolor'
}

/** From a point or circle to another; beyond them the first and last color go on. */
export interface Gradient {
  readonly type: 'gradient'
  /** x and y, and a radius where it is radial. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Rising offsets from 0 to 1. Never empty. */
  readonly stops: readonly {readonly offset: number; readonly color: Color}[]
  /** From its own space to the drawing's. */
  readonly matrix: Affine
  readonly opacity: number
}

/** Parts that are repeated over an area. */
export interface Tiles {
  readonly type: 'tiles'
  readonly parts: readonly DrawingPart[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** From the space of the parts to the drawing's. */
  readonly matrix: Affine
  readonly opacity: number
}

/** `to` are x and y, after those of the two handles for a curve. */
export type PathStep =
  | {readonly type: 'move' | 'line' | 'curve'; readonly to: readonly number[]}
  | {readonly type: 'close'}
