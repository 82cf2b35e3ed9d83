import type {TableBox, TableCellBox, TableRowBox, TableRowGroupBox} from '../../boxes/box.ts'

/** A cell in its slot. */
export interface GridCell {
  readonly box: TableCellBox
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
}

export interface GridRow {
  readonly box: TableRowBox
  readonly group: TableRowGroupBox
}

/** A table with its cells in slots: head first, foot last. */
export interface Grid {
  readonly rows: readonly GridRow[]
  readonly columns: number
  readonly cells: readonly GridCell[]
}

/** Put cells in slots (HTML, 4.9.12). Row spans end with their row group. */
export function gridOf({header, bodies, footer, columns}: TableBox): Grid {
  const groups = [header, ...bodies, footer].filter(group => group !== undefined)
  const rows: GridRow[] = []
  const cells: GridCell[] = []
  let width = columns.length
  for (const group of groups) {
    const start = rows.length
    const end = start + group.rows.length
    /** By column, the first row that is free again. */
    const taken: number[] = []
    group.rows.forEach((box, index) => {
      const row = start + index
      rows.push({box, group})
      let column = 0
      for (const cell of box.cells) {
        while ((taken[column] ?? 0) > row) column++
        const colSpan = Math.max(1, cell.colSpan)
        const rowSpan = Math.min(cell.rowSpan === 0 ? end - row : cell.rowSpan, end - row)
        cells.push({box: cell, row, column, rowSpan: Math.max(1, rowSpan), colSpan})
        for (let at = column; at < column + colSpan; at++) taken[at] = row + Math.max(1, rowSpan)
        column += colSpan
        width = Math.max(width, column)
      }
    })
  }
  return {rows, columns: width, cells}
}

/** Rows that cells join stand together: first and last row of each such part, in order. */
export function rowParts({rows, cells}: Grid): ReadonlyArray<{first: number; last: number}> {
  const parts: {first: number; last: number}[] = []
  rows.forEach((_, row) => {
    const part = parts.at(-1)
    if (!part || part.last < row) parts.push({first: row, last: row})
    for (const cell of cells) {
      if (cell.row === row) {
        parts.at(-1)!.last = Math.max(parts.at(-1)!.last, row + cell.rowSpan - 1)
      }
    }
  })
  return parts
}
