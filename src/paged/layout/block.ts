import type {BlockBox, BlockLevelBox, ReplacedBox} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import {addColumns, isMultiColumn} from './columns.ts'
import type {Containing} from './containing.ts'
import type {LayoutContext} from './context.ts'
import {cost} from './cost.ts'
import {addFloat} from './float.ts'
import {lowestFloat} from './float-space.ts'
import type {OpenItem} from './flow.ts'
import {
  addGap,
  addJoint,
  addMargin,
  addMarks,
  addSolid,
  checkpoint,
  closeBox,
  type FlowBuilder,
  flush,
  goBack,
  openBox,
} from './flow-builder.ts'
import {addGrid} from './grid/grid.ts'
import {setInlineAtom} from './inline-block.ts'
import {intrinsicWidths} from './intrinsic.ts'
import {firstPageName, isInFlow, jointBefore, jointBetween} from './joint.ts'
import {gridOf, type LineGrid} from './line-grid.ts'
import {markerOf} from './list-marker.ts'
import {addParagraph} from './paragraph.ts'
import {sizeImage} from './replaced.ts'
import {leastHeight, placeHorizontally, relativeShift, resolveHeight} from './sizes.ts'
import {addTable} from './table/table.ts'

/** The content area that blocks are set in. */
export interface Frame {
  readonly x: number
  readonly width: number
  /** Where it is given: shares of any other are not known. */
  readonly height: number | undefined
  /** Of the containing block. */
  readonly direction: 'ltr' | 'rtl'
  /** Used value of `page`. */
  readonly page: string
  readonly grid: LineGrid | undefined
  /** No image is made higher. */
  readonly imageHeight: number
  /** Words may be broken anywhere: a table is too narrow for them. */
  readonly breakWords: boolean
  /** How many multi-column containers and tables are around. */
  readonly columnDepth: number
  readonly tableDepth: number
  /** Undefined where absolute positions count from the page. */
  readonly containing?: Containing
}

/** Add blocks one below the other, with the place between each two. */
export function addBlocks(
  flow: FlowBuilder,
  children: readonly BlockLevelBox[],
  frame: Frame,
  context: LayoutContext,
) {
  let earlier: BlockLevelBox | undefined
  for (const child of children) {
    if (earlier && isInFlow(earlier)) {
      addJoint(flow, jointBetween(earlier, child, firstPageName(child, frame.page)))
    }
    addBlockLevel(flow, child, frame, context)
    if (isInFlow(child) || !earlier) earlier = child
  }
}

/** Begin a flow with its first box: what it asks of the page that it starts on. */
export function addRoot(flow: FlowBuilder, root: BlockBox, frame: Frame, context: LayoutContext) {
  addJoint(flow, jointBefore(root, firstPageName(root, frame.page)))
  addBlockLevel(flow, root, frame, context)
}

export function addBlockLevel(
  flow: FlowBuilder,
  box: BlockLevelBox,
  frame: Frame,
  context: LayoutContext,
) {
  const {page} = box.style
  const inner = page === '' || page === frame.page ? frame : onPage(page, frame, context)
  if (!isInFlow(box)) addFloat(flow, box, inner, context)
  else if (mayBreak(box.style, inner)) addInFlow(flow, box, inner, context)
  else addKept(flow, box, inner, context)
}

const mayBreak = ({breakInside}: Style, {columnDepth}: Frame): boolean =>
  breakInside === 'auto' || (breakInside === 'avoid-column' && columnDepth === 0)

/** Pages of another name begin anew, with all their height. */
const onPage = (page: string, frame: Frame, context: LayoutContext): Frame => ({
  ...frame,
  page,
  imageHeight: context.pageHeight(page),
})

function addInFlow(flow: FlowBuilder, box: BlockLevelBox, frame: Frame, context: LayoutContext) {
  clearFloats(flow, box)
  switch (box.type) {
    case 'block':
      addBlock(flow, box, frame, context)
      return
    case 'table':
      addTable(flow, box, frame, context)
      return
    case 'replaced':
      addImage(flow, box, frame, context)
      return
  }
}

/**
 * `break-inside: avoid`. What is higher than a page first lets its images give way, to two thirds at most; when that
 * is not enough it may be cut like any other box.
 */
function addKept(flow: FlowBuilder, box: BlockLevelBox, frame: Frame, context: LayoutContext) {
  const before = checkpoint(flow)
  const most = context.pageHeight(frame.page)
  const add = (limits: Frame) => {
    flow.avoid++
    const top = flow.y
    addInFlow(flow, box, limits, context)
    flow.avoid--
    return flow.y - top - most
  }
  const excess = add(frame)
  if (excess <= 0) return
  const imageHeight = Math.min(frame.imageHeight, most) - excess - 1
  if (holdsImage(box) && imageHeight > most / 3) {
    goBack(flow, before)
    if (add({...frame, imageHeight}) <= 0) return
  }
  for (let index = before.items; index < flow.items.length; index++) {
    const item = flow.items[index]!
    if (item.type === 'break' && item.cost >= cost.avoid) {
      flow.items[index] = {...item, cost: item.cost - cost.avoid}
    }
  }
}

