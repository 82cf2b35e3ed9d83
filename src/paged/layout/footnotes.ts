import type {FootnoteBox} from '../boxes/box.ts'
import {anonymous, blockBox} from '../boxes/source.ts'
import {resolveLength} from '../css/resolve-length.ts'
import type {Edges, Style} from '../css/style.ts'
import {addBlockLevel} from './block.ts'
import type {LayoutContext} from './context.ts'
import {cost} from './cost.ts'
import {fill} from './fill.ts'
import {type Flow, type Place, startOf} from './flow.ts'
import {endFlow, startFlow} from './flow-builder.ts'
import {type Fragment, noEdges, type RuleFragment} from './fragment.ts'
import {boxOfGroup, groupNotes, type NoteGroup} from './note-groups.ts'
import {placeFilled, type Spot} from './place.ts'
import type {Filled, NoteRoom} from './room.ts'
import {resolveInsets, resolveMargins} from './sizes.ts'

/** Notes that are set as one, or what an earlier page left over of them. */
export interface NoteRest {
  readonly group: NoteGroup
  readonly from: Place
}

/** The `@footnote` area of one page. */
export interface NoteArea {
  readonly style: Style
  /** Of the page's content area. */
  readonly width: number
  readonly height: number
  readonly flowOf: (group: NoteGroup) => Flow
}

/** Notes as a page has them. */
export interface SetNotes {
  /** Of the whole area, edges and all; 0 without notes. */
  readonly height: number
  readonly parts: ReadonlyArray<{readonly flow: Flow; readonly filled: Filled}>
  /** What goes on on the next page. */
  readonly rest: readonly NoteRest[]
}

/** Notes that are set as one, as a flow of their own. */
export function noteFlow(group: NoteGroup, width: number, context: LayoutContext): Flow {
  const flow = startFlow(width)
  const body = boxOfGroup(group)
  const {direction} = body.style
  const imageHeight = context.pageHeight('') / 2
  addBlockLevel(
    flow,
    body,
    {
      x: 0,
      width,
      height: undefined,
      direction,
      page: '',
      grid: undefined,
      imageHeight,
      breakWords: false,
      columnDepth: 0,
      tableDepth: 0,
    },
    context,
  )
  return endFlow(flow, {clear: true})
}

/** Width of the notes in an area as wide as the page's content. */
export const noteWidth = (style: Style, width: number) => {
  const {left, right} = edgesOf(style, width)
  return Math.max(0, width - left - right)
}

const edgesOf = (style: Style, width: number): Edges<number> => {
  const insets = resolveInsets(style, width)
  const margins = resolveMargins(style, width)
  return {
    top: insets.top + margins.top,
    right: insets.right + margins.right,
    bottom: insets.bottom + margins.bottom,
    left: insets.left + margins.left,
  }
}

/** The most that notes may take, edges left out. */
const mostNotes = ({style, width, height}: NoteArea) => {
  const {top, bottom} = edgesOf(style, width)
  const most = typeof style.maxHeight === 'number' ? style.maxHeight : Number.POSITIVE_INFINITY
  return Math.max(0, Math.min(most, height - top - bottom))
}

/** What earlier pages left over comes first, but leaves a fifth of the page to a text that goes on. */
export function carryNotes(area: NoteArea, rests: readonly NoteRest[], textGoesOn: boolean) {
  return setNotes(area, rests, mostNotes(area) * (textGoesOn ? 0.8 : 1))
}

