import type {BlockBox, BlockLevelBox, InlineLevelBox, Marks} from '../boxes/box.ts'
import {formatCounter} from '../css/counter-styles.ts'
import type {ContentItem, MarginBoxName, PageStyle, Style} from '../css/style.ts'
import {addBlocks} from './block.ts'
import {type Positioned, paddingBox, withPositioned} from './containing.ts'
import type {LayoutContext} from './context.ts'
import {fillWhole} from './fill-whole.ts'
import type {Flow, Mark} from './flow.ts'
import {endFlow, startFlow} from './flow-builder.ts'
import {allEdges, type BoxFragment} from './fragment.ts'
import {intrinsicWidths} from './intrinsic.ts'
import {type Area, edgeAreas} from './margin-areas.ts'
import {nameValue, type PageNames} from './named-strings.ts'
import {placeWhole} from './place.ts'
import {resolveInsets, resolveMargins} from './sizes.ts'

/** What margin boxes of one page are made from. */
export interface MarginFacts {
  readonly style: PageStyle
  readonly names: PageNames
  /** The counters `page` and `pages`. */
  readonly page: number
  readonly pages: number
}

/** Flows of margin boxes, by what they say: running heads repeat from page to page. */
export type MarginCache = Map<Style, Map<string, BlockBox>>

/** Set the margin boxes of a page (css-page-3, 5). */
export function setMarginBoxes(
  facts: MarginFacts,
  context: LayoutContext,
  cache: MarginCache,
): readonly BoxFragment[] {
  const boxes = new Map<MarginBoxName, BlockBox>()
  for (const [name, style] of facts.style.marginBoxes) {
    const box = marginBox(style, facts, cache)
    if (box) boxes.set(name, box)
  }
  const areas = edgeAreas(facts.style, boxes, {
    widths: box => outerWidths(box, context),
    height: (box, width) => outerHeight(box, width, context),
  })
  return [...boxes].map(([name, box]) => setBox(box, areas.get(name)!, context))
}

/** The box with its content resolved; the same object when a page before had the same. */
function marginBox(style: Style, facts: MarginFacts, cache: MarginCache): BlockBox | undefined {
  if (style.content === 'normal' || style.content === 'none') return undefined
  const children: InlineLevelBox[] = []
  const blocks: BlockLevelBox[] = []
  for (const item of style.content) {
    if (item.type === 'element') {
      const box = nameValue(facts.names.elements, item.name, item.which)
      if (box) blocks.push(box)
    } else if (item.type === 'image') children.push(imageBox(item.url, style))
    else {
      const text = textOf(item, facts)
      if (text !== '') children.push({type: 'text', text, style: textStyle(style), ...anonymous})
    }
  }
  const content =
    blocks.length > 0
      ? ({type: 'blocks', children: blocks} as const)
      : ({type: 'inlines', children} as const)
  if (content.children.length === 0 && !isPainted(style)) return undefined
  if (blocks.length > 0) return {type: 'block', style, ...anonymous, content, marker: undefined}
  const key = children.map(child => (child.type === 'text' ? child.text : '\u0000')).join('')
  const byText = cache.get(style) ?? new Map<string, BlockBox>()
  cache.set(style, byText)
  const known = byText.get(key)
  if (known) return known
  const box: BlockBox = {type: 'block', style, ...anonymous, content, marker: undefined}
  byText.set(key, box)
  return box
}

const isPainted = ({border, backgroundColor, background}: Style) =>
  backgroundColor !== undefined ||
  background !== undefined ||
  border.top.width + border.right.width + border.bottom.width + border.left.width > 0

export const noMarks: Marks = {
  id: undefined,
  strings: [],
  bookmark: undefined,
  running: [],
  pageCounter: undefined,
}

const anonymous = {
  element: undefined,
  pseudo: undefined,
  position: undefined,
  marks: noMarks,
} as const

const textStyles = new WeakMap<Style, Style>()

/** Text in a box inherits its font, not its edges. */
function textStyle(style: Style): Style {
  const known = textStyles.get(style)
  if (known) return known
  const made: Style = {...style, display: 'inline', verticalAlign: 'baseline'}
  textStyles.set(style, made)
  return made
}

