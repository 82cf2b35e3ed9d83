import type {BlockBox, BlockLevelBox} from '../boxes/box.ts'
import {resolveLength} from '../css/resolve-length.ts'
import type {Style} from '../css/style.ts'
import {addBlockLevel, addBlocks, type Frame} from './block.ts'
import {type ColumnPart, columnParts} from './column-parts.ts'
import type {LayoutContext} from './context.ts'
import {fillWhole} from './fill-whole.ts'
import type {ColumnsItem} from './flow.ts'
import {addItem, addJoint, endFlow, type FlowBuilder, isWanted, startFlow} from './flow-builder.ts'
import {setInlineAtom} from './inline-block.ts'
import {jointBetween} from './joint.ts'
import {addParagraph} from './paragraph.ts'

export const isMultiColumn = ({columnCount, columnWidth}: Style) =>
  columnWidth !== 'auto' || (columnCount !== 'auto' && columnCount > 1)

/** Count, width and gap of columns (css-multicol-1, 3.4). */
export function columnGeometry(style: Style, width: number) {
  const {columnCount, columnWidth, columnGap} = style
  const gap = columnGap === 'normal' ? style.fontSize : resolveLength(columnGap, width)
  const fitting =
    columnWidth === 'auto'
      ? Number.POSITIVE_INFINITY
      : Math.max(1, Math.floor((width + gap) / (Math.max(columnWidth, 1) + gap)))
  const wanted = columnCount === 'auto' ? Number.POSITIVE_INFINITY : columnCount
  const count = Math.min(fitting, wanted)
  return {count, gap, width: Math.max(0, (width - gap * (count - 1)) / count)}
}

/** The content of a multi-column container. What spans all columns parts it in rows of columns. */
export function addColumns(flow: FlowBuilder, box: BlockBox, frame: Frame, context: LayoutContext) {
  if (!isWanted(flow, context)) return
  let earlier: BlockLevelBox | undefined
  for (const part of columnParts(box)) {
    const [first, last] = endsOf(part, box)
    if (earlier) addJoint(flow, jointBetween(earlier, first, undefined))
    if (part.type === 'spanner') addBlockLevel(flow, part.box, frame, context)
    else addColumnRow(flow, box, part, {frame, context})
    earlier = last
  }
}

const endsOf = (part: ColumnPart, box: BlockBox): readonly [BlockLevelBox, BlockLevelBox] => {
  switch (part.type) {
    case 'spanner':
      return [part.box, part.box]
    case 'columns':
      return [part.children[0]!, part.children.at(-1)!]
    case 'text':
      return [box, box]
  }
}

function addColumnRow(
  flow: FlowBuilder,
  box: BlockBox,
  part: Exclude<ColumnPart, {type: 'spanner'}>,
  {frame, context}: {readonly frame: Frame; readonly context: LayoutContext},
) {
  const {style} = box
  const {count, gap, width} = columnGeometry(style, frame.width)
  const columns = startFlow(width, flow.kind === 'apart' ? 'apart' : 'columns')
  columns.page = frame.page
  const inner: Frame = {...frame, x: 0, width, columnDepth: frame.columnDepth + 1}
  if (part.type === 'columns') addBlocks(columns, part.children, inner, context)
  else {
    addParagraph(columns, box, inner, {context, setAtom: setInlineAtom(inner, context)})
  }
  const item: ColumnsItem = {
    type: 'columns',
    flow: endFlow(columns, {clear: true}),
    x: frame.x,
    count,
    width,
    gap,
    rule: style.columnRule,
    balance: style.columnFill !== 'auto',
    direction: style.direction,
  }
  addItem(flow, item, fillWhole({items: [item], width: frame.width, runs: []}).height)
}
