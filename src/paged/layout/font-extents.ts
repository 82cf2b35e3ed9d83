import type {Style} from '../css/style.ts'
import type {Fonts} from '../text/fonts.ts'

/** What text of one style takes above and below its baseline, in points. */
export interface FontExtents {
  /** Of the content area: what backgrounds cover. */
  readonly ascent: number
  readonly descent: number
  /** With half the leading: what a line reserves (CSS 2.2, 10.8.1). */
  readonly above: number
  readonly below: number
  readonly xHeight: number
}

const known = new WeakMap<Fonts, WeakMap<Style, FontExtents>>()

/** Extents of the first available font. */
export function fontExtents(style: Style, fonts: Fonts): FontExtents {
  let byStyle = known.get(fonts)
  if (!byStyle) {
    byStyle = new WeakMap()
    known.set(fonts, byStyle)
  }
  const found = byStyle.get(style)
  if (found) return found
  const {ascent, descent, lineGap} = fonts.lineMetrics(style)
  const area = ascent - descent
  const height = style.lineHeight === 'normal' ? area + lineGap : style.lineHeight
  const above = ascent + (height - area) / 2
  const xHeight = (fonts.facesFor(style)[0]?.xHeight ?? 0.5) * style.fontSize
  const extents = {ascent, descent: -descent, above, below: height - above, xHeight}
  byStyle.set(style, extents)
  return extents
}
