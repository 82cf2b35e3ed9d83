import type {Style} from '../css/style.ts'
import type {TextFragment} from '../layout/fragment.ts'
import {inkBetween} from '../text/ink.ts'
import type {PaintOp} from './display-list.ts'

/** From the page's left edge. */
interface Stretch {
  readonly left: number
  readonly right: number
}

/**
 * `text-decoration` over text from `left` to `right` (css-text-decor-4), placed by the font of the first of `texts`.
 * Lines under the glyphs and lines over them are painted at different times.
 */
export function textDecorations(
  style: Style,
  texts: readonly TextFragment[],
  {left, right, over}: Stretch & {readonly over: boolean},
): readonly PaintOp[] {
  const [text] = texts
  if (!text) return []
  const thickness = thicknessOf(style, text)
  return style.textDecorationLine
    .filter(line => (line === 'line-through') === over)
    .flatMap(line => {
      const y = text.baseline - heightOf(line, style, text, thickness)
      const whole = [{left, right}]
      const skips = style.textDecorationSkipInk !== 'none' && line !== 'line-through'
      const stretches = skips
        ? besideInk(whole, texts, {y, thickness: total(style, thickness)})
        : whole
      return stretches.flatMap(stretch => lineOps(style, stretch, {y, thickness}))
    })
}

/** CSS Text Decoration 4, 2.3: `auto` is the font's own, as `from-font` is. */
const thicknessOf = (
  {textDecorationThickness}: Style,
  {run: {face, size}}: TextFragment,
): number =>
  typeof textDecorationThickness === 'number'
    ? textDecorationThickness
    : face.underline.thickness * size

/** Of the line's upper edge over the baseline. */
function heightOf(
  line: Style['textDecorationLine'][number],
  {textUnderlineOffset: offset, textUnderlinePosition: position}: Style,
  {run: {face, size}}: TextFragment,
  thickness: number,
): number {
  switch (line) {
    case 'underline': {
      const own = offset === 'auto' ? 0 : offset
      if (position === 'under') return face.descent * size - own
      return offset === 'auto' ? face.underline.position * size : -offset
    }
    case 'overline':
      return face.ascent * size
    case 'line-through':
      return (face.xHeight * size) / 2 + thickness / 2
  }
}

/** Height of everything that a line of this style paints. */
const total = ({textDecorationStyle}: Style, thickness: number) =>
  textDecorationStyle === 'double' ? 3 * thickness : thickness

/** What is left of a line where glyphs that reach through it have a little room on both sides. */
function besideInk(
  whole: readonly Stretch[],
  texts: readonly TextFragment[],
  {y, thickness}: {readonly y: number; readonly thickness: number},
): readonly Stretch[] {
  let stretches = whole
  for (const {x, baseline, run} of texts) {
    const {face, size, glyphs, advances, offsets} = run
    const clear = thickness
    const band = {
      low: (baseline - y - 1.5 * thickness) / size,
      high: (baseline - y + 0.25 * thickness) / size,
    }
    let at = x
    for (let index = 0; index < glyphs.length; index++) {
      const rise = (offsets?.y[index] ?? 0) / size
      const shifted = {low: band.low - rise, high: band.high - rise}
      const ink = inkBetween(face, glyphs[index]!, shifted)
      const origin = at + (offsets?.x[index] ?? 0)
      if (ink)
        stretches = without(stretches, {
          left: origin + ink.left * size - clear,
          right: origin + ink.right * size + clear,
        })
      at += advances[index]!
    }
  }
  // What is shorter than it is thick looks like a mark of its own.
  return stretches.filter(({left, right}) => right - left > thickness)
}

const without = (stretches: readonly Stretch[], hole: Stretch): readonly Stretch[] =>
  stretches.flatMap(({left, right}) => {
    if (hole.right <= left || hole.left >= right) return [{left, right}]
    return [
      ...(hole.left > left ? [{left, right: hole.left}] : []),
      ...(hole.right < right ? [{left: hole.right, right}] : []),
    ]
  })

function lineOps(
  {textDecorationStyle: kind, textDecorationColor: color}: Style,
  {left, right}: Stretch,
  {y, thickness}: {readonly y: number; readonly thickness: number},
): readonly PaintOp[] {
  const bar = (top: number): PaintOp => ({
    type: 'rectangle',
    x: left,
    y: top,
    width: right - left,
    height: thickness,
    radius: 0,
    color,
  })
  switch (kind) {
    case 'solid':
      return [bar(y)]
    case 'double':
      return [bar(y), bar(y + 2 * thickness)]
    case 'dotted':
    case 'dashed': {
      const middle = y + thickness / 2
      const from = {x: left, y: middle}
      const to = {x: right, y: middle}
      return [{type: 'stroke', from, to, width: thickness, style: kind, color}]
    }
    case 'wavy':
      return [wave({left, right}, {y, thickness}, color)]
  }
}

/** Points that a wave is drawn through for each of its lengths. */
const WAVE_POINTS = 12

/** A wave as an area, because the display list knows no curves. */
function wave(
  {left, right}: Stretch,
  {y, thickness}: {readonly y: number; readonly thickness: number},
  color: Style['textDecorationColor'],
): PaintOp {
  const length = 6 * thickness
  const count = Math.max(2, Math.ceil(((right - left) / length) * WAVE_POINTS))
  const middle = Array.from({length: count + 1}, (_, index) => {
    const x = left + ((right - left) * index) / count
    return {x, y: y + thickness * (1 + Math.sin(((x - left) / length) * 2 * Math.PI))}
  })
  const upper = middle.map(point => ({x: point.x, y: point.y - thickness / 2}))
  const lower = middle.map(point => ({x: point.x, y: point.y + thickness / 2}))
  return {type: 'polygon', points: [...upper, ...lower.reverse()], color}
}
