import type {BlockBox, TableBox, TableRowGroupBox} from '../../boxes/box.ts'
import {anonymous, blockBox} from '../../boxes/source.ts'
import type {Style} from '../../css/style.ts'
import {addBlockLevel, type Frame} from '../block.ts'
import type {LayoutContext} from '../context.ts'
import {fillWhole} from '../fill-whole.ts'
import type {Flow, Ground, OpenItem} from '../flow.ts'
import {
  addGap,
  addItem,
  addJoint,
  addMargin,
  addMarks,
  closeBox,
  endFlow,
  type FlowBuilder,
  isWanted,
  openBox,
  startFlow,
} from '../flow-builder.ts'
import {jointOfAll} from '../joint.ts'
import {placeHorizontally, relativeShift, unshifted} from '../sizes.ts'
import {outerHalves, tableBorders} from './borders.ts'
import {type Grid, gridOf, rowParts} from './grid.ts'
import {type ColumnEdges, rowItem} from './rows.ts'
import {
  distribute,
  distributeFixed,
  horizontalSpacing,
  requestColumns,
  tableWidths,
} from './widths.ts'

/** A table with everything its rows are made with. */
export interface SetTable {
  readonly box: TableBox
  readonly grid: Grid
  readonly columns: ColumnEdges
  readonly grounds: readonly Ground[]
  readonly frame: Frame
  readonly context: LayoutContext
}

/** Add a table: captions, then its rows in a box that repeats head and foot on every page. */
export function addTable(flow: FlowBuilder, box: TableBox, frame: Frame, context: LayoutContext) {
  if (!isWanted(flow, context)) return
  const grid = gridOf(box)
  const style = edgeStyle(box, grid)
  const {margins, insets, x, width, contentWidth} = placeHorizontally({
    style,
    available: frame.width,
    direction: frame.direction,
    intrinsic: () => tableWidths(box, context),
    shrink: true,
  })
  const left = frame.x + x
  const columns = columnEdges(box, grid, {left: left + insets.left, width: contentWidth}, context)
  if (columns.missing > 0 && !frame.breakWords) reportOverfull(box, columns, context)
  const table: SetTable = {
    box,
    grid,
    columns: columns.edges,
    grounds: groundsOf(box, columns.edges),
    frame: {
      ...frame,
      height: undefined,
      breakWords: frame.breakWords || columns.missing > 0,
      tableDepth: frame.tableDepth + 1,
    },
    context,
  }
  const spacing = style.borderCollapse === 'collapse' ? 0 : style.borderSpacing.y
  const repeated = (group: TableRowGroupBox | undefined) => group && groupApart(table, group)
  const item: OpenItem = {
    type: 'open',
    box,
    x: left,
    width,
    top: insets.top + spacing,
    bottom: insets.bottom + spacing,
    bordered: style.borderCollapse === 'separate',
    clone: style.boxDecorationBreak === 'clone' || style.borderCollapse === 'collapse',
    shift: relativeShift(style, frame),
    head: repeated(box.header),
    foot: repeated(box.footer),
    isFoot: false,
  }
  const around: Frame = {...frame, x: left, width, height: undefined}
  addMargin(flow, margins.top)
  addMarks(flow, left, box.marks)
  addCaptions(flow, box, 'top', {frame: around, context})
  openBox(flow, item)
  for (const group of [box.header, ...box.bodies, box.footer]) {
    if (group) addGroup(flow, table, group)
  }
  closeBox(flow, item)
  addCaptions(flow, box, 'bottom', {frame: around, context})
  addMargin(flow, margins.bottom)
}

/** Columns with a background (CSS 2.2, 17.5.1). */
const groundsOf = ({columns, position}: TableBox, edges: ColumnEdges): readonly Ground[] =>
  columns.flatMap((style, index): Ground[] => {
    const edge = edges[index]
    if (!edge || !(style.backgroundColor || style.background)) return []
    return [{...edge, box: blockBox(anonymous(style, position), {type: 'blocks', children: []})}]
  })

/** Captions stay with their table. */
function addCaptions(
  flow: FlowBuilder,
  box: TableBox,
  side: 'top' | 'bottom',
  {frame, context}: {readonly frame: Frame; readonly context: LayoutContext},
) {
  for (const caption of box.captions.filter(({style}) => style.captionSide === side)) {
    if (side === 'bottom') addJoint(flow, jointOfAll(['avoid']))
    addBlockLevel(flow, caption satisfies BlockBox, frame, context)
    if (side === 'top') addJoint(flow, jointOfAll(['avoid']))
  }
}

