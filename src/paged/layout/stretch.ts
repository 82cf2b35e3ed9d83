import type {Flow, FlowItem} from './flow.ts'
import {type LineGrid, toGridLine, toRow} from './line-grid.ts'
import type {Filled} from './room.ts'
import {pass, startWalk, topOf} from './walk.ts'

/** Gaps that are made larger, so that a page ends at its foot, or smaller, so that it ends on the grid. */
export interface Stretch {
  /** The first item that may be one. */
  readonly from: number
  /** What each of them gets, points; below 0 for what it gives. */
  readonly each: number
}

/** A gap grows by this at most, points, where no line is on a grid. */
const mostGrowth = 2
/** The share of a row that a gap between lines on a grid grows or shrinks by at most; it never shrinks by more than half. */
const mostOfRow = 0.2

/**
 * How the gaps of a full page can grow so that it ends where its neighbors do: at its foot, or, where lines are on a
 * grid and the page ends with something that is not, on the grid. Only gaps below the last line on the grid can:
 * those above would push it off, and what a page begins with stays where it is. Where they cannot grow enough they may
 * shrink, to the grid line before. Undefined when there is nothing to do, or not room enough in them.
 */
export function stretchToFoot(flow: Flow, filled: Filled): Stretch | undefined {
  const {from, to, nested, slack, overfull, forced} = filled
  if (!to || forced || to.inside || overfull > 0 || slack <= 0.01) return undefined
  const walk = startWalk(from, {...filled, y: 0})
  const found = {gaps: 0, least: 0, from: -1, grid: undefined as LineGrid | undefined, short: slack}
  for (let index = from.index; index < to.index; index++) {
    const item = flow.items[index]!
    if (item.type === 'columns' || item.type === 'float' || nested.has(index)) return undefined
    if (item.type === 'gap' && item.size > 0 && found.from >= 0) {
      found.least = found.gaps === 0 ? item.size : Math.min(found.least, item.size)
      found.gaps++
    }
    const top = topOf(walk, item)
    pass(walk, item, heightOf(item))
    if (item.type !== 'solid' && item.type !== 'row') continue
    if (found.from < 0) found.from = index + 1
    if (item.type === 'solid' && item.snap) {
      found.grid = item.snap.grid
      found.gaps = 0
      found.from = index + 1
      found.short = 0
      continue
    }
    const baseline = item.type === 'solid' ? item.baseline : undefined
    const {grid} = found
    if (!grid) continue
    found.short = baseline === undefined ? toRow(walk.y, grid) : toGridLine(top + baseline, grid)
  }
  const {gaps, short, grid, from: first} = found
  if (short <= 0.01 || gaps === 0) return undefined
  const most = grid ? grid.step * mostOfRow : mostGrowth
  if (short <= slack + 0.01 && short <= gaps * most) return {from: first, each: short / gaps}
  const over = grid ? grid.step - short : Number.POSITIVE_INFINITY
  if (over > gaps * Math.min(most, found.least / 2)) return undefined
  return {from: first, each: -over / gaps}
}

function heightOf(item: FlowItem): number {
  if (item.type === 'solid') return item.height
  return item.type === 'row' ? item.sizes.height : 0
}
