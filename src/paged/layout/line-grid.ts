import type {Style} from '../css/style.ts'
import type {Fonts} from '../text/fonts.ts'
import {cost} from './cost.ts'
import type {FlowItem, GapItem, SolidItem} from './flow.ts'
import {fontExtents} from './font-extents.ts'

/**
 * Where the baselines of a page may stand: every `step` points, the first one `first` points below the top of the
 * page's content area (css-line-grid-1, 2). It is the grid of the page, so facing pages share it.
 */
export interface LineGrid {
  readonly step: number
  readonly first: number
}

/** How a line joins the grid: its baseline on a grid line, or its whole box in whole rows of it. */
export interface Snap {
  readonly grid: LineGrid
  readonly to: 'baseline' | 'contain'
}

/** The grid that a box sets up: the one that lines of its own font and leading would make. */
export function gridOf(style: Style, fonts: Fonts): LineGrid {
  const {above, below} = fontExtents(style, fonts)
  return {step: above + below, first: above}
}

export function snapOf({lineSnap}: Style, grid: LineGrid | undefined): Snap | undefined {
  return lineSnap === 'none' || !grid || grid.step <= 0 ? undefined : {grid, to: lineSnap}
}

/** A line may stand this much off before it is moved a whole row. */
const tolerance = 0.01

/**
 * Height that an item leaves empty above and below itself so as to join the grid, when it would begin `y` points down
 * the page. Only ever moves down.
 */
export function snapRoom(
  item: FlowItem,
  y: number,
): {readonly above: number; readonly below: number} {
  if (item.type !== 'solid' || !item.snap) return none
  const {
    snap: {grid, to},
    height,
    baseline = 0,
  } = item
  const {step, first} = grid
  switch (to) {
    case 'baseline':
      return {above: missing(y + baseline - first, step), below: 0}
    case 'contain': {
      const rows = Math.max(1, Math.ceil((height - tolerance) / step))
      const free = rows * step - height
      return {above: missing(y, step) + free / 2, below: free / 2}
    }
  }
}

const none = {above: 0, below: 0}

/** From `y` down to the next whole number of steps. */
const missing = (y: number, step: number) => {
  const rows = Math.ceil(Math.max(0, y - tolerance) / step)
  return rows * step - y
}

/** From a baseline `y` points down the page to the next grid line. */
export const toGridLine = (y: number, {step, first}: LineGrid) => missing(y - first, step)

/** From `y` points down the page to where the next row of the grid begins. */
export const toRow = (y: number, {step}: LineGrid) => missing(y, step)

/** A gap above something that is not on the grid: how it helps the next line that is to come to it. */
export interface GapGive {
  readonly grid: LineGrid
  /** From the end of the gap down to the baseline of that line. */
  readonly ahead: number
  /** How many gaps there are down to it, this one included. */
  readonly gaps: number
  /** By how much each of them can shrink. */
  readonly shrink: number
  /** Which part of the height that is left over goes into this one. */
  readonly share: number
}

/** A gap shrinks by this at most, points. */
const mostShrink = 2
/** A heading has more of the height that is left over above itself than below. */
const aboveHeading = 0.75

/**
 * What stands between two lines on the grid and is not on it itself (a heading, a table, a figure) takes a whole
 * number of rows. If the gaps around it can give way by 2 pt each so that it takes one row less, they do; otherwise
 * the height left over is shared between them, instead of all standing below, where the next line would leave it.
 */
export function gapSize({size, give}: GapItem, y: number): number {
  if (!give || size <= 0) return size
  const {grid, ahead, gaps, shrink, share} = give
  const {step, first} = grid
  const distance = y + size + ahead - first
  const over = distance - Math.floor((distance + tolerance) / step) * step
  if (over <= tolerance) return size
  if (over / gaps <= shrink + tolerance) return size - over / gaps
  return size + (step - over) * share
}

/** Tell the gaps of a flow what comes below them. */
export function spreadOverGrid(items: FlowItem[]) {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!
    if (item.type === 'solid' && item.snap?.to === 'baseline') spread(items, index, item)
  }
}

function spread(items: FlowItem[], line: number, {baseline = 0, snap}: SolidItem) {
  let ahead = baseline
  let gaps = 0
  let shrink = mostShrink
  /** Cost of the last break above the line. */
  let joint: number | undefined
  for (let index = line - 1; index >= 0; index--) {
    const item = items[index]!
    if (item.type === 'columns' || (item.type === 'solid' && item.snap)) return
    if (item.type === 'break') {
      if (item.forced) return
      joint ??= item.cost
    }
    if (item.type === 'gap' && item.size > 0) {
      gaps++
      shrink = Math.min(shrink, item.size / 2)
      const share = gaps === 2 && joint && joint >= cost.avoid ? aboveHeading : 1 / gaps
      items[index] = {...item, give: {grid: snap!.grid, ahead, gaps, shrink, share}}
    }
    ahead += heightOf(item)
  }
}

function heightOf(item: FlowItem): number {
  switch (item.type) {
    case 'solid':
    case 'close':
      return item.height
    case 'row':
      return item.sizes.height
    case 'gap':
      return item.size
    case 'open':
      return item.top
    case 'columns':
    case 'float':
    case 'page-float':
    case 'break':
    case 'marks':
      return 0
  }
}
