import type {Image} from './boxes/image.ts'
import type {Stylesheet} from './css/stylesheet.ts'
import type {Report} from './diagnostics.ts'
import type {DocumentInfo} from './draw/document-info.ts'
import type {Pages} from './layout/fragment.ts'

export type {
  Affine,
  BlendMode,
  Clip,
  Drawing,
  DrawingGroup,
  DrawingPart,
  Fill,
  FillRule,
  Gradient,
  Image,
  Paint,
  PathStep,
  Picture,
  Shape,
  Stroke,
  TextColor,
  Tiles,
} from './boxes/image.ts'
export type {Color} from './css/style.ts'
export type {Stylesheet} from './css/stylesheet.ts'
export {readColor} from './css/values/color.ts'
export type {Report, TypesetterMessage, TypesetterRule} from './diagnostics.ts'
export {typesetterRules} from './diagnostics.ts'
export type {DocumentInfo} from './draw/document-info.ts'
export type {Pages} from './layout/fragment.ts'
export {type PagePoint, type PageStart, pageStarts} from './layout/page-starts.ts'
export {type Survey, survey} from './layout/survey.ts'
export {rememberParagraphs} from './text/known-paragraphs.ts'
export {typeset} from './typeset.ts'

/** What a document is set with. Nothing here is read from disk: the caller supplies bytes. */
export interface TypesetOptions {
  /** In cascade order, after the user-agent sheet. */
  readonly stylesheets: readonly Stylesheet[]
  /** Bytes of a font or of an `@import`ed sheet; the URL is resolved against its stylesheet's path. */
  readonly load: (url: string) => Uint8Array | undefined
  /** An image by the `src` of its element. */
  readonly image: (src: string) => Image | undefined
  /** Pixels to the inch below which a picture is reported; none is without it. */
  readonly leastResolution?: number
  readonly report: Report
}

/** Pages → tags, paint ops, PDF. Loaded where a PDF is drawn: an e-book that lists pages needs the pages alone. */
export async function draw(pages: Pages, info: DocumentInfo): Promise<Uint8Array> {
  const pdf = await import('./draw/draw.ts')
  return pdf.draw(pages, info)
}
