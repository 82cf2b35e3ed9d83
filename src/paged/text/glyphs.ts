import type {Color} from '../css/style.ts'
import type {Fake} from './synthesis.ts'

/** An opened font file. One object per file and instance, so identity is equality. */
export interface Face {
  /** Unique and stable: content hash of the file, plus the instance. */
  readonly key: string
  readonly family: string
  readonly postscriptName: string
  readonly unitsPerEm: number
  /** Per em, positive up: ascent 0.95, descent −0.25, as hhea/OS2 say. */
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly xHeight: number
  readonly capHeight: number
  readonly underline: {readonly position: number; readonly thickness: number}
  /** TrueType or OpenType bytes as pdfkit can embed them (never WOFF2, never variable). */
  readonly bytes: Uint8Array
  readonly has: (codePoint: number) => boolean
  /** Tags of what its GSUB table can do. */
  readonly features: ReadonlySet<string>
}

/**
 * Shaped text of one face, size and direction, glyphs in visual order (left to right on the page).
 * Advances already hold kerning, letter-spacing and justification; a space that hangs at a line's end has advance 0.
 */
export interface GlyphRun {
  readonly face: Face
  /** Points. */
  readonly size: number
  readonly direction: 'ltr' | 'rtl'
  readonly glyphs: Uint16Array | Uint32Array
  /** Points, one per glyph. */
  readonly advances: Float64Array
  /** Points, one per glyph; undefined when all are 0. `y` up is positive. */
  readonly offsets: {readonly x: Float64Array; readonly y: Float64Array} | undefined
  /** The text in logical order. `clusters[i]` is the UTF-16 offset in it that glyph i begins. */
  readonly text: string
  readonly clusters: Uint32Array
  /** Sum of the advances. */
  readonly width: number
  readonly color: Color
  /** Set on the hyphen that a line break added: it is not part of the text (ActualText U+00AD). */
  readonly addedHyphen: boolean
  /** What the page fakes because the family has no such face. */
  readonly fake: Fake | undefined
}
