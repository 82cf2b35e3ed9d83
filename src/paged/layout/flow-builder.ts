import type {Marks} from '../boxes/box.ts'
import type {LayoutContext} from './context.ts'
import {cost} from './cost.ts'
import {type FloatSpace, lowestFloat, startFloats} from './float-space.ts'
import {
  type ColumnsItem,
  type FloatItem,
  type Flow,
  type FlowItem,
  type Mark,
  type OpenBoxes,
  type OpenItem,
  openInside,
  type PageFloatItem,
  type RowItem,
  type Run,
  type SolidItem,
} from './flow.ts'
import {type Joint, mergeJoints} from './joint.ts'
import {spreadOverGrid} from './line-grid.ts'
import type {SetMarker} from './list-marker.ts'

/**
 * A flow in the making. Margins wait until something stands below them, and so do boxes without a top edge,
 * because the margins of what is in them may still collapse with what is above (CSS 2.2, 8.3.1).
 */
export interface FlowBuilder {
  readonly width: number
  readonly items: FlowItem[]
  readonly runs: Run[]
  /** Height so far, as if there were no pages. Floats and lines beside them are placed by it. */
  y: number
  margin: {readonly positive: number; readonly negative: number}
  joint: Joint | undefined
  marks: Mark[]
  floats: ReadonlyArray<(y: number) => FloatItem | PageFloatItem>
  /** How many of them stand before the break that may be forced: they stay on its side. */
  floatsBefore: number
  opening: OpenItem[]
  /** Where the content of each open box begins. */
  readonly tops: Map<OpenItem, number>
  open: OpenBoxes | undefined
  /** How many `break-inside: avoid` are around. */
  avoid: number
  /** Used value of `page` of what was set last. */
  page: string
  /** The flow of the document itself, of columns in it, or of something that stands apart (a cell, a note, a float). */
  readonly kind: 'pages' | 'columns' | 'apart'
  readonly space: FloatSpace
  /** Markers of list items that have no line yet: set when one comes. */
  markers: ReadonlyArray<() => SetMarker>
  /** Whether anything was set. */
  begun: boolean
}

const noMargin = {positive: 0, negative: 0} as const

export const startFlow = (width: number, kind: FlowBuilder['kind'] = 'apart'): FlowBuilder => ({
  width,
  items: [],
  runs: [{start: {index: 0, open: undefined, inside: undefined}, side: 'any', name: ''}],
  y: 0,
  margin: noMargin,
  joint: undefined,
  marks: [],
  floats: [],
  floatsBefore: 0,
  opening: [],
  tops: new Map(),
  open: undefined,
  avoid: 0,
  page: '',
  kind,
  space: startFloats(),
  markers: [],
  begun: false,
})

/** End a flow. Trailing marks stay, and so does the margin of what stands apart; a page swallows its own. */
export function endFlow(flow: FlowBuilder, {clear = false} = {}): Flow {
  flow.joint = undefined
  if (flow.kind === 'pages') flow.margin = noMargin
  flushMargin(flow)
  if (clear) addGap(flow, lowestFloat(flow.space, 'both') - flow.y)
  spreadOverGrid(flow.items)
  return {items: flow.items, width: flow.width, runs: flow.runs}
}

export function addMargin(flow: FlowBuilder, size: number) {
  const {positive, negative} = flow.margin
  flow.margin = {positive: Math.max(positive, size), negative: Math.min(negative, size)}
}

export function addMarks(flow: FlowBuilder, x: number, marks: Marks) {
  if (isMarked(marks)) flow.marks.push({x, marks})
}

export const isMarked = ({id, strings, bookmark, running, pageCounter}: Marks) =>
  id !== undefined ||
  strings.length > 0 ||
  bookmark !== undefined ||
  running.length > 0 ||
  pageCounter !== undefined

/** A place between two siblings. Those at one spot act as one (css-break-3, 3.1). */
export function addJoint(flow: FlowBuilder, joint: Joint) {
  if (joint.forced || joint.page !== undefined) flow.floatsBefore = flow.floats.length
  const inside = {...joint, cost: joint.cost + flow.avoid * cost.avoid}
  flow.joint = flow.joint ? mergeJoints(flow.joint, inside) : inside
}

/** Clearance and other height that a page top swallows. */
export function addGap(flow: FlowBuilder, size: number) {
  if (size <= 0) return
  flow.items.push({type: 'gap', size, give: undefined})
  flow.y += size
}

/** Begin a box. One without a top edge waits for its content. */
export function openBox(flow: FlowBuilder, item: OpenItem) {
  flow.opening.push(item)
  if (item.top > 0 || item.head || holdsMargins(item)) flush(flow)
}

/** CSS 2.2, 8.3.1: margins inside stay inside. */
const holdsMargins = ({box}: OpenItem) => box.style.display === 'flow-root'

