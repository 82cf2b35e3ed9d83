import type {Reference} from './syntax.ts'

/** What pdfkit 0.20.2 has inside, as far as it is used here. Its own types do not tell. */

export interface PdfkitReference {
  readonly id: number
  data: Record<string, unknown>
  compress: boolean
  readonly end: (bytes?: Uint8Array) => void
}

export interface PdfkitFont {
  readonly id: string
  readonly font: OpenedFont
  readonly subset: {
    readonly includeGlyph: (glyph: number) => number
    /** Glyphs by CID. */
    readonly glyphs: number[]
  }
  readonly scale: number
  readonly widths: number[]
  readonly unicode: number[][]
  readonly ref: () => PdfkitReference
}

/** A fontkit font: opening it is dear, so it outlives the document. */
export interface OpenedFont {
  readonly layout: unknown
  readonly numGlyphs: number
  readonly hmtx: {
    readonly metrics: {
      readonly length: number
      readonly get: (glyph: number) => {readonly advance: number}
    }
  }
  /** Of TrueType fonts: where the outline of each glyph begins. */
  readonly loca?: {readonly offsets: readonly number[]}
  /** OpenType fonts with PostScript outlines have no `loca`. */
  readonly getGlyph: (glyph: number) => {readonly path: {readonly commands: readonly unknown[]}}
  readonly glyphForCodePoint: (codePoint: number) => {readonly id: number}
}

export interface PdfkitImage {
  readonly orientation?: number
  readonly obj: PdfkitReference
  readonly embed: (document: Pdfkit) => void
}

export interface Pdfkit {
  readonly info: Record<string, unknown>
  readonly ref: (data?: Record<string, unknown>) => PdfkitReference
  readonly font: (source: unknown) => void
  readonly openImage: (bytes: Uint8Array) => PdfkitImage
  readonly getStructTreeRoot: () => PdfkitReference
  readonly on: (event: 'end' | 'error', listener: (error: unknown) => void) => void
  readonly resume: () => void
  readonly end: () => void
  readonly push: (chunk: null) => void
  readonly _root: PdfkitReference
  readonly _font: PdfkitFont
  readonly _info: PdfkitReference
  /** Where each object begins, by number less one; for those in object streams, which and where. */
  readonly _offsets: (number | InObjectStream | null)[]
  readonly _refEnd: (ended: {id: number; offset: InObjectStream}) => void
  _fontFamilies: Record<string, PdfkitFont>
  _offset: number
  _write: (chunk: string | Uint8Array) => void
  _finalize: () => void
  endMetadata: () => void
}

export interface InObjectStream {
  readonly stream: Reference
  readonly index: number
}
