import type {BorderEdge, Color} from '../../css/style.ts'
import {baselineOf, flowApart, notesOf} from '../apart.ts'
import {sizeRows} from '../fill-row.ts'
import {fillWhole} from '../fill-whole.ts'
import type {RowCell, RowExtent, RowItem, Rule} from '../flow.ts'
import {collapsedInsets, tableBorders} from './borders.ts'
import type {GridCell} from './grid.ts'
import type {SetTable} from './table.ts'

/** Where each column stands in the flow, in reading order. */
export type ColumnEdges = ReadonlyArray<{readonly x: number; readonly width: number}>

/** Cutting a row tries all that is in it more than once, so tables far inside of tables stay whole. */
const deepestCut = 3

/** Set the rows from `first` to `last`, which cells join. */
export function rowItem(table: SetTable, part: {first: number; last: number}): RowItem {
  const {grid, columns} = table
  const left = Math.min(...columns.map(column => column.x))
  const right = Math.max(...columns.map(column => column.x + column.width))
  const rows = grid.rows.slice(part.first, part.last + 1).map(({box}): RowExtent => {
    const least = typeof box.style.height === 'number' ? box.style.height : 0
    return {box, x: left, width: right - left, least}
  })
  const cells = grid.cells
    .filter(({row}) => row >= part.first && row <= part.last)
    .map(cell => setCell(table, cell, part.first))
  const heights = cells.map(({flow}) => fillWhole(flow).height)
  return {
    type: 'row',
    rows,
    cells,
    gap: 0,
    sizes: sizeRows({rows, cells, gap: 0}, heights),
    notes: cells.flatMap(({flow}) => notesOf(flow)),
    divisible: table.frame.tableDepth <= deepestCut,
    rules: rulesOf(table, part),
    grounds: table.grounds,
  }
}

function setCell(table: SetTable, cell: GridCell, firstRow: number): RowCell {
  const {box, row, rowSpan} = cell
  const {frame, context} = table
  const borders = tableBorders(table.box, table.grid)
  const inset = collapsedInsets(cell, borders, table.box, widthOf(table))
  const {x, width} = cellExtent(table, cell)
  const inner = Math.max(0, width - inset.left - inset.right)
  const flow = flowApart(box, {...frame, width: inner}, context)
  const {height, verticalAlign, boxSizing} = box.style
  const edges = inset.top + inset.bottom
  const given = typeof height === 'number' ? height : 0
  return {
    box,
    flow,
    x,
    width,
    row: row - firstRow,
    span: rowSpan,
    inset,
    margin: {top: 0, bottom: 0},
    stretch: true,
    least: given > 0 && boxSizing === 'content-box' ? given + edges : given,
    align: alignOf(verticalAlign),
    baseline: inset.top + (baselineOf(flow, 'first') ?? 0),
    bordered: !borders,
  }
}

const widthOf = ({columns}: SetTable): number =>
  Math.max(...columns.map(({x, width}) => x + width)) - Math.min(...columns.map(({x}) => x))

const cellExtent = ({columns}: SetTable, {column, colSpan}: GridCell) => {
  const covered = columns.slice(column, column + colSpan)
  const x = Math.min(...covered.map(edge => edge.x))
  return {x, width: Math.max(...covered.map(edge => edge.x + edge.width)) - x}
}

const alignOf = (align: RowCell['box']['style']['verticalAlign']): RowCell['align'] => {
  switch (align) {
    case 'top':
    case 'middle':
    case 'bottom':
      return align
    default:
      return 'baseline'
  }
}

/** Collapsed borders of these rows: every row draws its upper and lower edge, so a page break leaves none open. */
function rulesOf({box, grid, columns}: SetTable, part: {first: number; last: number}) {
  const borders = tableBorders(box, grid)
  if (!borders) return []
  const rules: Rule[] = []
  for (let row = part.first; row <= part.last; row++) {
    const at = row - part.first
    const ends = halvesAt(borders.down[row], columns, box.style.direction)
    rules.push(...along(borders.across[row], ends, {row: at, along: 'top'}))
    if (row === part.last) {
      rules.push(...along(borders.across[row + 1], ends, {row: at, along: 'bottom'}))
    }
    borders.down[row]?.forEach((edge, column) => {
      if (!edge) return
      const x = boundary(columns, column, box.style.direction)
      rules.push({row: at, along: 'height', x1: x, x2: x, edge})
    })
  }
  return rules
}

const boundary = (columns: ColumnEdges, column: number, direction: 'ltr' | 'rtl') => {
  const after = columns[column]
  const before = columns[column - 1]
  if (direction === 'rtl') return after ? after.x + after.width : before!.x
  return after ? after.x : before!.x + before!.width
}

/** From where to where a border along each column goes: over half of those it meets. */
function halvesAt(
  down: ReadonlyArray<BorderEdge | undefined> | undefined,
  columns: ColumnEdges,
  direction: 'ltr' | 'rtl',
): ReadonlyArray<{readonly x1: number; readonly x2: number}> {
  const half = (at: number) => (down?.[at]?.width ?? 0) / 2
  return columns.map(({x, width}, column) => {
    const [left, right] = direction === 'rtl' ? [column + 1, column] : [column, column + 1]
    return {x1: x - half(left), x2: x + width + half(right)}
  })
}

/** One rule for neighboring columns with one border. */
function along(
  edges: ReadonlyArray<BorderEdge | undefined> | undefined,
  ends: ReadonlyArray<{readonly x1: number; readonly x2: number}>,
  rule: Pick<Rule, 'row' | 'along'>,
): readonly Rule[] {
  const rules: Rule[] = []
  edges?.forEach((edge, column) => {
    if (!edge) return
    const {x1, x2} = ends[column]!
    const before = edges[column - 1]
    const last = rules.at(-1)
    if (last && before && isSame(before, edge)) {
      rules[rules.length - 1] = {...last, x1: Math.min(last.x1, x1), x2: Math.max(last.x2, x2)}
    } else rules.push({...rule, x1, x2, edge})
  })
  return rules
}

const isSame = (a: BorderEdge, b: BorderEdge) =>
  a === b || (a.width === b.width && a.style === b.style && isSameColor(a.color, b.color))

const isSameColor = (a: Color, b: Color) => a === b || JSON.stringify(a) === JSON.stringify(b)
