import type {TableBox} from '../../boxes/box.ts'
import {resolveLength} from '../../css/resolve-length.ts'
import type {BorderEdge, BorderStyle, Edges} from '../../css/style.ts'
import {resolveInsets} from '../sizes.ts'
import {type Grid, type GridCell, gridOf} from './grid.ts'

/** Collapsed borders between slots: `across[row][column]` above a row, `down[row][column]` left of a column. */
export interface TableBorders {
  readonly across: ReadonlyArray<ReadonlyArray<BorderEdge | undefined>>
  readonly down: ReadonlyArray<ReadonlyArray<BorderEdge | undefined>>
}

const known = new WeakMap<TableBox, TableBorders>()

/** Resolve border conflicts (CSS 2.2, 17.6.2). Nothing for separate borders. Columns count in reading order. */
export function tableBorders(box: TableBox, grid: Grid = gridOf(box)): TableBorders | undefined {
  if (box.style.borderCollapse !== 'collapse') return undefined
  const found = known.get(box)
  if (found) return found
  const borders = resolveBorders(box, grid)
  known.set(box, borders)
  return borders
}

function resolveBorders({style, columns}: TableBox, grid: Grid): TableBorders {
  const {rows} = grid
  const slots = slotsOf(grid)
  const [start, end] = style.direction === 'rtl' ? endsRtl : endsLtr
  const across = Array.from({length: rows.length + 1}, (_, row) =>
    Array.from({length: grid.columns}, (_, column) => {
      const above = slots[row - 1]?.[column]
      const below = slots[row]?.[column]
      if (above && above === below) return undefined
      const groupEnds = rows[row - 1]?.group !== rows[row]?.group
      return winner([
        above?.box.style.border.bottom,
        below?.box.style.border.top,
        rows[row - 1]?.box.style.border.bottom,
        rows[row]?.box.style.border.top,
        groupEnds ? rows[row - 1]?.group.style.border.bottom : undefined,
        groupEnds ? rows[row]?.group.style.border.top : undefined,
        row === 0 ? style.border.top : undefined,
        row === rows.length ? style.border.bottom : undefined,
      ])
    }),
  )
  const down = rows.map(({box, group}, row) =>
    Array.from({length: grid.columns + 1}, (_, column) => {
      const before = slots[row]?.[column - 1]
      const after = slots[row]?.[column]
      if (before && before === after) return undefined
      const first = column === 0
      const last = column === grid.columns
      return winner([
        before?.box.style.border[end],
        after?.box.style.border[start],
        first ? box.style.border[start] : undefined,
        last ? box.style.border[end] : undefined,
        first ? group.style.border[start] : undefined,
        last ? group.style.border[end] : undefined,
        columns[column - 1]?.border[end],
        columns[column]?.border[start],
        first ? style.border[start] : undefined,
        last ? style.border[end] : undefined,
      ])
    }),
  )
  return {across, down}
}

const endsLtr = ['left', 'right'] as const
const endsRtl = ['right', 'left'] as const

function slotsOf({rows, cells}: Grid): GridCell[][] {
  const slots: GridCell[][] = rows.map(() => [])
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column++) {
        slots[row]![column] = cell
      }
    }
  }
  return slots
}

const rank: Readonly<Record<BorderStyle, number>> = {
  hidden: 5,
  double: 4,
  solid: 3,
  dashed: 2,
  dotted: 1,
  none: 0,
}

/** Hidden wins, then the widest, then the more solid, then the inner one. */
function winner(edges: ReadonlyArray<BorderEdge | undefined>): BorderEdge | undefined {
  let best: BorderEdge | undefined
  for (const edge of edges) {
    if (!edge) continue
    if (edge.style === 'hidden') return undefined
    const wider = edge.width - (best?.width ?? 0)
    if (wider > 0 || (wider === 0 && rank[edge.style] > rank[best?.style ?? 'none'])) best = edge
  }
  return best && best.width > 0 ? best : undefined
}

/** From a cell's corner to its content: padding, shares of it of the table's width, and its borders or half of those it shares. */
export function collapsedInsets(
  cell: GridCell,
  borders: TableBorders | undefined,
  {style: tableStyle}: TableBox,
  width = 0,
): Edges<number> {
  const {style} = cell.box
  if (!borders) return resolveInsets(style, width)
  const {row, column, rowSpan, colSpan} = cell
  const half = (edge: BorderEdge | undefined) => (edge?.width ?? 0) / 2
  const start = half(borders.down[row]?.[column])
  const end = half(borders.down[row]?.[column + colSpan])
  const [left, right] = tableStyle.direction === 'rtl' ? [end, start] : [start, end]
  return {
    top: half(borders.across[row]?.[column]) + resolveLength(style.padding.top, width),
    right: right + resolveLength(style.padding.right, width),
    bottom:
      half(borders.across[row + rowSpan]?.[column]) + resolveLength(style.padding.bottom, width),
    left: left + resolveLength(style.padding.left, width),
  }
}

/** Half of the widest outer border on each side: the table's own edges when borders collapse. */
export function outerHalves(borders: TableBorders, direction: 'ltr' | 'rtl'): Edges<number> {
  const half = (edges: ReadonlyArray<BorderEdge | undefined>) =>
    Math.max(0, ...edges.map(edge => edge?.width ?? 0)) / 2
  const start = half(borders.down.map(row => row[0]))
  const end = half(borders.down.map(row => row.at(-1)))
  const [left, right] = direction === 'rtl' ? [end, start] : [start, end]
  return {
    top: half(borders.across[0] ?? []),
    right,
    bottom: half(borders.across.at(-1) ?? []),
    left,
  }
}
