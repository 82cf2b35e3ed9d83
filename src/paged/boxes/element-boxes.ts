import type {Element, ElementContent} from 'hast'
import {anonymousStyle} from '../css/compute.ts'
import {attributeOf} from '../css/selectors/attribute.ts'
import type {BlockBox, InlineBlockBox, InlineBox} from './box.ts'
import {breakAroundBlocks, contain, containBlocks, type Draft, prepend} from './contain.ts'
import {elementChanges} from './counters.ts'
import {withFirstLetter} from './first-letter.ts'
import {withFirstLine} from './first-line.ts'
import {pseudoBox, pseudoText} from './generated-content.ts'
import {listMarker} from './list-marker.ts'
import {marksOf} from './marks.ts'
import {replacedBoxes} from './replaced.ts'
import {blockBox, callId, inlineBox, noMarks, type Origin, sourceOf, textBox} from './source.ts'
import {makeCells, makeRows, makeTable} from './table.ts'
import type {Walk} from './walk.ts'

/** An element on its way to boxes: what was generated around its children, in order. */
interface Opened {
  readonly origin: Origin & {readonly element: Element}
  readonly marks: BlockBox['marks']
  readonly marker: InlineBox | undefined
  readonly children: readonly Draft[]
}

/** The boxes of an element, none when it is not displayed. */
export function elementBoxes(
  element: Element,
  parent: Element | undefined,
  around: Origin,
  walk: Walk,
): readonly Draft[] {
  const style = walk.styled.styleOf(element)
  if (style.display === 'none') return []
  const origin = {style, element, pseudo: undefined, position: element.position ?? around.position}
  walk.counters.enter(elementChanges(element, style, parent))
  const drafts = opened(origin, walk)
  walk.counters.leave()
  return drafts
}

function opened(origin: Opened['origin'], walk: Walk): readonly Draft[] {
  const {element, style} = origin
  const marks = marksOf(element, origin, walk)
  if (marks.id !== undefined && !walk.found.has(marks.id))
    walk.found.set(marks.id, {
      element,
      counters: walk.counters.snapshot(),
      before: pseudoText(element, 'before', walk),
      after: pseudoText(element, 'after', walk),
    })
  const replaced = replacedBoxes(origin, marks, walk)
  if (replaced) return replaced
  if (style.float === 'footnote') return footnoteBoxes(origin, marks, walk)
  const marker = listMarker(origin, walk)
  const children = childDrafts(origin, walk)
  const box = {origin, marks, marker, children}
  if (typeof style.position === 'object') return runningBoxes(box, style.position.name)
  return style.float === 'none' ? boxesByDisplay(box, walk) : floatBoxes(box, walk)
}

/** `::before`, children, `::after`. */
function childDrafts(origin: Opened['origin'], walk: Walk): readonly Draft[] {
  const {element, position} = origin
  const drafts: Draft[] = []
  const add = (box: InlineBox | undefined): void => {
    if (box) drafts.push(...pseudoDrafts(box))
  }
  add(pseudoBox(element, 'before', position, walk))
  for (const child of element.children) drafts.push(...nodeBoxes(child, origin, walk))
  add(pseudoBox(element, 'after', position, walk))
  return drafts
}

/** A pseudo-element that is told to be a block is one. */
function pseudoDrafts(box: InlineBox): readonly Draft[] {
  const {style, element, pseudo, position, children} = box
  const origin: Origin = {style, element, pseudo, position}
  switch (style.display) {
    case 'inline':
      return [box]
    case 'contents':
      return children
    case 'none':
      return []
    case 'inline-block':
      return [inlineBlock(containing(origin, children), noMarks)]
  }
  const block = containing(origin, children)
  return [style.float === 'none' ? block : inlineBlock(block, noMarks)]
}

const containing = (origin: Origin, children: readonly Draft[]): BlockBox =>
  blockBox(origin, contain(children, origin))

function nodeBoxes(node: ElementContent, parent: Opened['origin'], walk: Walk): readonly Draft[] {
  if (node.type === 'text') {
    const {position = parent.position} = node
    return node.value === '' ? [] : [textBox({...parent, position}, node.value)]
  }
  return node.type === 'element' ? elementBoxes(node, parent.element, parent, walk) : []
}

