import type {Style} from '../css/style.ts'
import type {OpenedFace} from './fonts.ts'
import type {Face} from './glyphs.ts'

/** What is faked because a family has no such face. */
export interface Fake {
  readonly bold: boolean
  readonly oblique: boolean
}

/** How a face sets text of a style beyond its own outlines. */
export interface FaceManner {
  /** Of the style's size, after `font-size-adjust`. */
  readonly scale: number
  readonly fake: Fake | undefined
  /** Small capitals are made of capitals: the face has none of its own. */
  readonly makesSmallCaps: boolean
}

/** Weights from which text is bold, and below which a face is not (css-fonts-4, 2.8.1). */
const BOLD = 600

/** What a face that was matched lacks, and may be given (css-fonts-4, 2.8). */
export function mannerOf(face: Face, rule: OpenedFace, style: Style, first: Face): FaceManner {
  const {fontSynthesis: may, fontWeight, fontStyle, fontFeatures} = style
  const bold = may.weight && fontWeight >= BOLD && rule.weight.max < BOLD
  const oblique = may.style && fontStyle !== 'normal' && rule.style === 'normal'
  const wantsSmallCaps = fontFeatures.some(({tag, value}) => tag === 'smcp' && value === 1)
  return {
    scale: scaleOf(face, style, first),
    fake: bold || oblique ? {bold, oblique} : undefined,
    makesSmallCaps: may.smallCaps && wantsSmallCaps && !face.features.has('smcp'),
  }
}

/** css-fonts-4, 2.6: the size at which the chosen metric is the wanted share of the style's. */
function scaleOf(face: Face, {fontSizeAdjust: adjust}: Style, first: Face): number {
  if (adjust === 'none') return 1
  const metric = (of: Face) => (adjust.metric === 'ex-height' ? of.xHeight : of.capHeight)
  const wanted = adjust.ratio === 'from-font' ? metric(first) : adjust.ratio
  return metric(face) > 0 && wanted > 0 ? wanted / metric(face) : 1
}
