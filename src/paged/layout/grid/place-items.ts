import type {Style} from '../../css/style.ts'
import type {GridRange} from './grid-range.ts'

/** What an item says about its place, by axis. */
export interface ItemRanges {
  readonly row: GridRange
  readonly column: GridRange
}

/** Where an item stands in the grid, implicit tracks before the explicit ones included. */
export interface ItemPlace {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface PlacedItems {
  readonly places: readonly ItemPlace[]
  readonly rows: number
  readonly columns: number
  /** Implicit tracks before the explicit grid. */
  readonly before: {readonly row: number; readonly column: number}
}

/** Tracks farther out are not made: nothing real asks for them. */
const farthest = 1000

/** Place all items, in order: first those that say where, then the others where there is room (css-grid-2, 8.5). */
export function placeItems(
  items: readonly ItemRanges[],
  explicit: {readonly rows: number; readonly columns: number},
  flow: Style['gridAutoFlow'],
): PlacedItems {
  if (flow.by === 'row') return placeByRow(items, explicit, flow.dense)
  const turned = placeByRow(
    items.map(({row, column}) => ({row: column, column: row})),
    {rows: explicit.columns, columns: explicit.rows},
    flow.dense,
  )
  return {
    places: turned.places.map(({row, column, rowSpan, columnSpan}) => ({
      row: column,
      column: row,
      rowSpan: columnSpan,
      columnSpan: rowSpan,
    })),
    rows: turned.columns,
    columns: turned.rows,
    before: {row: turned.before.column, column: turned.before.row},
  }
}

function placeByRow(
  items: readonly ItemRanges[],
  explicit: {readonly rows: number; readonly columns: number},
  dense: boolean,
): PlacedItems {
  const before = {
    row: tracksBefore(items.map(({row}) => row)),
    column: tracksBefore(items.map(({column}) => column)),
  }
  const asked = items.map(({row, column}) => ({
    row: within(row, before.row),
    column: within(column, before.column),
  }))
  const columns = Math.max(
    before.column + explicit.columns,
    ...asked.map(({column}) => (column.start ?? 0) + column.span),
    1,
  )
  const taken = new Taken()
  const places: ItemPlace[] = []
  const set = (index: number, row: number, column: number) => {
    const {row: rows, column: across} = asked[index]!
    const place = {row, column, rowSpan: rows.span, columnSpan: across.span}
    places[index] = place
    taken.add(place)
  }
  asked.forEach(({row, column}, index) => {
    if (row.start !== undefined && column.start !== undefined) set(index, row.start, column.start)
  })
  const rowCursors = new Map<number, number>()
  asked.forEach(({row, column}, index) => {
    if (row.start === undefined || column.start !== undefined) return
    let at = dense ? 0 : (rowCursors.get(row.start) ?? 0)
    while (!taken.isFree(row.start, at, row.span, column.span)) at++
    rowCursors.set(row.start, at + column.span)
    set(index, row.start, at)
  })
  const width = Math.max(
    columns,
    ...places.map(place => (place ? place.column + place.columnSpan : 0)),
  )
  let cursor = {row: 0, column: 0}
  asked.forEach(({row, column}, index) => {
    if (row.start !== undefined) return
    if (dense) cursor = {row: 0, column: 0}
    const at = freePlace(cursor, {row, column}, width, taken)
    cursor = at
    set(index, at.row, at.column)
  })
  return {
    places,
    rows: Math.max(before.row + explicit.rows, ...places.map(({row, rowSpan}) => row + rowSpan)),
    columns: width,
    before,
  }
}

const tracksBefore = (ranges: readonly GridRange[]) =>
  Math.min(farthest, Math.max(0, ...ranges.map(({start = 0}) => -start)))

const within = ({start, span}: GridRange, before: number): GridRange => ({
  start: start === undefined ? undefined : Math.min(farthest, Math.max(0, start + before)),
  span: Math.min(span, farthest),
})

/** The next place from the cursor on, in the item's own column if it has one. */
function freePlace(
  cursor: {readonly row: number; readonly column: number},
  {row, column}: ItemRanges,
  width: number,
  taken: Taken,
) {
  const fixed = column.start
  let at = cursor
  if (fixed !== undefined)
    at = {row: fixed < cursor.column ? cursor.row + 1 : cursor.row, column: fixed}
  for (;;) {
    const fits = fixed !== undefined || at.column + column.span <= width
    if (fits && taken.isFree(at.row, at.column, row.span, column.span)) return at
    if (fixed !== undefined) at = {row: at.row + 1, column: fixed}
    else if (at.column + column.span < width) at = {row: at.row, column: at.column + 1}
    else at = {row: at.row + 1, column: 0}
  }
}

class Taken {
  readonly #cells = new Set<string>()

  add({row, column, rowSpan, columnSpan}: ItemPlace): void {
    for (let y = row; y < row + rowSpan; y++)
      for (let x = column; x < column + columnSpan; x++) this.#cells.add(`${y} ${x}`)
  }

  isFree(row: number, column: number, rowSpan: number, columnSpan: number): boolean {
    for (let y = row; y < row + rowSpan; y++)
      for (let x = column; x < column + columnSpan; x++)
        if (this.#cells.has(`${y} ${x}`)) return false
    return true
  }
}
