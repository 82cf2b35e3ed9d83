import type {FootnoteBox} from '../boxes/box.ts'
import {cost, slackCost} from './cost.ts'
import {fill} from './fill.ts'
import {type BreakItem, type ColumnsItem, type Inside, startOf} from './flow.ts'
import type {Filled, NestedRoom} from './room.ts'

/** What one page takes of a multi-column container. */
export interface FilledColumns {
  readonly type: 'columns'
  readonly columns: readonly Filled[]
  readonly height: number
  /** Undefined when the container has ended. */
  readonly inside: Inside | undefined
  readonly forced: BreakItem | undefined
  readonly cost: number
  /** False when not even the first column took something that fits. */
  readonly progress: boolean
  readonly notes: readonly FootnoteBox[]
}

/** Fill columns side by side; where the content ends, make them as low as they can be (css-multicol-1, 7). */
export function fillColumns(
  item: ColumnsItem,
  inside: Inside | undefined,
  room: NestedRoom,
): FilledColumns {
  const filled = fillAt(item, inside, room)
  if (!filled.progress) return filled
  if (!ends(filled)) return betterCut(item, inside, {room, filled})
  if (!item.balance && Number.isFinite(room.height)) return filled
  let high = Math.max(...filled.columns.map(column => column.height))
  let low = filled.columns.reduce((sum, column) => sum + column.height, 0) / item.count / 2
  let best = filled
  while (high - low > 0.25) {
    const height = (low + high) / 2
    const next = fillAt(item, inside, {...room, height, force: false})
    if (ends(next) && next.progress) {
      best = next
      high = height
    } else low = height
  }
  return best
}

/** A cut that costs less than this is as good as any. */
const goodCut = cost.strayLine
/** Lower columns that are tried, and how much lower each is, in points. */
const lowerTries = 5
const lowerStep = 14

/**
 * Columns that would end badly, with a heading at the foot of one or a line alone, end a little higher if that helps, or
 * the last of them stays empty.
 */
function betterCut(
  item: ColumnsItem,
  inside: Inside | undefined,
  {room, filled}: {readonly room: NestedRoom; readonly filled: FilledColumns},
): FilledColumns {
  if (filled.cost < goodCut || !Number.isFinite(room.height)) return filled
  let best = filled
  const consider = (other: FilledColumns, empty: number) => {
    const total = other.cost + slackCost(empty, room.full)
    if (other.progress && !ends(other) && total < best.cost) best = {...other, cost: total}
  }
  const {columns} = filled
  for (let kept = columns.length - 1; kept > 0 && best.cost >= goodCut; kept--) {
    consider(withColumns(filled, kept), (room.height * (item.count - kept)) / item.count)
  }
  for (let tried = 1; tried <= lowerTries && best.cost >= goodCut; tried++) {
    const height = room.height - tried * lowerStep
    if (height > 0)
      consider(fillAt(item, inside, {...room, height, force: false}), tried * lowerStep)
  }
  return best
}

/** The first columns alone. */
function withColumns(filled: FilledColumns, count: number): FilledColumns {
  const columns = filled.columns.slice(0, count)
  return {
    ...filled,
    columns,
    inside: {type: 'columns', place: columns.at(-1)!.to!},
    cost: Math.max(0, ...columns.map(column => column.cost)),
    notes: columns.flatMap(column => column.notes),
  }
}

const ends = ({inside, forced}: FilledColumns) => !inside || forced !== undefined

function fillAt(item: ColumnsItem, inside: Inside | undefined, room: NestedRoom): FilledColumns {
  const {height, origin, full} = room
  const columns: Filled[] = []
  let place = inside?.type === 'columns' ? inside.place : startOf(item.flow)
  let keepTop = room.keepTop || inside === undefined
  let ended = false
  let forced: BreakItem | undefined
  while (columns.length < item.count && !ended && !forced) {
    const column = fill(item.flow, place, {
      height,
      origin,
      full,
      ways: false,
      keepTop,
      notes: undefined,
    })
    const forcedOver = columns.length === 0 && room.force
    if (column.overfull > 0 && !forcedOver) break
    columns.push(column)
    if (!column.to) ended = true
    else place = column.to
    if (column.forced?.forced === 'page') forced = column.forced
    keepTop = column.forced !== undefined
  }
  const highest = Math.max(0, ...columns.map(column => column.height))
  return {
    type: 'columns',
    columns,
    height: ended || forced || !Number.isFinite(height) ? highest : Math.max(height, highest),
    inside: ended ? undefined : {type: 'columns', place},
    forced,
    cost: Math.max(0, ...columns.slice(0, ended ? -1 : undefined).map(column => column.cost)),
    progress: columns.length > 0,
    notes: columns.flatMap(column => column.notes),
  }
}
