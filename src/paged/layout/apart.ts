import type {BlockBox, FootnoteBox, TableCellBox} from '../boxes/box.ts'
import {addBlocks, addContent, type Frame} from './block.ts'
import type {LayoutContext} from './context.ts'
import {fillWhole} from './fill-whole.ts'
import type {Flow, FlowItem, Mark} from './flow.ts'
import {endFlow, startFlow} from './flow-builder.ts'
import {setInlineAtom} from './inline-block.ts'
import {addParagraph} from './paragraph.ts'

/** Set what is inside a box as a flow of its own (a block formatting context), its left edge at 0. */
export function flowApart(
  box: BlockBox | TableCellBox,
  frame: Frame,
  context: LayoutContext,
): Flow {
  const flow = startFlow(frame.width)
  const inner = {...frame, x: 0, direction: box.style.direction}
  if (box.type === 'block') addContent(flow, box, inner, context)
  else if (box.content.type === 'blocks') addBlocks(flow, box.content.children, inner, context)
  else {
    const block: BlockBox = {...box, type: 'block', content: box.content, marker: undefined}
    addParagraph(flow, block, inner, {context, setAtom: setInlineAtom(inner, context)})
  }
  return endFlow(flow, {clear: true})
}

/** Notes called anywhere in a flow. */
export const notesOf = (flow: Flow): readonly FootnoteBox[] => fillWhole(flow).notes

/** Marks anywhere in a flow, as if they stood at its top. */
export const marksOf = (flow: Flow): readonly Mark[] => flow.items.flatMap(marksIn)

function marksIn(item: FlowItem): readonly Mark[] {
  switch (item.type) {
    case 'solid':
    case 'float':
    case 'page-float':
    case 'marks':
      return item.marks
    case 'columns':
      return marksOf(item.flow)
    case 'row':
      return item.cells.flatMap(cell => marksOf(cell.flow))
    case 'gap':
    case 'open':
    case 'close':
    case 'break':
      return []
  }
}

/** Baseline of the first or last line of a flow, from its top; undefined when it has none. */
export function baselineOf(flow: Flow, which: 'first' | 'last'): number | undefined {
  let y = 0
  let found: number | undefined
  for (const item of flow.items) {
    if (item.type === 'solid' && item.baseline !== undefined) {
      found = y + item.baseline
      if (which === 'first') return found
    }
    if (item.type === 'row' && which === 'first') {
      const baselines = item.cells.filter(cell => cell.row === 0).map(cell => cell.baseline)
      return y + Math.max(0, ...baselines)
    }
    if (item.type === 'open') y += item.top
    if (item.type === 'gap') y += item.size
    if (item.type === 'solid' || item.type === 'close') y += item.height
    if (item.type === 'row') y += item.sizes.height
  }
  return found
}