function boxesByDisplay(box: Opened, walk: Walk): readonly Draft[] {
  const {origin, marks, marker, children} = box
  switch (origin.style.display) {
    case 'none':
      return []
    case 'contents':
      return marks === noMarks
        ? children
        : [{...sourceOf(origin, marks), type: 'anchor'}, ...children]
    case 'inline':
      return breakAroundBlocks(origin, marks, children)
    case 'block':
    case 'flow-root':
    case 'table-caption':
      return [firsts(blockBox(origin, contain(children, origin), marks), walk)]
    case 'grid':
      return [blockBox(origin, containBlocks(children, origin), marks)]
    case 'list-item':
      return [firsts(listItem({...box, marker}), walk)]
    case 'inline-block':
      return [inlineBlock(firsts(containing(origin, children), walk), marks)]
    case 'table':
      return [makeTable(sourceOf(origin, marks), children)]
    case 'inline-table':
      return [inlineTable(box)]
    case 'table-header-group':
    case 'table-row-group':
    case 'table-footer-group':
      return [
        {...sourceOf(origin, marks), type: 'table-row-group', rows: makeRows(children, origin)},
      ]
    case 'table-row':
      return [{...sourceOf(origin, marks), type: 'table-row', cells: makeCells(children, origin)}]
    case 'table-cell':
      return [
        {
          ...sourceOf(origin, marks),
          type: 'table-cell',
          content: contain(children, origin),
          colSpan: spanOf(origin.element, 'colspan'),
          rowSpan: spanOf(origin.element, 'rowspan'),
        },
      ]
    case 'table-column':
      return [{type: 'table-column', style: origin.style, span: spanOf(origin.element, 'span')}]
    case 'table-column-group': {
      const columns = children.filter(child => child.type === 'table-column')
      const {style, element} = origin
      return columns.length
        ? columns
        : [{type: 'table-column', style, span: spanOf(element, 'span')}]
    }
  }
}

/** `::first-line` and `::first-letter` of a block container. */
function firsts(block: BlockBox, {styled}: Walk): BlockBox {
  const {element, style: of} = block
  if (!element) return block
  const line = styled.pseudoStyleOf(element, 'first-line')
  const letter = styled.pseudoStyleOf(element, 'first-letter')
  const lined = line ? withFirstLine(block, {style: line, of}) : block
  if (!letter) return lined
  const origin = {style: letter, element, pseudo: undefined, position: block.position}
  return {...lined, content: withFirstLetter(lined.content, origin, letter)}
}

/** HTML limits spans to 1000; 0, "to the end", counts as 1. */
function spanOf(element: Element, name: string): number {
  const span = Number.parseInt(attributeOf(element, name) ?? '1', 10)
  return span >= 1 ? Math.min(span, 1000) : 1
}

function listItem({origin, marks, marker, children}: Opened): BlockBox {
  const inside = origin.style.listStylePosition === 'inside'
  const content = contain(children, origin)
  const whole = marker && inside ? prepend([marker], content, origin) : content
  return blockBox(origin, whole, marks, inside ? undefined : marker)
}

/** Marks stay outside: the line, not the block in it, tells the page. */
const inlineBlock = (block: BlockBox, marks: BlockBox['marks']): InlineBlockBox => ({
  ...sourceOf(block, marks),
  type: 'inline-block',
  block,
})

function inlineTable({origin, marks, children}: Opened): InlineBlockBox {
  const table = makeTable(sourceOf(origin), children)
  const block = containing(
    {...origin, style: anonymousStyle(origin.style, 'inline-block'), element: undefined},
    [table],
  )
  return {...sourceOf(origin, marks), type: 'inline-block', block}
}

/** Floats look like inline-blocks until their container knows what is around them. */
function floatBoxes(box: Opened, walk: Walk): readonly Draft[] {
  const {origin, marks} = box
  if (origin.style.display === 'table') return [inlineTable(box)]
  if (origin.style.display === 'contents') return box.children
  return [inlineBlock(firsts(wholeBlock(box), walk), marks)]
}

/** The one block of what has left the flow. */
function wholeBlock(box: Opened): BlockBox {
  const {origin, children} = box
  if (origin.style.display === 'list-item') return listItem({...box, marks: noMarks})
  if (origin.style.display !== 'table') return containing(origin, children)
  return containing({...origin, style: anonymousStyle(origin.style, 'block'), element: undefined}, [
    makeTable(sourceOf(origin), children),
  ])
}

/** css-gcpm-3, 1.2: out of the flow, for a margin box to show. */
function runningBoxes(box: Opened, name: string): readonly Draft[] {
  const {origin, marks} = box
  const running = [...marks.running, {name, box: wholeBlock(box)}]
  return [{...sourceOf(origin, {...marks, running}), type: 'anchor'}]
}

/** The note's number leads back to its call, which needs an id of its own for that. */
const withCallId = (call: InlineBox | undefined, {id}: BlockBox['marks']) =>
  call && id !== undefined ? {...call, marks: {...noMarks, id: callId(id)}} : call

/** css-gcpm-3, 2: the call stays in the line, the note with its number in front is a block. */
function footnoteBoxes(
  origin: Opened['origin'],
  marks: BlockBox['marks'],
  walk: Walk,
): readonly Draft[] {
  const {element, position} = origin
  const call = withCallId(pseudoBox(element, 'footnote-call', position, walk), marks)
  const number = pseudoBox(element, 'footnote-marker', position, walk)
  const block = containing(origin, childDrafts(origin, walk))
  const body = {...block, content: prepend(number ? [number] : [], block.content, origin), marks}
  const callOrigin: Origin = {
    ...origin,
    style: anonymousStyle(origin.style, 'inline'),
    pseudo: 'footnote-call',
  }
  return [{...sourceOf(origin), type: 'footnote', call: call ?? inlineBox(callOrigin, []), body}]
}