const holdsImage = (box: BlockLevelBox): boolean => {
  if (box.type === 'replaced') return true
  if (box.type === 'table') return false
  const {content} = box
  return content.type === 'blocks'
    ? content.children.some(holdsImage)
    : content.children.some(child => child.type === 'replaced')
}

function clearFloats(flow: FlowBuilder, {type, style}: BlockLevelBox) {
  const side = type === 'block' ? style.clear : 'both'
  const whole = type !== 'block' || isMultiColumn(style) || style.display === 'flow-root'
  if (side === 'none' && !whole) return
  const bottom = lowestFloat(flow.space, whole || side === 'none' ? 'both' : side)
  if (bottom <= flow.y) return
  flush(flow)
  addGap(flow, bottom - flow.y)
}

function addBlock(flow: FlowBuilder, box: BlockBox, frame: Frame, context: LayoutContext) {
  const {style} = box
  const place = placeHorizontally({
    style,
    available: frame.width,
    direction: frame.direction,
    intrinsic: () => intrinsicWidths(box, context),
    shrink: false,
  })
  const {margins, insets} = place
  const heights = {style, insets, whole: frame.height}
  const {border} = style
  const containing: Containing | undefined =
    style.position === 'relative'
      ? {
          boxes: new Map(),
          width: place.width - border.left.width - border.right.width,
          height: undefined,
        }
      : frame.containing
  const item: OpenItem = {
    type: 'open',
    box,
    x: frame.x + place.x,
    width: place.width,
    top: insets.top,
    bottom: insets.bottom,
    bordered: true,
    clone: style.boxDecorationBreak === 'clone',
    shift: relativeShift(style, frame),
    head: undefined,
    foot: undefined,
    isFoot: false,
    ...(containing === frame.containing ? {} : {positioned: containing!.boxes}),
  }
  const inner: Frame = {
    ...frame,
    ...(containing ? {containing} : {}),
    x: item.x + insets.left,
    width: place.contentWidth,
    // Percentages look through anonymous boxes (CSS 2.2, 10.5).
    height: box.element ? resolveHeight(style.height, heights) : frame.height,
    direction: style.direction,
    grid: style.lineGrid === 'create' ? gridOf(style, context.fonts) : frame.grid,
    imageHeight: frame.imageHeight - insets.top - insets.bottom,
  }
  addMargin(flow, margins.top)
  addMarks(flow, item.x, box.marks)
  openBox(flow, item)
  const {marker} = box
  if (marker) {
    const edge = {left: inner.x, right: inner.x + inner.width, direction: style.direction}
    flow.markers = [...flow.markers, () => markerOf(marker, edge, context)]
  }
  addContent(flow, box, inner, context)
  if (marker && flow.markers.length > 0) {
    addParagraph(flow, {...box, content: noContent}, inner, tools(inner, context))
  }
  closeBox(flow, item, leastHeight(heights))
  addMargin(flow, margins.bottom)
}

/** Each level of columns tries several heights of all inside, so deeper ones are set as plain blocks. */
const deepestColumns = 2

const noContent = {type: 'inlines', children: []} as const

export function addContent(flow: FlowBuilder, box: BlockBox, frame: Frame, context: LayoutContext) {
  const columned = isMultiColumn(box.style) && frame.columnDepth < deepestColumns
  if (box.style.display === 'grid') addGrid(flow, box, frame, context)
  else if (columned) addColumns(flow, box, frame, context)
  else if (box.content.type === 'blocks') addBlocks(flow, box.content.children, frame, context)
  else addParagraph(flow, box, frame, tools(frame, context))
}

const tools = (frame: Frame, context: LayoutContext) => ({
  context,
  setAtom: setInlineAtom(frame, context),
})

/** A block-level image. */
function addImage(flow: FlowBuilder, box: ReplacedBox, frame: Frame, context: LayoutContext) {
  const image = sizeImage(box, {width: frame.width, height: frame.imageHeight}, context)
  const {margins, width, height} = image
  const free = frame.width - width - margins.left - margins.right
  const {left, right} = box.style.margin
  const auto = (left === 'auto' ? 1 : 0) + (right === 'auto' ? 1 : 0)
  const start = frame.direction === 'rtl' && auto === 0 ? free : 0
  const x = frame.x + margins.left + (left === 'auto' ? free / auto : start)
  const shift = relativeShift(box.style, frame)
  addMargin(flow, margins.top)
  addMarks(flow, x, box.marks)
  addSolid(flow, {
    type: 'solid',
    height,
    notes: [],
    marks: [],
    baseline: undefined,
    snap: undefined,
    place: (pageX, y) => image.place(pageX + x + shift.x, y + shift.y),
  })
  addMargin(flow, margins.bottom)
}
