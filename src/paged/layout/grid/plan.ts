import type {BlockBox, BlockLevelBox} from '../../boxes/box.ts'
import {resolveLength} from '../../css/resolve-length.ts'
import type {LengthPercentage, Style, TrackSize} from '../../css/style.ts'
import type {Frame} from '../block.ts'
import type {LayoutContext} from '../context.ts'
import {keepWidths, knownWidths, outerWidths} from '../intrinsic.ts'
import {isInFlow} from '../joint.ts'
import type {Intrinsic} from '../sizes.ts'
import {type Axis, areaNames, axisOf} from './axis.ts'
import {rangeOf} from './grid-range.ts'
import {type ItemPlace, placeItems} from './place-items.ts'
import {sizeTracks, type TrackItem} from './track-sizes.ts'

/** A child of a grid container in its place. */
export interface GridItem {
  readonly box: BlockLevelBox
  readonly place: ItemPlace
}

/** A grid before its items are set: all but the heights of its rows. */
export interface GridPlan {
  readonly items: readonly GridItem[]
  readonly gaps: {readonly row: number; readonly column: number}
  /** Widths. */
  readonly columns: readonly number[]
  readonly rowTracks: readonly TrackSize[]
}

/** Place the items and size the columns of a container with this content area. */
export function planGrid(
  box: BlockBox,
  {width, height}: Pick<Frame, 'width' | 'height'>,
  context: LayoutContext,
): GridPlan {
  const {items, gaps, rowTracks, columnTracks} = arrange(box, width, height)
  const columns = sizeTracks({
    tracks: columnTracks,
    items: items.map(item => columnRequest(item, context)),
    available: width,
    gap: gaps.column,
    align: box.style.justifyContent,
  })
  return {items, gaps, columns, rowTracks}
}

/** Narrowest and widest content of a grid container. */
export function gridWidths(box: BlockBox, context: LayoutContext): Intrinsic {
  const known = knownWidths(box, context)
  if (known) return known
  const {items, gaps, columnTracks} = arrange(box, undefined)
  const widths = items.map(item => columnRequest(item, context))
  const total = (all: readonly TrackItem[]) =>
    sizeTracks({
      tracks: columnTracks,
      items: all,
      available: undefined,
      gap: gaps.column,
      align: 'start',
    }).reduce((sum, size) => sum + size, gaps.column * Math.max(0, columnTracks.length - 1))
  const min = total(widths.map(item => ({...item, max: item.min})))
  const changing = items.some(item => outerWidths(item.box, context).changing)
  return keepWidths(box, {min, max: Math.max(min, total(widths)), changing}, context)
}

function columnRequest({box, place}: GridItem, context: LayoutContext): TrackItem {
  const {min, max} = outerWidths(box, context)
  return {start: place.column, span: place.columnSpan, min, max}
}

/** Shares of a height that is not given are of the width. */
function arrange({style, content}: BlockBox, width: number | undefined, height?: number) {
  const boxes = content.type === 'blocks' ? content.children.filter(isInFlow) : []
  const ordered = boxes.toSorted((a, b) => a.style.order - b.style.order)
  const gaps = {
    row: gapOf(style.rowGap, height ?? width ?? 0),
    column: gapOf(style.columnGap, width ?? 0),
  }
  const rows = explicitAxis(style, 'row', undefined, gaps.row)
  const columns = explicitAxis(style, 'column', width, gaps.column)
  const {places, ...all} = placeItems(
    ordered.map(({style: {gridRow, gridColumn}}) => ({
      row: rangeOf(gridRow, rows),
      column: rangeOf(gridColumn, columns),
    })),
    {rows: rows.tracks.length, columns: columns.tracks.length},
    style.gridAutoFlow,
  )
  const items = ordered.map((box, index): GridItem => ({box, place: places[index]!}))
  const kept = withoutEmpty(items, columns, all.before.column)
  return {
    items: kept.items,
    gaps,
    rowTracks: allTracks(rows, style.gridAutoRows, all.rows, all.before.row),
    columnTracks: allTracks(columns, style.gridAutoColumns, all.columns, all.before.column).filter(
      (_, track) => !kept.empty.has(track),
    ),
  }
}

const explicitAxis = (
  style: Style,
  by: 'row' | 'column',
  available: number | undefined,
  gap: number,
) =>
  axisOf({
    list: by === 'row' ? style.gridTemplateRows : style.gridTemplateColumns,
    automatic: by === 'row' ? style.gridAutoRows : style.gridAutoColumns,
    available,
    gap,
    areas: areaNames(style.gridTemplateAreas, by),
  })

/** A grid has no gaps unless it is told to. */
const gapOf = (gap: LengthPercentage | 'normal', width: number) =>
  gap === 'normal' ? 0 : resolveLength(gap, width)

/** Explicit tracks between implicit ones, which repeat their sizes in both directions. */
function allTracks(
  {tracks}: Axis,
  automatic: readonly TrackSize[],
  count: number,
  before: number,
): readonly TrackSize[] {
  const size = (index: number) => {
    const {length} = automatic
    return automatic[((index % length) + length) % length]!
  }
  return Array.from({length: count}, (_, index) => {
    const explicit = index - before
    if (explicit < 0) return size(explicit)
    return tracks[explicit] ?? size(explicit - tracks.length)
  })
}

/** `repeat(auto-fit)`: columns that nothing stands in are gone, and their gaps with them. */
function withoutEmpty(items: readonly GridItem[], {fitted}: Axis, before: number) {
  const empty = new Set<number>()
  for (const track of fitted) {
    const at = track + before
    const used = items.some(({place}) => place.column <= at && at < place.column + place.columnSpan)
    if (!used) empty.add(at)
  }
  if (empty.size === 0) return {items, empty}
  const lost = (column: number) => [...empty].filter(track => track < column).length
  return {
    empty,
    items: items.map(({box, place}) => ({
      box,
      place: {...place, column: place.column - lost(place.column)},
    })),
  }
}
