import type {Position} from 'unist'
import {anonymousStyle} from '../css/compute.ts'
import type {Style} from '../css/style.ts'
import type {
  AnchorBox,
  BlockBox,
  BlockLevelBox,
  InlineLevelBox,
  Marks,
  TableCellBox,
  TableRowBox,
  TableRowGroupBox,
} from './box.ts'
import {joinMarks} from './marks.ts'
import {blockBox, inlineBox, noMarks, type Origin} from './source.ts'
import {wrapTableParts} from './table.ts'
import {collapse, isCollapsible} from './white-space.ts'

/** What elements make before their container has sorted it: boxes of any level, and columns. */
export type Draft =
  | BlockLevelBox
  | InlineLevelBox
  | TableRowGroupBox
  | TableRowBox
  | TableCellBox
  | ColumnDraft

/** `<col>`: it says how its cells look, and makes no box. */
export interface ColumnDraft {
  readonly type: 'table-column'
  readonly style: Style
  readonly span: number
}

/** A container's own style and place, for the boxes it puts around others. */
export interface Container {
  readonly style: Style
  readonly position: Position | undefined
}

export type Content = BlockBox['content']

/**
 * Sort drafts into blocks or inlines, never both (CSS 2.2, 9.2.1.1): runs of inlines between blocks get a block of
 * their own, runs of table parts a table.
 */
export function contain(drafts: readonly Draft[], container: Container): Content {
  const whole = wrapTableParts(drafts, container)
  if (!whole.some(isBlockLevel)) {
    const inlines = collapse(whole.filter(isInlineLevel))
    return floatsAlone(inlines)
      ? {type: 'blocks', children: inlines.map(unwrapFloat)}
      : {type: 'inlines', children: inlines}
  }
  return {type: 'blocks', children: blocksOf(whole, container)}
}

/** Text of a grid container is a block of its own, as everything in it is. */
export function containBlocks(drafts: readonly Draft[], container: Container): Content {
  const content = contain(drafts, container)
  if (content.type === 'blocks') return content
  if (content.children.length === 0) return {type: 'blocks', children: []}
  return {type: 'blocks', children: [anonymousBlock(content.children, container)]}
}

export const isBlockLevel = (draft: Draft): draft is BlockLevelBox =>
  draft.type === 'block' ||
  draft.type === 'table' ||
  (draft.type === 'replaced' && isBlockDisplay(draft.style) && draft.style.float === 'none')

const isBlockDisplay = ({display}: Style) =>
  display === 'block' || display === 'flow-root' || display === 'list-item' || display === 'table'

const isInlineLevel = (draft: Draft): draft is InlineLevelBox =>
  draft.type === 'text' ||
  draft.type === 'inline' ||
  draft.type === 'inline-block' ||
  draft.type === 'line-break' ||
  draft.type === 'leader' ||
  draft.type === 'page-reference' ||
  draft.type === 'footnote' ||
  draft.type === 'anchor' ||
  (draft.type === 'replaced' && !isBlockLevel(draft))

/** Anchors between blocks are carried over to the next block; without one they stand in a block of their own. */
function blocksOf(drafts: readonly Draft[], container: Container): readonly BlockLevelBox[] {
  const blocks: BlockLevelBox[] = []
  let run: InlineLevelBox[] = []
  let anchors: readonly AnchorBox[] = []
  const add = (block: BlockLevelBox): void => {
    const marks = anchors.length ? joinMarks(anchors, block.marks) : block.marks
    if (!marks) blocks.push(anonymousBlock(anchors, container))
    blocks.push(marks && marks !== block.marks ? {...block, marks} : block)
    anchors = []
  }
  const flush = (): void => {
    if (run.length && !run.every(isCollapsible)) {
      const inlines = collapse(run)
      if (inlines.every(box => box.type === 'anchor')) anchors = [...anchors, ...inlines]
      else if (floatsAlone(inlines)) for (const box of inlines) add(unwrapFloat(box))
      else if (inlines.length) add(anonymousBlock(inlines, container))
    }
    run = []
  }
  for (const draft of drafts) {
    if (isBlockLevel(draft)) {
      flush()
      add(draft)
    } else if (isInlineLevel(draft)) run.push(draft)
  }
  flush()
  if (anchors.length) blocks.push(anonymousBlock(anchors, container))
  return blocks
}

const anonymousBlock = (
  children: readonly InlineLevelBox[],
  {style, position}: Container,
): BlockBox =>
  blockBox(
    {
      style: anonymousStyle(style, 'block'),
      element: undefined,
      pseudo: undefined,
      position: children[0]?.position ?? position,
    },
    {type: 'inlines', children},
  )

/** A float among inlines is an inline-block to its container; among blocks it is a block. */
type Float = Extract<InlineLevelBox, {type: 'inline-block' | 'replaced'}>

const floatsAlone = (inlines: readonly InlineLevelBox[]): inlines is readonly Float[] =>
  inlines.length > 0 &&
  inlines.every(
    box => (box.type === 'inline-block' || box.type === 'replaced') && box.style.float !== 'none',
  )

function unwrapFloat(box: Float): BlockLevelBox {
  if (box.type === 'replaced') return box
  const {block, marks} = box
  const [only] = block.content.children
  const inner = block.element === undefined && only?.type === 'table' ? only : block
  return marks === noMarks ? inner : {...inner, marks}
}

/**
 * An inline box whose children may be blocks: it is broken around them (CSS 2.2, 9.2.1.1). Marks stay on the first
 * part.
 */
export function breakAroundBlocks(
  origin: Origin,
  marks: Marks,
  drafts: readonly Draft[],
): readonly Draft[] {
  const children = wrapTableParts(drafts, origin)
  if (!children.some(isBlockLevel))
    return [inlineBox(origin, children.filter(isInlineLevel), marks)]
  const parts: Draft[] = []
  let run: InlineLevelBox[] = []
  let left = marks
  const flush = (): void => {
    if (run.length || left !== noMarks) parts.push(inlineBox(origin, run, left))
    run = []
    left = noMarks
  }
  for (const child of children) {
    if (isInlineLevel(child)) run.push(child)
    else if (isBlockLevel(child)) {
      flush()
      parts.push(child)
    }
  }
  if (run.length) flush()
  return parts
}

/** Put inlines before everything else in a container: a marker inside, a note's number. */
export function prepend(
  first: readonly InlineLevelBox[],
  content: Content,
  container: Container,
): Content {
  if (!first.length) return content
  if (content.type === 'inlines')
    return {type: 'inlines', children: [...first, ...content.children]}
  const [block, ...rest] = content.children
  if (block?.type !== 'block')
    return {type: 'blocks', children: [anonymousBlock(first, container), ...content.children]}
  const inner = prepend(first, block.content, block)
  return {type: 'blocks', children: [{...block, content: inner}, ...rest]}
}