/** End the innermost box, grown to `least` points of content. An empty box without edges leaves nothing. */
export function closeBox(flow: FlowBuilder, item: OpenItem, least = 0) {
  if (flow.opening.at(-1) === item) {
    if (least <= 0 && item.bottom <= 0) {
      flow.opening.pop()
      return
    }
    flush(flow)
  }
  if (item.bottom > 0 || least > 0 || holdsMargins(item)) flushMargin(flow)
  // Its floats stay inside (CSS 2.2, 10.6.7): it has begun below all others.
  if (holdsMargins(item)) addGap(flow, lowestFloat(flow.space, 'both') - flow.y)
  const missing = least - (flow.y - (flow.tops.get(item) ?? flow.y))
  flow.tops.delete(item)
  if (missing > 0.001) addSolid(flow, blank(missing))
  flow.items.push({type: 'close', height: item.bottom})
  flow.open = flow.open?.outer
  flow.y += item.bottom
}

export const blank = (height: number): SolidItem => ({
  type: 'solid',
  height,
  notes: [],
  marks: [],
  place: undefined,
  baseline: undefined,
  snap: undefined,
})

/** Emit what waits: the break, the margin, marks, floats and boxes. Then content may stand. */
export function flush(flow: FlowBuilder) {
  emitBreak(flow)
  flushMargin(flow)
  for (const item of flow.opening) {
    flow.items.push(item)
    flow.open = openInside(item, flow.open)
    flow.y += item.top
    flow.tops.set(item, flow.y)
  }
  flow.opening = []
}

export const addSolid = (flow: FlowBuilder, item: SolidItem) => addItem(flow, item, item.height)

/** Add something that stands below all before it. */
export function addItem(
  flow: FlowBuilder,
  item: SolidItem | RowItem | ColumnsItem,
  height: number,
) {
  flush(flow)
  flow.items.push(item)
  flow.y += height
  flow.begun = true
}

/** Whether the run that content would join is set at this width; if not, an empty line stands for it. */
export function isWanted(flow: FlowBuilder, {wantsRun}: Pick<LayoutContext, 'wantsRun'>) {
  if (flow.kind !== 'pages') return true
  flush(flow)
  if (wantsRun(flow.runs.length - 1, flow.page)) return true
  addSolid(flow, blank(1))
  return false
}

/** A place between two lines of one paragraph, or two rows of a table. */
export function addInnerBreak(flow: FlowBuilder, price: number) {
  flow.items.push({
    type: 'break',
    cost: price + flow.avoid * cost.avoid,
    forced: undefined,
    side: 'any',
    run: -1,
  })
}

/** Only the document's flow and columns in it can be broken by force; only the former has runs. */
function emitBreak(flow: FlowBuilder) {
  const {joint, kind} = flow
  flow.joint = undefined
  if (!joint) return
  const name = joint.page ?? flow.page
  const renamed = name !== flow.page
  flow.page = name
  if (!flow.begun) {
    flow.runs[0] = {...flow.runs[0]!, side: joint.side, name}
    return
  }
  const wanted = renamed ? 'page' : joint.forced
  const forced = kind === 'apart' || (kind === 'pages' && wanted === 'column') ? undefined : wanted
  const run = forced === 'page' && kind === 'pages' ? flow.runs.length : -1
  if (forced) {
    addFloats(flow, flow.floatsBefore)
    // Nothing behind the break stands beside what is before it.
    addGap(flow, lowestFloat(flow.space, 'both') - flow.y)
  }
  const price = kind === 'pages' ? joint.cost : Math.max(joint.cost, joint.columnCost)
  flow.items.push({type: 'break', cost: price, forced, side: joint.side, run})
  if (run < 0) return
  const start = {index: flow.items.length, open: flow.open, inside: undefined}
  flow.runs.push({start, side: joint.side, name})
}

function flushMargin(flow: FlowBuilder) {
  const size = flow.margin.positive + flow.margin.negative
  flow.margin = noMargin
  if (size !== 0) {
    flow.items.push({type: 'gap', size, give: undefined})
    flow.y += size
  }
  if (flow.marks.length > 0) flow.items.push({type: 'marks', marks: flow.marks})
  flow.marks = []
  addFloats(flow, flow.floats.length)
}

/** Those that have waited longest. */
function addFloats(flow: FlowBuilder, count: number) {
  for (const float of flow.floats.slice(0, count)) flow.items.push(float(flow.y))
  flow.floats = flow.floats.slice(count)
  flow.floatsBefore = 0
}

/** Enough of a builder to go back to: a block is set again when its image has to give way. */
export interface Checkpoint {
  readonly flow: FlowBuilder
  readonly items: number
  readonly areas: number
  readonly runs: readonly Run[]
}

export const checkpoint = (flow: FlowBuilder): Checkpoint => ({
  flow: {...flow, marks: [...flow.marks], opening: [...flow.opening]},
  items: flow.items.length,
  areas: flow.space.areas.length,
  runs: [...flow.runs],
})

export function goBack(flow: FlowBuilder, {flow: before, items, areas, runs}: Checkpoint) {
  const {items: all, runs: allRuns, space} = flow
  all.length = items
  space.areas.length = areas
  allRuns.splice(0, allRuns.length, ...runs)
  Object.assign(flow, before, {items: all, runs: allRuns, space})
  flow.marks = [...before.marks]
  flow.opening = [...before.opening]
}
