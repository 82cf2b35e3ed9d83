import type {BlockBox, BlockLevelBox} from '../boxes/box.ts'
import {noMarks} from '../boxes/source.ts'
import type {Style} from '../css/style.ts'
import {isInFlow} from './joint.ts'

/** What stands in a multi-column container from top to bottom: rows of columns and what spans them. */
export type ColumnPart =
  | {readonly type: 'spanner'; readonly box: BlockLevelBox}
  | {readonly type: 'columns'; readonly children: readonly BlockLevelBox[]}
  | {readonly type: 'text'}

/**
 * Part the content of a container at what spans all columns, be it a child or deeper: boxes around a spanner are cut in
 * two there (css-multicol-1, 6.1).
 */
export function columnParts({content}: BlockBox): readonly ColumnPart[] {
  return content.type === 'inlines' ? [{type: 'text'}] : partsIn(content.children)
}

function partsIn(boxes: readonly BlockLevelBox[]): readonly Exclude<ColumnPart, {type: 'text'}>[] {
  const parts: Exclude<ColumnPart, {type: 'text'}>[] = []
  const add = (children: readonly BlockLevelBox[]) => {
    const last = parts.at(-1)
    if (last?.type !== 'columns') parts.push({type: 'columns', children})
    else parts[parts.length - 1] = {type: 'columns', children: [...last.children, ...children]}
  }
  for (const box of boxes) {
    if (isSpanner(box)) parts.push({type: 'spanner', box})
    else if (!holdsSpanner(box)) add([box])
    else {
      for (const part of cutAtSpanners(box)) {
        if (part.type === 'spanner') parts.push(part)
        else add(part.children)
      }
    }
  }
  return parts
}

const isSpanner = (box: BlockLevelBox) => box.style.columnSpan === 'all' && isInFlow(box)

/** A box with a flow of its own keeps what is in it. */
function holdsSpanner(box: BlockLevelBox): box is BlockBox {
  if (box.type !== 'block' || box.content.type !== 'blocks' || !isInFlow(box)) return false
  const {display, columnCount, columnWidth} = box.style
  if (display === 'flow-root' || display === 'grid') return false
  if (columnCount !== 'auto' || columnWidth !== 'auto') return false
  return box.content.children.some(child => isSpanner(child) || holdsSpanner(child))
}

/** The pieces of a box around the spanners in it, each with the edges that are its own. */
function cutAtSpanners(box: BlockBox): readonly Exclude<ColumnPart, {type: 'text'}>[] {
  const inner = box.content.type === 'blocks' ? partsIn(box.content.children) : []
  return inner.map((part, index) => {
    if (part.type === 'spanner') return part
    const {children} = part
    const edges = {first: index === 0, last: index === inner.length - 1}
    return {type: 'columns', children: [pieceOf(box, children, edges)]}
  })
}

function pieceOf(
  box: BlockBox,
  children: readonly BlockLevelBox[],
  {first, last}: {readonly first: boolean; readonly last: boolean},
): BlockBox {
  return {
    ...box,
    style: pieceStyle(box.style, {first, last}),
    content: {type: 'blocks', children},
    marks: first ? box.marks : noMarks,
    marker: first ? box.marker : undefined,
  }
}

function pieceStyle(
  style: Style,
  {first, last}: {readonly first: boolean; readonly last: boolean},
) {
  const {margin, padding, border} = style
  const open = style.boxDecorationBreak === 'slice'
  return {
    ...style,
    height: 'auto',
    minHeight: 0,
    breakBefore: first ? style.breakBefore : 'auto',
    breakAfter: last ? style.breakAfter : 'auto',
    margin: {...margin, top: first ? margin.top : 0, bottom: last ? margin.bottom : 0},
    padding: {
      ...padding,
      top: first || !open ? padding.top : 0,
      bottom: last || !open ? padding.bottom : 0,
    },
    border: {
      ...border,
      top: first || !open ? border.top : {...border.top, width: 0},
      bottom: last || !open ? border.bottom : {...border.bottom, width: 0},
    },
  } as const satisfies Style
}