/** The style that gives the table box its edges: collapsed borders stand half outside of the cells. */
function edgeStyle(box: TableBox, grid: Grid): Style {
  const {style} = box
  const borders = tableBorders(box, grid)
  if (!borders) return {...style, boxSizing: 'border-box'}
  const halves = outerHalves(borders, style.direction)
  return {
    ...style,
    boxSizing: 'border-box',
    padding: {top: 0, right: 0, bottom: 0, left: 0},
    border: {
      top: {...style.border.top, width: halves.top},
      right: {...style.border.right, width: halves.right},
      bottom: {...style.border.bottom, width: halves.bottom},
      left: {...style.border.left, width: halves.left},
    },
  }
}

/** Where the columns stand, and how much they lack for their words and numbers to stay whole. */
interface SetColumns {
  readonly edges: ColumnEdges
  /** Points, over all columns. */
  readonly missing: number
}

function columnEdges(
  box: TableBox,
  grid: Grid,
  area: {readonly left: number; readonly width: number},
  context: LayoutContext,
): SetColumns {
  const {style} = box
  const inner = area.width - horizontalSpacing(box, grid.columns)
  const requests = requestColumns(box, grid, context)
  const fixed = style.tableLayout === 'fixed' && style.width !== 'auto'
  const widths = fixed ? distributeFixed(box, grid, inner) : distribute(requests, inner)
  const spacing = style.borderCollapse === 'collapse' ? 0 : style.borderSpacing.x
  let offset = spacing
  const edges = widths.map(width => {
    const start = offset
    offset += width + spacing
    const x = style.direction === 'rtl' ? area.width - start - width : start
    return {x: area.left + x, width}
  })
  const lacks = widths.map((width, column) => requests[column]!.min - width)
  const missing = lacks.reduce((sum, lack) => sum + (lack > 0.01 ? lack : 0), 0)
  return {edges, missing}
}

function reportOverfull(
  {position}: TableBox,
  {edges, missing}: SetColumns,
  {report}: LayoutContext,
) {
  report({
    ruleId: 'overfull-table',
    reason: `Unexpected table of ${edges.length} columns ${missing.toFixed(1)} pt too narrow for their words, which are divided for it, expected fewer columns, smaller type or a landscape page`,
    origin: 'tree',
    place: position,
    severe: false,
  })
}

/** A head or foot as it is repeated on later pages; nothing when it would leave too little of a page. */
function groupApart(table: SetTable, group: TableRowGroupBox): Flow | undefined {
  const flow = startFlow(table.frame.width)
  addGroup(flow, table, group)
  const made = endFlow(flow)
  return fillWhole(made).height > table.context.pageHeight(table.frame.page) / 3 ? undefined : made
}

/** Add the rows of a group. Head and foot have no break to the rows beside them. */
function addGroup(flow: FlowBuilder, table: SetTable, group: TableRowGroupBox) {
  const {grid, columns, box} = table
  const left = Math.min(...columns.map(column => column.x))
  const right = Math.max(...columns.map(column => column.x + column.width))
  const item: OpenItem = {
    type: 'open',
    box: group,
    x: left,
    width: right - left,
    top: 0,
    bottom: 0,
    bordered: false,
    clone: false,
    shift: unshifted,
    head: undefined,
    foot: undefined,
    isFoot: group === table.box.footer,
  }
  const spacing = box.style.borderCollapse === 'collapse' ? 0 : box.style.borderSpacing.y
  const parts = rowParts(grid).filter(part => grid.rows[part.first]!.group === group)
  addMarks(flow, left, group.marks)
  if (grid.rows[0]?.group !== group) addGap(flow, spacing)
  parts.forEach((part, index) => {
    const before = grid.rows[part.first - 1]
    const row = grid.rows[part.first]!
    const divisible = before && (index > 0 || isBody(table, before.group)) && isBody(table, group)
    if (divisible) {
      addJoint(flow, jointOfAll([before.box.style.breakAfter, row.box.style.breakBefore]))
    }
    if (index > 0) addMargin(flow, spacing)
    if (index === 0) openBox(flow, item)
    addPart(flow, table, part)
  })
  if (parts.length > 0) closeBox(flow, item)
}

const isBody = ({box}: SetTable, group: TableRowGroupBox) => box.bodies.includes(group)

function addPart(flow: FlowBuilder, table: SetTable, part: {first: number; last: number}) {
  for (let row = part.first; row <= part.last; row++) {
    const {box} = table.grid.rows[row]!
    addMarks(flow, table.frame.x, box.marks)
    for (const cell of box.cells) addMarks(flow, table.frame.x, cell.marks)
  }
  const item = rowItem(table, part)
  addItem(flow, item, item.sizes.height)
}
