import type {BlockBox, InlineLevelBox} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import {setParagraph} from '../text/break-paragraph.ts'
import {inkBetween} from '../text/ink.ts'
import type {InlineItem, LineRoom, Piece} from '../text/paragraph.ts'
import type {LayoutContext} from './context.ts'
import type {InlineContent, InlineSource} from './inline-items.ts'
import {groupPieces} from './line-box.ts'
import type {SetMarker} from './list-marker.ts'

/** A drop cap (css-inline-3, 6), set but not placed: it joins the first line of its paragraph. */
export interface InitialLetter {
  /** Lines beside it. */
  readonly sink: number
  /** What it takes of their measure, with its margins. Points. */
  readonly width: number
  /** The text that stands beside and below it. */
  readonly rest: readonly InlineItem<InlineSource>[]
  /** Placed by where the first line begins and how wide it may be. */
  readonly marker: (room: {readonly x: number; readonly width: number}) => SetMarker
}

/** The letter that begins a paragraph, when `::first-letter` has an `initial-letter`. */
export function initialLetterOf(
  box: BlockBox,
  {items, strut}: InlineContent,
  context: LayoutContext,
): InitialLetter | undefined {
  const first = items.find(({type}) => type === 'text')
  const letter = first?.source.path.findLast(({box: {pseudo}}) => pseudo === 'first-letter')
  if (!letter || letter.box.style.initialLetter === 'normal') return undefined
  const {size, sink} = letter.box.style.initialLetter
  const isLetter = (item: InlineItem<InlineSource>) => item.source.path.includes(letter)
  const rest = items.filter(item => !isLetter(item))
  if (!rest.some(({type}) => type === 'text' || type === 'atomic')) return undefined
  const leading = strut.above + strut.below
  const scale = scaleOf(letter.box.style, box.style, (size - 1) * leading, context)
  const set = setLetter(items.filter(isLetter), scale, box, context)
  const rightToLeft = box.style.direction === 'rtl'
  return {
    sink,
    width: set.width,
    rest,
    marker: ({x, width}) => ({
      edge: {left: x, right: x + width, direction: box.style.direction},
      above: (size - sink) * leading + strut.above,
      below: strut.below,
      place: (left, baseline) => {
        const start = rightToLeft ? x + width - set.width : x
        const place = {x: left + start - set.left, baseline: baseline + (sink - 1) * leading}
        return groupPieces(set.pieces, {...place, y: baseline, height: 0, measure: 0})
      },
    }),
  }
}

/** `initial-letter` of the letter that begins inline content. */
export function letterIn(children: readonly InlineLevelBox[]): Style['initialLetter'] | undefined {
  const first = children.find(({type}) => type !== 'anchor')
  if (first?.type !== 'inline') return undefined
  return first.pseudo === 'first-letter' ? first.style.initialLetter : letterIn(first.children)
}

/** Capitals reach from the baseline of the line they sink to as high as those of the first line they stand beside. */
function scaleOf(letter: Style, block: Style, lines: number, {fonts}: LayoutContext): number {
  const capHeight = (style: Style) => (fonts.facesFor(style)[0]?.capHeight ?? 0.7) * style.fontSize
  return (lines + capHeight(block)) / capHeight(letter)
}

interface SetLetter {
  readonly pieces: readonly Piece<InlineSource>[]
  /** From the edge of its ink at the start side to the end of its margins. */
  readonly width: number
  /** White at the left of its glyph that stands outside. */
  readonly left: number
}

function setLetter(
  items: readonly InlineItem<InlineSource>[],
  scale: number,
  {style, position}: BlockBox,
  {fonts, report}: LayoutContext,
): SetLetter {
  const [line] = setParagraph(
    items.map(item => (item.type === 'text' ? {...item, style: scaled(item.style, scale)} : item)),
    {
      style: {...style, textAlign: 'left', textIndent: 0, hangingPunctuation: []},
      room: () => ({width: 1e6, left: 0}),
      fonts,
      report,
      position,
    },
  )
  const pieces = line?.pieces ?? []
  const width = line?.width ?? 0
  const {before, after} = bearings(pieces)
  return style.direction === 'rtl'
    ? {pieces, width: width - after, left: 0}
    : {pieces, width: width - before, left: before}
}

const scaled = (style: Style, scale: number): Style => ({
  ...style,
  fontSize: style.fontSize * scale,
  hangingPunctuation: [],
})

/** White on both sides of the glyphs, where no margin keeps them from the edge. */
function bearings(pieces: readonly Piece<InlineSource>[]): {before: number; after: number} {
  const first = pieces[0]
  const last = pieces.at(-1)
  if (first?.type !== 'glyphs' && last?.type !== 'glyphs') return {before: 0, after: 0}
  const whole = {low: -2, high: 2}
  const before =
    first?.type === 'glyphs' ? inkBetween(first.run.face, first.run.glyphs[0]!, whole) : undefined
  const end = last?.type === 'glyphs' ? last.run : undefined
  const after = end && inkBetween(end.face, end.glyphs.at(-1)!, whole)
  return {
    before: first?.type === 'glyphs' && before ? before.left * first.run.size : 0,
    after: end && after ? end.advances.at(-1)! - after.right * end.size : 0,
  }
}

/** The room of lines: what the letter leaves of those beside it. */
export const roomBesideLetter =
  (room: LineRoom, {sink, width}: InitialLetter, direction: Style['direction']): LineRoom =>
  index => {
    const whole = room(index)
    if (index >= sink) return whole
    const left = direction === 'rtl' ? whole.left : whole.left + width
    return {width: Math.max(0, whole.width - width), left}
  }
