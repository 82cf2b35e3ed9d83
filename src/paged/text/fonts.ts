import type {Style} from '../css/style.ts'
import type {FontFaceRule} from '../css/stylesheet.ts'
import type {Report} from '../diagnostics.ts'
import type {Face} from './glyphs.ts'

/** Points, from the baseline: `descent` is negative, as in the font. */
export interface LineMetrics {
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
}

/** The fonts of one document. */
export interface Fonts {
  /** Faces that may set text of this style, best first. Empty only when the document has no font at all. */
  readonly facesFor: (style: Style) => readonly Face[]
  /** Of the first available face (CSS Fonts 4, 5.3), at the style's size. */
  readonly lineMetrics: (style: Style) => LineMetrics
  /**
   * Makes the bytes of instances of variable fonts that layout asked for. Await it after layout, before drawing:
   * until then `Face.bytes` of such a face throws.
   */
  readonly settle: () => Promise<void>
}

export interface FontSources {
  /** Bytes of a font by its URL. */
  readonly load: (url: string) => Uint8Array | undefined
  readonly report: Report
}

/** Open every font that the rules name. Reports `missing-font` and goes on without it. */
export async function openFonts(
  _rules: readonly FontFaceRule[],
  _sources: FontSources,
): Promise<Fonts> {
  throw new Error('fonts are being written')
}