const imageBox = (src: string, style: Style): InlineLevelBox => ({
  type: 'replaced',
  src,
  alternative: '',
  attributes: {width: undefined, height: undefined},
  style: unsized(style),
  ...anonymous,
})

const unsized = (style: Style): Style => {
  const none = {...style.border.top, width: 0, style: 'none'} as const
  const edges = {top: 0, right: 0, bottom: 0, left: 0}
  return {
    ...style,
    width: 'auto',
    height: 'auto',
    margin: edges,
    padding: edges,
    border: {top: none, right: none, bottom: none, left: none},
    backgroundColor: undefined,
    background: undefined,
  }
}

function textOf(item: ContentItem, {names, page, pages}: MarginFacts): string {
  switch (item.type) {
    case 'string':
      return item.value
    case 'counter':
    case 'counters': {
      if (item.name === 'page') return formatCounter(page, item.style)
      return item.name === 'pages' ? formatCounter(pages, item.style) : ''
    }
    case 'named-string':
      return nameValue(names.strings, item.name, item.which) ?? ''
    case 'quote':
    case 'leader':
    case 'attr':
    case 'content':
    case 'element':
    case 'image':
    case 'target-counter':
    case 'target-text':
    case 'target-pages':
      return ''
  }
}

const flows = new WeakMap<BlockBox, Map<number, Flow>>()

function flowOf(box: BlockBox, width: number, context: LayoutContext): Flow {
  const byWidth = flows.get(box) ?? new Map<number, Flow>()
  flows.set(box, byWidth)
  const known = byWidth.get(width)
  if (known) return known
  const frame = {
    x: 0,
    width,
    height: undefined,
    direction: box.style.direction,
    page: '',
    imageHeight: context.pageHeight(''),
    breakWords: false,
    grid: undefined,
    columnDepth: 0,
    tableDepth: 0,
  }
  const flow = startFlow(width)
  const inner: BlockBox = {...box, style: contentStyle(box.style)}
  addBlocks(flow, [inner], frame, context)
  const made = endFlow(flow, {clear: true})
  byWidth.set(width, made)
  return made
}

/** The area has the edges; what is in it has none. */
const contentStyle = (style: Style): Style => ({...unsized(style), breakInside: 'auto', page: ''})

function outerWidths(box: BlockBox, context: LayoutContext) {
  const edges = horizontalEdges(box.style)
  const {min, max} = intrinsicWidths(box, context)
  return {min: min + edges, max: max + edges}
}

const horizontalEdges = (style: Style) => {
  const insets = resolveInsets(style, 0)
  const margins = resolveMargins(style, 0)
  return insets.left + insets.right + margins.left + margins.right
}

function outerHeight(box: BlockBox, width: number, context: LayoutContext) {
  const insets = resolveInsets(box.style, width)
  const margins = resolveMargins(box.style, width)
  const inner = Math.max(0, width - horizontalEdges(box.style))
  const edges = insets.top + insets.bottom + margins.top + margins.bottom
  return fillWhole(flowOf(box, inner, context)).height + edges
}

function setBox(box: BlockBox, area: Area, context: LayoutContext): BoxFragment {
  const {style} = box
  const insets = resolveInsets(style, area.width)
  const margins = resolveMargins(style, area.width)
  const x = area.x + margins.left
  const y = area.y + margins.top
  const width = Math.max(0, area.width - margins.left - margins.right)
  const height = Math.max(0, area.height - margins.top - margins.bottom)
  const inner = Math.max(0, width - insets.left - insets.right)
  const flow = flowOf(box, inner, context)
  const free = height - insets.top - insets.bottom - fillWhole(flow).height
  const onBox: Positioned[] = []
  const spot = {
    x: x + insets.left,
    y: y + insets.top + alignShift(style, free),
    mark: ({positioned}: Mark) => positioned && onBox.push(positioned),
    draw: true,
  }
  const content = placeWhole(flow, spot)
  // What is positioned in a margin box counts from that, wherever it stands in the text.
  const children = withPositioned(content, onBox, paddingBox(style, {x, y, width, height}))
  return {type: 'box', box, x, y, width, height, edges: allEdges, children}
}

const alignShift = ({verticalAlign}: Style, free: number) => {
  if (verticalAlign === 'top' || verticalAlign === 'text-top') return 0
  return verticalAlign === 'bottom' || verticalAlign === 'text-bottom' ? free : free / 2
}
