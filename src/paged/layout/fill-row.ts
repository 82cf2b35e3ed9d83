import type {FootnoteBox} from '../boxes/box.ts'
import {fill} from './fill.ts'
import {fillWhole} from './fill-whole.ts'
import {
  type Inside,
  type Place,
  type RowCell,
  type RowItem,
  type RowSizes,
  startOf,
} from './flow.ts'
import type {Filled, NestedRoom} from './room.ts'

/** What one page takes of a row that no page can hold. */
export interface FilledRow {
  readonly type: 'row'
  /** By cell; undefined where nothing of it stands on this page. */
  readonly cells: ReadonlyArray<Filled | undefined>
  readonly sizes: RowSizes
  readonly height: number
  readonly inside: Inside | undefined
  readonly forced: undefined
  readonly cost: number
  readonly progress: boolean
  readonly notes: readonly FootnoteBox[]
}

type RowSpec = Pick<RowItem, 'rows' | 'cells' | 'gap'>

/** Heights of all that is left of a row. */
function sizeOf(item: RowItem, inside: Inside | undefined): RowSizes {
  if (inside?.type !== 'row') return item.sizes
  const heights = item.cells.map((cell, index) => {
    const place = inside.places[index]
    return place && restOf(cell, place).height
  })
  return sizeRows(cutSpec(item), heights)
}

/** In a row that is cut, all cells begin at the top, and heights follow from what they hold. */
const cutSpec = ({rows, cells, gap}: RowItem): RowSpec => ({
  gap,
  rows: rows.map(row => ({...row, least: 0})),
  cells: cells.map(cell => ({...cell, least: 0, align: 'top'})),
})

/** Fill the cells of a row side by side, each as far as the height goes. */
export function fillRow(item: RowItem, inside: Inside | undefined, room: NestedRoom): FilledRow {
  const left = sizeOf(item, inside)
  const starts = item.cells.map((cell, index) =>
    inside?.type === 'row' ? inside.places[index] : startOf(cell.flow),
  )
  const fillCells = (force: (cell: RowCell) => boolean) =>
    item.cells.map((cell, index) => {
      const from = starts[index]
      const top = left.cells[index]!.top + cell.inset.top + cell.inset.bottom
      return from && fillCell(cell, from, {...room, height: room.height - top, force: force(cell)})
    })
  let cells = fillCells(() => false)
  if (room.force && !cells.some(isFurther)) {
    const first = Math.min(...item.cells.filter((_, index) => starts[index]).map(cell => cell.row))
    cells = fillCells(cell => cell.row === first)
  }
  const places = cells.map((cell, index) => (cell ? cell.to : starts[index]))
  const sizes = sizeRows(
    cutSpec(item),
    cells.map(cell => cell?.height),
  )
  return {
    type: 'row',
    cells,
    sizes,
    height: sizes.height,
    inside: places.some(place => place) ? {type: 'row', places} : undefined,
    forced: undefined,
    cost: Math.max(0, ...cells.map(cell => (cell?.to ? cell.cost : 0))),
    progress: cells.some(isFurther),
    notes: cells.flatMap(cell => cell?.notes ?? []),
  }
}

const isFurther = (cell: Filled | undefined) => cell !== undefined && (cell.height > 0 || !cell.to)

function fillCell({flow}: RowCell, from: Place, {height, full, force}: NestedRoom) {
  if (height <= 0 && !force) return undefined
  const keepTop = from.index === 0 && !from.inside
  const filled = fill(flow, from, {
    height: Math.max(0, height),
    origin: 0,
    full,
    ways: false,
    keepTop,
    notes: undefined,
  })
  return filled.overfull > 0 && !force ? undefined : filled
}

const restOf = (cell: RowCell, place: Place) => {
  if (place.index === 0 && !place.inside) return fillWhole(cell.flow)
  const height = Number.POSITIVE_INFINITY
  return fill(cell.flow, place, {
    height,
    origin: 0,
    full: height,
    ways: false,
    keepTop: false,
    notes: undefined,
  })
}

/**
 * Row heights from the heights of the cells' contents; undefined where a cell takes nothing. Cells over several rows
 * stretch the last of them (CSS 2.2, 17.5.3).
 */
export function sizeRows(
  {rows, cells, gap}: RowSpec,
  contents: ReadonlyArray<number | undefined>,
): RowSizes {
  const filled = cells.map(
    ({inset, margin}, index) =>
      (contents[index] ?? 0) + inset.top + inset.bottom + margin.top + margin.bottom,
  )
  const wanted = cells.map(({least, margin}, index) =>
    contents[index] === undefined
      ? 0
      : Math.max(filled[index]!, least + margin.top + margin.bottom),
  )
  const baselines = rows.map((_, row) =>
    cells.reduce(
      (lowest, cell, index) =>
        cell.row === row && cell.align === 'baseline' && contents[index] !== undefined
          ? Math.max(lowest, cell.baseline)
          : lowest,
      0,
    ),
  )
  const drop = (cell: RowCell) =>
    cell.align === 'baseline' ? Math.max(0, baselines[cell.row]! - cell.baseline) : 0
  const heights = rows.map((row, index) =>
    cells.reduce(
      (most, cell, at) =>
        cell.row === index && cell.span === 1 && wanted[at]! > 0
          ? Math.max(most, wanted[at]! + drop(cell))
          : most,
      row.least,
    ),
  )
  cells.forEach((cell, at) => {
    if (cell.span === 1) return
    const last = Math.min(rows.length, cell.row + cell.span) - 1
    const inner = gap * (last - cell.row)
    const sum = heights.slice(cell.row, last + 1).reduce((total, height) => total + height, inner)
    heights[last] = heights[last]! + Math.max(0, wanted[at]! + drop(cell) - sum)
  })
  let y = 0
  const placed = heights.map((height, row) => {
    // A row that nothing is left in takes its gap along.
    if (row > 0 && y > 0 && height > 0) y += gap
    const top = y
    y += height
    return {top, height}
  })
  return {
    height: y,
    rows: placed,
    cells: cells.map((cell, at) => {
      const last = placed[Math.min(rows.length, cell.row + cell.span) - 1]!
      const {top} = placed[cell.row]!
      const height = last.top + last.height - top
      const sizes = {filled: filled[at]!, wanted: wanted[at]!}
      return placeCell(cell, {top, height, ...sizes, drop: drop(cell)})
    }),
  }
}

/** Inside of its rows: a cell that is stretched moves its content, another moves itself. */
function placeCell(
  cell: RowCell,
  rows: {
    readonly top: number
    readonly height: number
    /** What its content fills, and what is more where its `height` is. */
    readonly filled: number
    readonly wanted: number
    readonly drop: number
  },
) {
  const {margin, stretch} = cell
  const taken = stretch ? rows.filled : rows.wanted
  const shift = shiftOf(cell, Math.max(0, rows.height - taken), rows.drop)
  const outer = stretch ? rows.height : rows.wanted
  const top = rows.top + margin.top + (stretch ? 0 : shift)
  const height = Math.max(0, outer - margin.top - margin.bottom)
  return {top, height, shift: stretch ? shift : 0}
}

const shiftOf = ({align}: RowCell, free: number, drop: number) => {
  switch (align) {
    case 'top':
      return 0
    case 'middle':
      return free / 2
    case 'bottom':
      return free
    case 'baseline':
      return Math.min(drop, free)
  }
}