/** What the filler may ask about notes on a page that begins with these. */
export function noteRoom(area: NoteArea, carried: SetNotes): NoteRoom {
  const {style, width} = area
  const edges = edgesOf(style, width)
  const most = mostNotes(area)
  const begun = carried.parts.reduce((sum, {filled}) => sum + filled.height, 0)
  const heightOf = (sum: number, group: NoteGroup) => {
    const flow = area.flowOf(group)
    return sum + fillRest(flow, startOf(flow), Number.POSITIVE_INFINITY).height
  }
  return {
    closed: carried.rest.length > 0,
    height: notes => groupNotes(notes, area.flowOf).reduce(heightOf, begun),
    area: notes => {
      if (notes <= 0) return 0
      return notes > most + 0.01 ? Number.POSITIVE_INFINITY : notes + edges.top + edges.bottom
    },
    part: (note, rest) => {
      const flow = area.flowOf([note])
      const filled = fillRest(flow, startOf(flow), Math.min(rest, most))
      const torn = filled.to !== undefined && filled.cost >= cost.strayLine
      return filled.overfull > 0 || torn ? 0 : filled.height
    },
  }
}

/** Notes that a page calls, as they are set on it. */
export const beginNotes = (area: NoteArea, notes: readonly FootnoteBox[]): readonly NoteRest[] =>
  groupNotes(notes, area.flowOf).map(group => ({group, from: startOf(area.flowOf(group))}))

/** What the area takes besides the notes in it. */
export const noteEdges = ({style, width}: NoteArea) => {
  const {top, bottom} = edgesOf(style, width)
  return top + bottom
}

/** Set notes one below the other in `height` points; what does not fit is left over. */
export function setNotes(area: NoteArea, rests: readonly NoteRest[], height: number): SetNotes {
  const parts: {flow: Flow; filled: Filled}[] = []
  const rest: NoteRest[] = []
  let used = 0
  for (const {group, from} of rests) {
    if (rest.length > 0) {
      rest.push({group, from})
      continue
    }
    const flow = area.flowOf(group)
    const filled = fillRest(flow, from, height - used)
    const hopeless = filled.overfull > 0 && used + height < mostNotes(area)
    if (hopeless || (filled.overfull > 0 && parts.length > 0)) {
      rest.push({group, from})
      continue
    }
    parts.push({flow, filled})
    used += filled.height
    if (filled.to) rest.push({group, from: filled.to})
  }
  const {top, bottom} = edgesOf(area.style, area.width)
  return {height: parts.length > 0 ? used + top + bottom : 0, parts, rest}
}

const fillRest = (flow: Flow, from: Place, height: number) =>
  fill(flow, from, {height, origin: 0, full: height, ways: false, keepTop: false, notes: undefined})

/** Put notes at the foot of the content area, the separator first. */
export function placeNotes(
  {style, width}: NoteArea,
  notes: SetNotes,
  spot: Spot,
): readonly Fragment[] {
  if (notes.parts.length === 0) return []
  const margins = resolveMargins(style, width)
  const edges = edgesOf(style, width)
  const top = style.border.top
  const fragments: Fragment[] = []
  const area = {
    x: spot.x + margins.left,
    y: spot.y + margins.top,
    width: width - margins.left - margins.right,
    height: notes.height - margins.top - margins.bottom,
  }
  if (style.backgroundColor || style.background) {
    const box = blockBox(anonymous(style, undefined), {type: 'blocks', children: []})
    fragments.push({type: 'box', box, ...area, edges: noEdges, children: []})
  }
  if (top.width > 0) fragments.push(separator(style, {...area, y: area.y + top.width / 2}))
  let y = spot.y + edges.top
  for (const {flow, filled} of notes.parts) {
    fragments.push(...placeFilled(flow, filled, {...spot, x: spot.x + edges.left, y}))
    y += filled.height
  }
  return fragments
}

/** The area's upper border, as long as its `width` says. */
function separator(
  {border, width, direction}: Style,
  line: {readonly x: number; readonly y: number; readonly width: number},
): RuleFragment {
  const wanted =
    typeof width === 'number' || (typeof width === 'object' && width.type === 'percentage')
      ? resolveLength(width, line.width)
      : line.width
  const length = Math.min(wanted, line.width)
  const x1 = direction === 'rtl' ? line.x + line.width - length : line.x
  return {type: 'rule', x1, y1: line.y, x2: x1 + length, y2: line.y, edge: border.top}
}
