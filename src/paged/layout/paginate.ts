import type {PageReferenceBox} from '../boxes/box.ts'
import type {PageQuery, PageStyle} from '../css/style.ts'
import type {Report} from '../diagnostics.ts'
import {type Positioned, withPositioned} from './containing.ts'
import {type FilledPage, queryOf} from './fill-page.ts'
import type {Flow, Mark, PageSide, Place} from './flow.ts'
import {type NoteRest, placeNotes} from './footnotes.ts'
import type {Bookmark, Destination, Page, PageFilling} from './fragment.ts'
import {assignNames, noNames, type PageMark, type PageNames} from './named-strings.ts'
import type {NoteGroup} from './note-groups.ts'
import {pageArea} from './page-geometry.ts'
import {searchPages} from './page-search.ts'
import {type Direction, sideOf, suits} from './page-side.ts'
import {placeFilled, type Spot} from './place.ts'
import type {Filled} from './room.ts'
import {stretchToFoot} from './stretch.ts'
import {brokenWishes, shortShare, type Wish} from './wish.ts'

/** A page without its fragments: those are made when every page number in the text is true. */
export interface SetPage {
  readonly page: Omit<Page, 'folio' | 'content' | 'footnotes' | 'margins'>
  readonly draw: () => Pick<Page, 'content' | 'footnotes'>
  readonly names: PageNames
  readonly references: readonly PageReferenceBox[]
}

/** What pages are made of. */
export interface PageSource {
  readonly direction: Direction
  readonly pageStyle: (query: PageQuery) => PageStyle
  /** Used `page` of the root's first content, unless that leaves nothing. */
  readonly firstName: string
  /** The document's flow at a width, with at least one run set. */
  readonly flowAt: (width: number, run: number) => Flow
  readonly noteFlow: (group: NoteGroup, width: number) => Flow
  readonly report: Report
}

/** What goes over from page to page. */
interface Turn {
  readonly run: number
  readonly flow: Flow
  /** Undefined when only notes are left. */
  readonly place: Place | undefined
  readonly keepTop: boolean
  readonly side: PageSide
  readonly name: string
  readonly notes: readonly NoteRest[]
  readonly names: PageNames
  readonly number: number
  readonly ordinal: number
}

/** Fill page after page until flow and notes have ended. */
export function paginate(source: PageSource): readonly SetPage[] {
  const pages: SetPage[] = []
  let turn: Turn | undefined = firstTurn(source)
  let runStart = {turn, pages: 0}
  while (turn) {
    const index = pages.length
    const side = sideOf(index, source.direction)
    if (index > 0 && !suits(side, turn.side, source.direction)) {
      const {set, next} = blankPage(turn, index, source)
      pages.push(set)
      turn = next
      continue
    }
    const found = searchPages({...turn, index}, source)
    let next: Turn | undefined = turn
    for (const filled of found.pages) {
      const run: number = next!.run
      const made = setPage(filled, next!, source)
      pages.push(made.set)
      next = made.next
      if (next && next.run !== run) runStart = {turn: next, pages: pages.length}
    }
    turn = next
    if (turn && found.narrower !== undefined) {
      pages.length = runStart.pages
      turn = {...runStart.turn, ...startRun(source, turn.run, found.narrower)}
      runStart = {turn, pages: pages.length}
    }
  }
  return pages
}

function firstTurn(source: PageSource): Turn {
  const turn = firstTurnOn(source.firstName, source)
  return turn.name === source.firstName ? turn : firstTurnOn(turn.name, source)
}

function firstTurnOn(name: string, source: PageSource): Turn {
  const turn = {
    notes: [],
    names: noNames,
    number: 0,
    ordinal: 0,
    keepTop: true,
    side: 'any',
    name,
    run: 0,
  } as const
  const {width} = pageArea(source.pageStyle(queryOf(turn, 0, source)))
  return {...turn, ...startRun(source, 0, width), side: 'any'}
}

/** The beginning of a run in the flow of this width. */
function startRun(source: PageSource, run: number, width: number) {
  const flow = source.flowAt(width, run)
  const {start, side, name} = flow.runs[run]!
  return {run, flow, place: start, side, name, keepTop: true}
}

function blankPage(turn: Turn, index: number, source: PageSource) {
  const query = {...queryOf(turn, index, source), blank: true}
  const style = source.pageStyle(query)
  const number = countPage(turn.number, style)
  const names = assignNames(turn.names, [])
  const page = {
    ...emptyPage(query, style, number),
    destinations: [],
    bookmarks: [],
  }
  return {
    set: {page, draw: () => ({content: [], footnotes: []}), names, references: []},
    next: {...turn, names, number, ordinal: turn.ordinal + 1},
  }
}

const emptyPage = (query: PageQuery, style: PageStyle, number: number) => ({
  index: query.index,
  number,
  side: query.side,
  name: query.name,
  blank: query.blank,
  style,
  filling: {height: 0, depth: 0, goesOn: false, cost: 0, broken: []},
})

