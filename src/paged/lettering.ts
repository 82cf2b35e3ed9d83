// What sets labels of drawings, without what makes pages and PDFs: a build of e-books loads no more of the typesetter.
export {
  type LabelGlyph,
  type LabelMetrics,
  type LabelPart,
  type LabelStyle,
  type Lettering,
  type LetteringFor,
  openLettering,
} from './text/lettering.ts'
