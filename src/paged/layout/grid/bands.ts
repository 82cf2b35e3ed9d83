import {notesOf} from '../apart.ts'
import type {Frame} from '../block.ts'
import {sizeRows} from '../fill-row.ts'
import {fillWhole} from '../fill-whole.ts'
import type {RowCell, RowItem} from '../flow.ts'
import type {GridPlan} from './plan.ts'
import type {GridCell} from './set-cell.ts'

/** Rows that items join: one of them, mostly. */
export interface Band {
  readonly first: number
  readonly rows: ReadonlyArray<{readonly top: number; readonly height: number}>
  readonly cells: readonly GridCell[]
  /** From the top of the grid. */
  readonly top: number
  readonly bottom: number
  readonly gap: number
}

/** Cutting a band tries all that is in it more than once, so grids far inside of others stay whole. */
const deepestCut = 3

/** Part the rows wherever no item stands on both sides. */
export function bandsOf(
  plan: GridPlan,
  cells: readonly GridCell[],
  rows: ReadonlyArray<{readonly top: number; readonly height: number}>,
): readonly Band[] {
  const joined = (row: number) =>
    cells.some(({item: {place}}) => place.row < row && row < place.row + place.rowSpan)
  const starts = rows.flatMap((_, row) => (row === 0 || !joined(row) ? [row] : []))
  return starts.map((first, index): Band => {
    const end = starts[index + 1] ?? rows.length
    const inside = rows.slice(first, end)
    const last = inside.at(-1)!
    const top = inside[0]!.top
    return {
      first,
      rows: inside.map(row => ({top: row.top - top, height: row.height})),
      cells: cells.filter(({item: {place}}) => place.row >= first && place.row < end),
      top,
      bottom: last.top + last.height,
      gap: plan.gaps.row,
    }
  })
}

/** A band as one row of cells, as high as its tracks say while it is whole. */
export function setBand(band: Band, frame: Frame): RowItem {
  const cells = band.cells.map(
    ({item: {place}, cell}): RowCell => ({
      ...cell,
      row: place.row - band.first,
      span: place.rowSpan,
    }),
  )
  const rows = band.rows.map(({height}) => ({
    box: undefined,
    x: frame.x,
    width: frame.width,
    least: height,
  }))
  const contents = cells.map(({flow}) => fillWhole(flow).height)
  const kept = band.cells.some(({item}) => item.box.style.breakInside !== 'auto')
  return {
    type: 'row',
    rows,
    cells,
    gap: band.gap,
    sizes: sizeRows({rows, cells, gap: band.gap}, contents),
    notes: cells.flatMap(({flow}) => notesOf(flow)),
    divisible: !kept && frame.tableDepth < deepestCut,
    rules: [],
    grounds: [],
  }
}
