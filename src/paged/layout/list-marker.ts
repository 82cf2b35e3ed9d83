import type {InlineBox} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import {setParagraph} from '../text/break-paragraph.ts'
import type {InlineItem} from '../text/paragraph.ts'
import type {LayoutContext} from './context.ts'
import type {InlineFragment} from './fragment.ts'
import {type InlineSource, inlineItems} from './inline-items.ts'
import {groupPieces} from './line-box.ts'

/** An outside marker, set but not placed: it joins the first line of its item. */
export interface SetMarker {
  readonly edge: MarkerEdge
  readonly above: number
  readonly below: number
  /** `x` of the flow's left edge, `baseline` of the line that it joins. */
  readonly place: (x: number, baseline: number) => readonly InlineFragment[]
}

/** The item's content edge in its flow, where the marker ends (or begins, right to left). */
export interface MarkerEdge {
  readonly left: number
  readonly right: number
  readonly direction: 'ltr' | 'rtl'
}

/** Set a marker on one line outside its item's content (css-lists-3, 3), once: an item's edge stays where it is. */
export function markerOf(marker: InlineBox, edge: MarkerEdge, context: LayoutContext): SetMarker {
  const known = context.markers.get(marker)
  if (known && known.edge.left === edge.left && known.edge.right === edge.right) return known
  const set = setMarker(marker, edge, context)
  context.markers.set(marker, set)
  return set
}

function setMarker(marker: InlineBox, edge: MarkerEdge, context: LayoutContext): SetMarker {
  const style = lineStyle(marker.style)
  const children = [marker]
  const content = inlineItems({
    style,
    children,
    width: 0,
    breakWords: false,
    context,
    setAtom: () => emptyAtom,
  })
  const [line] = setParagraph(withEnd(content.items, style), {
    style,
    room: () => ({width: 1e6, left: 0}),
    fonts: context.fonts,
    report: context.report,
    position: marker.position,
  })
  const pieces = line?.pieces ?? []
  const width = pieces.reduce((right, piece) => Math.max(right, pieceEnd(piece)), 0)
  const start = pieces.reduce((left, piece) => Math.min(left, piece.x), width)
  const left = edge.direction === 'rtl' ? edge.right - start : edge.left - width
  return {
    edge,
    ...content.strut,
    place: (x, baseline) =>
      groupPieces(pieces, {x: x + left, y: baseline, baseline, height: 0, measure: 0}),
  }
}

const lineStyles = new WeakMap<Style, Style>()

/** Of the marker's line. One object for all markers alike, since much is remembered by style. */
function lineStyle(style: Style): Style {
  const known = lineStyles.get(style)
  if (known) return known
  const made: Style = {...style, textAlign: 'left', textIndent: 0}
  lineStyles.set(style, made)
  return made
}

/** Something after the marker's last space, so that it is no line's end and keeps its width. */
const withEnd = (
  items: readonly InlineItem<InlineSource>[],
  style: Style,
): readonly InlineItem<InlineSource>[] => {
  const last = items.at(-1)
  return last ? [...items, {type: 'atomic', width: 0, style, source: last.source}] : items
}

const emptyAtom = {
  width: 0,
  height: 0,
  baseline: 0,
  isWord: false,
  notes: [],
  marks: [],
  place: () => {
    throw new Error('A marker holds text only')
  },
}

const pieceEnd = (piece: {x: number; width?: number; run?: {width: number}}) =>
  piece.x + (piece.run?.width ?? piece.width ?? 0)
