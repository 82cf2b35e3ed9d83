import type {BlockBox} from '../../boxes/box.ts'
import type {Frame} from '../block.ts'
import type {LayoutContext} from '../context.ts'
import {addFloat} from '../float.ts'
import {
  addItem,
  addJoint,
  addMargin,
  addMarks,
  type FlowBuilder,
  isWanted,
} from '../flow-builder.ts'
import {jointOfAll} from '../joint.ts'
import {leastHeight, resolveInsets} from '../sizes.ts'
import {type Band, bandsOf, setBand} from './bands.ts'
import {type GridPlan, planGrid} from './plan.ts'
import {setCell} from './set-cell.ts'
import {placeTracks, sizeTracks, type TrackItem} from './track-sizes.ts'

/**
 * Add the content of a grid container: its rows, each band of rows that items join in one piece. A page may end between
 * two bands, and inside of one that no page holds (css-grid-2, 13).
 */
export function addGrid(flow: FlowBuilder, box: BlockBox, frame: Frame, context: LayoutContext) {
  if (!isWanted(flow, context)) return
  const plan = planGrid(box, frame, context)
  const {items, gaps, columns} = plan
  const children = box.content.type === 'blocks' ? box.content.children : []
  for (const child of children.filter(({style}) => style.float === 'absolute'))
    addFloat(flow, child, frame, context)
  if (items.length === 0) return
  const lefts = placeTracks(columns, {
    available: frame.width,
    gap: gaps.column,
    align: box.style.justifyContent,
  })
  const inner: Frame = {...frame, tableDepth: frame.tableDepth + 1}
  const cells = items.map(item => {
    const last = Math.min(columns.length, item.place.column + item.place.columnSpan) - 1
    const left = lefts[item.place.column]!
    const width = lefts[last]! + columns[last]! - left
    const x = box.style.direction === 'rtl' ? frame.width - left - width : left
    return setCell(item, {x: frame.x + x, width, container: box, frame: inner, context})
  })
  const rows = rowSizes(
    plan,
    box,
    frame,
    cells.map(cell => cell.height),
  )
  const bands = bandsOf(plan, cells, rows)
  bands.forEach((band, index) => {
    const before = bands[index - 1]
    if (before) {
      addJoint(flow, jointOfAll([...breaksOf(before, 'after'), ...breaksOf(band, 'before')]))
      addMargin(flow, band.top - before.bottom)
    } else if (band.top > 0) addMargin(flow, band.top)
    for (const {item} of band.cells) addMarks(flow, frame.x, item.box.marks)
    const row = setBand(band, frame)
    addItem(flow, row, row.sizes.height)
  })
}

/** Tops and heights of all rows, from the heights of what stands in them. */
function rowSizes(plan: GridPlan, box: BlockBox, frame: Frame, heights: readonly number[]) {
  const items = plan.items.map(
    ({place}, index): TrackItem => ({
      start: place.row,
      span: place.rowSpan,
      min: heights[index]!,
      max: heights[index]!,
    }),
  )
  const {style} = box
  const request = {tracks: plan.rowTracks, items, gap: plan.gaps.row, align: style.alignContent}
  const insets = resolveInsets(style, frame.width)
  const least = leastHeight({style, insets, whole: frame.height})
  const fitting = sizeTracks({...request, available: undefined})
  const natural = fitting.reduce((sum, size) => sum + size, plan.gaps.row * (fitting.length - 1))
  const available = least > natural || typeof style.height === 'number' ? least : undefined
  const sizes = available === undefined ? fitting : sizeTracks({...request, available})
  const tops = placeTracks(sizes, {...request, available})
  return sizes.map((height, row) => ({top: tops[row]!, height}))
}

const breaksOf = ({cells}: Band, edge: 'before' | 'after') =>
  cells.map(({item: {box}}) => (edge === 'before' ? box.style.breakBefore : box.style.breakAfter))
