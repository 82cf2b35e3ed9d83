import type {PageQuery, PageStyle} from '../css/style.ts'
import {fill} from './fill.ts'
import type {Flow, Place} from './flow.ts'
import {
  beginNotes,
  carryNotes,
  type NoteArea,
  type NoteRest,
  noteEdges,
  noteRoom,
  noteWidth,
  type SetNotes,
  setNotes,
} from './footnotes.ts'
import {type PageArea, pageArea} from './page-geometry.ts'
import {sideOf} from './page-side.ts'
import type {PageSource} from './paginate.ts'
import type {Filled} from './room.ts'

/** Where a page begins, and what it has to take over. */
export interface PageStart {
  readonly index: number
  readonly flow: Flow
  /** Undefined when only notes are left. */
  readonly place: Place | undefined
  readonly keepTop: boolean
  readonly name: string
  readonly notes: readonly NoteRest[]
  readonly ordinal: number
}

/** A page as far as it has to be known to judge it. */
export interface FilledPage {
  readonly query: PageQuery
  readonly style: PageStyle
  readonly area: PageArea
  readonly noteArea: NoteArea
  readonly filled: Filled | undefined
  readonly notes: SetNotes
  /** Cost of its standing beside a page of another depth. */
  readonly facing: number
  /** Cost of its having a line or two, where it is the last of a run. */
  readonly runt: number
}

export const queryOf = (
  {name, ordinal}: Pick<PageStart, 'name' | 'ordinal'>,
  index: number,
  {direction}: PageSource,
): PageQuery => ({
  name,
  index,
  side: sideOf(index, direction),
  first: index === 0,
  blank: false,
  ordinal: ordinal + 1,
})

/** The frame of a page: it follows from its number and name alone. */
export function framePage(start: PageStart, source: PageSource) {
  const query = queryOf(start, start.index, source)
  const style = source.pageStyle(query)
  return {query, style, area: pageArea(style)}
}

/** Ways to fill a page, the best for itself first. */
export function fillPage(
  start: PageStart,
  frame: ReturnType<typeof framePage>,
  source: PageSource,
): readonly FilledPage[] {
  const {area, style} = frame
  const {flow, place, keepTop} = start
  const width = noteWidth(style.footnoteArea, area.width)
  const noteArea: NoteArea = {
    style: style.footnoteArea,
    width: area.width,
    height: area.height,
    flowOf: group => source.noteFlow(group, width),
  }
  const carried = carryNotes(noteArea, start.notes, place !== undefined)
  const around = {frame, noteArea, carried, before: start.notes}
  if (!place) return [finishPage(undefined, around)]
  const notes = noteRoom(noteArea, carried)
  const filled = fill(flow, place, {
    height: area.height,
    origin: 0,
    full: area.height,
    ways: true,
    keepTop,
    notes,
  })
  return [filled, ...filled.others].map(way => finishPage(way, around))
}

const noNotes: SetNotes = {height: 0, parts: [], rest: []}

interface Around {
  readonly frame: ReturnType<typeof framePage>
  readonly noteArea: NoteArea
  readonly carried: SetNotes
  readonly before: readonly NoteRest[]
}

function finishPage(
  filled: Filled | undefined,
  {frame, noteArea, carried, before}: Around,
): FilledPage {
  if (before.length === 0 && (filled?.notes.length ?? 0) === 0) {
    return {...frame, noteArea, filled, notes: noNotes, facing: 0, runt: 0}
  }
  const called = beginNotes(noteArea, filled?.notes ?? [])
  const edges = carried.height > 0 || called.length > 0 ? noteEdges(noteArea) : 0
  const free = Math.max(0, frame.area.height - (filled?.height ?? 0) - edges)
  const notes = setNotes(noteArea, [...before, ...called], free)
  return {...frame, noteArea, filled, notes, facing: 0, runt: 0}
}
