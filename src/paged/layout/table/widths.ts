import type {TableBox} from '../../boxes/box.ts'
import {resolveLength} from '../../css/resolve-length.ts'
import type {Edges, Size} from '../../css/style.ts'
import type {LayoutContext} from '../context.ts'
import {intrinsicWidths, keepWidths, knownWidths} from '../intrinsic.ts'
import type {Intrinsic} from '../sizes.ts'
import {collapsedInsets, tableBorders} from './borders.ts'
import {type Grid, type GridCell, gridOf} from './grid.ts'

/** What one column asks for, cell edges included. */
export interface ColumnRequest {
  readonly min: number
  /** What it takes not to divide words at their hyphens. */
  readonly words: number
  readonly max: number
  readonly percent: number | undefined
  /** A length was given, so the column takes no part of what is left over. */
  readonly fixed: boolean
}

/** Border, padding and spacing around and between the columns. */
export const horizontalSpacing = ({style}: TableBox, columns: number) =>
  style.borderCollapse === 'collapse' ? 0 : style.borderSpacing.x * (columns + 1)

/** Narrowest and widest content of a table, without its own border and padding. */
export function tableWidths(box: TableBox, context: LayoutContext): Intrinsic {
  const known = knownWidths(box, context)
  if (known) return known
  const grid = gridOf(box)
  const columns = requestColumns(box, grid, context)
  const spacing = horizontalSpacing(box, grid.columns)
  const min = columns.reduce((sum, column) => sum + column.min, spacing)
  const max = columns.reduce((sum, column) => sum + column.max, spacing)
  const changing = grid.cells.some(cell => intrinsicWidths(cell.box, context).changing)
  const most = Math.max(min, percentMax(columns, spacing) ?? max)
  return keepWidths(box, {min, max: most, changing}, context)
}

/** The table must be so wide that each column's percentage of it is enough for that column. */
const percentMax = (columns: readonly ColumnRequest[], spacing: number) => {
  const asked = columns.filter(column => column.percent)
  if (asked.length === 0) return undefined
  const most = Math.max(...asked.map(({max, percent}) => max / (percent! / 100)))
  const rest = columns.filter(column => !column.percent).reduce((sum, {max}) => sum + max, 0)
  const left = 100 - asked.reduce((sum, {percent}) => sum + percent!, 0)
  return spacing + Math.max(most, left > 0 ? rest / (left / 100) : 0, rest)
}

/** What each column asks for: its cells, its `col`, then the cells that span it (CSS 2.2, 17.5.2.2). */
export function requestColumns(
  box: TableBox,
  grid: Grid,
  context: LayoutContext,
): readonly ColumnRequest[] {
  const borders = tableBorders(box, grid)
  const requests: ColumnRequest[] = Array.from({length: grid.columns}, (_, column) =>
    columnRequest(box.columns[column]?.width ?? 'auto'),
  )
  const spans = grid.cells.toSorted((a, b) => a.colSpan - b.colSpan)
  for (const cell of spans) {
    const wanted = cellRequest(cell, collapsedInsets(cell, borders, box), context)
    const spacing = box.style.borderCollapse === 'collapse' ? 0 : box.style.borderSpacing.x
    spread(requests, cell, wanted, spacing * (cell.colSpan - 1))
  }
  return requests
}

function columnRequest(width: Size): ColumnRequest {
  const size = typeof width === 'number' ? width : 0
  const percent = typeof width === 'object' ? width.value : undefined
  return {min: size, words: size, max: size, percent, fixed: typeof width === 'number'}
}

function cellRequest(
  {box, colSpan}: GridCell,
  insets: Edges<number>,
  context: LayoutContext,
): ColumnRequest {
  const {min, max, words: whole = min} = intrinsicWidths(box, context)
  const edges = insets.left + insets.right
  const {width, minWidth, boxSizing, whiteSpace} = box.style
  const outer = (length: number) => length + (boxSizing === 'border-box' ? 0 : edges)
  const least = typeof minWidth === 'number' ? outer(minWidth) : 0
  const narrow = Math.max(least, (whiteSpace === 'nowrap' ? max : min) + edges)
  const words = Math.max(narrow, whole + edges)
  const percent = typeof width === 'object' && colSpan === 1 ? width.value : undefined
  if (typeof width !== 'number') {
    return {min: narrow, words, max: Math.max(narrow, max + edges), percent, fixed: false}
  }
  return {min: narrow, words: narrow, max: Math.max(narrow, outer(width)), percent, fixed: true}
}