/** The counter `page` grows by 1 unless the page says otherwise (css-page-3, 6.1). */
function countPage(before: number, style: PageStyle): number {
  const changeOf = (changes: PageStyle['counterSet']) =>
    changes.find(({name}) => name === 'page')?.value
  const reset = changeOf(style.counterReset) ?? before
  return changeOf(style.counterSet) ?? reset + (changeOf(style.counterIncrement) ?? 1)
}

function setPage(filledPage: FilledPage, turn: Turn, source: PageSource) {
  const {query, style, area, noteArea, notes} = filledPage
  const {flow} = turn
  const filled = filledPage.filled && {
    ...filledPage.filled,
    stretch: stretchToFoot(flow, filledPage.filled),
  }
  if (filled) reportOverfull(filled, query, source.report)
  const top = area.y + area.height - notes.height
  const turned = query.side === 'left'
  const placeAll = (wanted: Pick<Spot, 'mark' | 'draw'>) => {
    const spot = {...wanted, turned, x: area.x}
    const content = filled ? placeFilled(flow, filled, {...spot, y: area.y, foot: top}) : []
    return {content, footnotes: placeNotes(noteArea, notes, {...spot, y: top})}
  }
  const found = collectMarks(area.y)
  placeAll({mark: found.mark, draw: false})
  const counted = found.counter() ?? countPage(turn.number, style)
  const names = assignNames(turn.names, found.marks)
  const page = {
    ...emptyPage(query, style, counted),
    filling: fillingOf(filledPage),
    destinations: found.destinations,
    bookmarks: found.bookmarks,
  }
  const next = nextTurn({...turn, names, number: counted, notes: notes.rest}, filled, source, query)
  const draw = () => {
    const onPage: Positioned[] = []
    const mark = ({positioned}: Mark) => positioned && onPage.push(positioned)
    const {content, footnotes} = placeAll({mark, draw: true})
    return {content: withPositioned(content, onPage, area), footnotes}
  }
  return {set: {page, draw, names, references: found.references}, next}
}

function fillingOf(page: FilledPage): PageFilling {
  const {filled, area, facing, runt} = page
  return {
    height: area.height,
    depth: filled?.height ?? 0,
    goesOn: goesOn(filled),
    cost: (filled?.cost ?? 0) + facing + runt,
    broken: wishesBrokenBy(page),
  }
}

const goesOn = (filled: Filled | undefined) => filled?.to !== undefined && !filled.forced

function wishesBrokenBy({filled, area, notes, facing, runt}: FilledPage): readonly Wish[] {
  const broken = [...brokenWishes(filled?.cost ?? 0)]
  if (notes.rest.length > 0) broken.push('split-note')
  if (goesOn(filled) && filled!.slack > shortShare * area.height) broken.push('short-page')
  if (facing > 0.5) broken.push('unequal-spread')
  if (runt > 0) broken.push('runt-page')
  return broken
}

function nextTurn(
  turn: Turn,
  filled: Filled | undefined,
  source: PageSource,
  query: PageQuery,
): Turn | undefined {
  const same = {...turn, ordinal: query.ordinal, side: 'any', keepTop: false} as const
  if (!filled?.to) return turn.notes.length > 0 ? {...same, place: undefined} : undefined
  const {forced, to} = filled
  if (!forced) return {...same, place: to}
  if (forced.run < 0) return {...same, place: to, keepTop: true, side: forced.side}
  const {name} = turn.flow.runs[forced.run]!
  const ordinal = name === turn.name ? query.ordinal : 0
  const nextIndex = query.index + 1
  const {width} = pageArea(source.pageStyle(queryOf({name, ordinal}, nextIndex, source)))
  return {...same, ...startRun(source, forced.run, width), ordinal}
}

function reportOverfull({overfull, from}: Filled, {index}: PageQuery, report: Report) {
  if (overfull <= 0.01) return
  report({
    ruleId: 'overfull-page',
    reason: `Unexpected content ${overfull.toFixed(1)} pt higher than page ${index + 1}, expected it to fit or to be divisible`,
    origin: 'tree',
    place: from.open?.item.box.position,
    severe: true,
  })
}

/** Gathers what fragments say of the page they come to. */
function collectMarks(top: number) {
  const marks: PageMark[] = []
  const destinations: Destination[] = []
  const bookmarks: Bookmark[] = []
  const references: PageReferenceBox[] = []
  return {
    marks,
    destinations,
    bookmarks,
    references,
    counter: () => marks.find(({marks}) => marks.pageCounter !== undefined)?.marks.pageCounter,
    mark: ({marks: found, reference, positioned}: Mark, x: number, y: number) => {
      if (positioned) return
      if (reference) {
        references.push(reference)
        return
      }
      marks.push({marks: found, atTop: y <= top + 0.01})
      if (found.id !== undefined) destinations.push({id: found.id, x, y})
      if (found.bookmark) bookmarks.push({...found.bookmark, x, y})
    },
  }
}