/** Share out what a cell asks for over the columns it covers, in proportion to what they have. */
function spread(
  requests: ColumnRequest[],
  {column, colSpan}: GridCell,
  wanted: ColumnRequest,
  spacing: number,
) {
  const covered = requests.slice(column, column + colSpan)
  const sum = (key: 'min' | 'words' | 'max') =>
    covered.reduce((total, request) => total + request[key], 0)
  const missing = {
    min: Math.max(0, wanted.min - spacing - sum('min')),
    words: Math.max(0, wanted.words - spacing - sum('words')),
    max: Math.max(0, wanted.max - spacing - sum('max')),
  }
  const base = sum('max')
  covered.forEach((request, index) => {
    const share = base > 0 ? request.max / base : 1 / colSpan
    const min = request.min + missing.min * share
    requests[column + index] = {
      min,
      words: Math.max(min, request.words + missing.words * share),
      max: Math.max(min, request.max + missing.max * share),
      percent: request.percent ?? (colSpan === 1 ? wanted.percent : undefined),
      fixed: request.fixed || (colSpan === 1 && wanted.fixed),
    }
  })
}

/**
 * Share out `width` over the columns. When it is less than the sum of the least widths, the widest give way first:
 * a long word is divided before a number is.
 */
export function distribute(columns: readonly ColumnRequest[], width: number): readonly number[] {
  const wanted = columns.map(({min, max, percent}) =>
    percent === undefined ? max : Math.max(min, (percent / 100) * width),
  )
  const least = columns.map(({min}) => min)
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  if (total(least) >= width) return level(least, noWidths(columns), Math.max(0, width))
  const free = width - total(wanted)
  if (free < 0) return level(wanted, withWholeWords(columns, wanted, width), width)
  const growing = columns.map(({fixed, percent}) => !fixed && percent === undefined)
  const takes = growing.some(grows => grows) ? growing : columns.map(() => true)
  const base = total(wanted.filter((_, index) => takes[index]))
  const count = takes.filter(take => take).length
  return wanted.map((value, index) => {
    if (!takes[index]) return value
    return value + free * (base > 0 ? value / base : 1 / count)
  })
}

const noWidths = (columns: readonly ColumnRequest[]) => columns.map(() => 0)

/** The least widths that leave words whole, in as many columns as there is room for, the cheapest first. */
function withWholeWords(
  columns: readonly ColumnRequest[],
  wanted: readonly number[],
  width: number,
): readonly number[] {
  const least = columns.map(({min}) => min)
  let free = width - least.reduce((sum, value) => sum + value, 0)
  const dearer = columns
    .map(({min, words}, column) => ({column, more: Math.min(words, wanted[column]!) - min}))
    .sort((a, b) => a.more - b.more)
  for (const {column, more} of dearer) {
    if (more <= 0 || more > free) continue
    least[column] = least[column]! + more
    free -= more
  }
  return least
}

/**
 * No column gets more than it wants, and those that get less get all the same: so the long texts give way, not the
 * numbers and names beside them.
 */
function level(wanted: readonly number[], least: readonly number[], width: number) {
  const at = (most: number) =>
    wanted.map((value, index) => Math.max(least[index]!, Math.min(value, most)))
  let [low, high] = [0, Math.max(...wanted)]
  while (high - low > 0.01) {
    const middle = (low + high) / 2
    if (at(middle).reduce((sum, value) => sum + value, 0) > width) high = middle
    else low = middle
  }
  const widths = at(low)
  const missing = width - widths.reduce((sum, value) => sum + value, 0)
  return widths.map(value => value + missing / widths.length)
}

/** `table-layout: fixed`: the first row and the `col`s alone decide (CSS 2.2, 17.5.2.1). */
export function distributeFixed(box: TableBox, grid: Grid, width: number): readonly number[] {
  const widths: (number | undefined)[] = Array.from({length: grid.columns}, (_, column) =>
    fixedWidth(box.columns[column]?.width ?? 'auto', width),
  )
  for (const cell of grid.cells) {
    if (cell.row > 0) continue
    const given = fixedWidth(cell.box.style.width, width)
    if (given === undefined) continue
    for (let at = cell.column; at < cell.column + cell.colSpan; at++) {
      widths[at] ??= given / cell.colSpan
    }
  }
  const given = widths.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const open = widths.filter(value => value === undefined).length
  if (open > 0) return widths.map(value => value ?? Math.max(0, width - given) / open)
  return widths.map(value => (value! * width) / Math.max(given, 1e-9))
}

const fixedWidth = (size: Size, width: number) => {
  if (typeof size === 'number') return size
  return typeof size === 'object' ? resolveLength(size, width) : undefined
}
