import {cost, facingCost} from './cost.ts'
import {type FilledPage, fillPage, framePage, type PageStart} from './fill-page.ts'
import {samePlace} from './flow.ts'
import {isSameGroup} from './note-groups.ts'
import type {PageSource} from './paginate.ts'
import type {Filled} from './room.ts'

/** How many ways to come to a page are followed further. */
const beam = 5

/** The last page of a run has as many lines at least. */
const leastLines = 3

export interface FoundPages {
  readonly pages: readonly FilledPage[]
  /** Width of the page that comes next, where it is too narrow for the flow. */
  readonly narrower: number | undefined
}

/** One way to have filled the pages so far. */
interface Way {
  readonly start: PageStart
  readonly cost: number
  /** Undefined before the first page. */
  readonly page: FilledPage | undefined
  readonly before: Way | undefined
  /** Its last page ends with a forced break, or the flow does. */
  readonly ended: boolean
}

/**
 * Fill the pages up to the next forced break, or the end of the flow, so that they cost the least together: from page
 * to page the cheapest ways are followed, and of those that come to one place only one (after the line breaking of
 * Knuth & Plass 1981). A page costs its break, what it leaves empty, and standing beside one of another depth; a last
 * page with a line or two costs the most. Pages more make it longer in proportion: each is filled `beam` times at most.
 */
export function searchPages(start: PageStart, source: PageSource): FoundPages {
  let ways: readonly Way[] = [
    {start, cost: 0, page: undefined, before: undefined, ended: start.place === undefined},
  ]
  for (;;) {
    const open = ways.filter(way => !way.ended || !way.page)
    if (open.length === 0) return {pages: pagesOf(ways[0]!), narrower: undefined}
    const frame = framePage(open[0]!.start, source)
    const {place, flow} = open[0]!.start
    if (place && frame.area.width < flow.width - 0.01) {
      return {pages: pagesOf(open[0]!), narrower: frame.area.width}
    }
    const next = open.flatMap(way =>
      fillPage(way.start, frame, source).map(page => goOn(way, page)),
    )
    ways = prune([...ways.filter(way => way.ended && way.page), ...next])
  }
}

function goOn(way: Way, page: FilledPage): Way {
  const {start} = way
  const {filled, notes, query} = page
  const facing = way.page ? facingOf(way.page, page) : 0
  const runt = way.page && filled && (!filled.to || filled.forced) ? runtCost(filled, start) : 0
  return {
    start: {
      ...start,
      index: start.index + 1,
      place: filled?.to,
      keepTop: false,
      notes: notes.rest,
      ordinal: query.ordinal,
    },
    cost: way.cost + ownCost(filled) + facing + runt,
    page: {...page, facing, runt},
    before: way,
    ended: !filled?.to || filled.forced !== undefined,
  }
}

const ownCost = (filled: Filled | undefined) =>
  filled ? filled.cost + (filled.overfull > 0 ? cost.overfull : 0) : 0

/** Pages face each other when an odd index comes before an even one; those that end a run may be as short as they are. */
function facingOf(left: FilledPage, right: FilledPage): number {
  const ends = !left.filled || !right.filled?.to || right.filled.forced
  if (left.query.index % 2 === 0 || ends) return 0
  return facingCost(emptyFoot(left) - emptyFoot(right), right.area.height)
}

/** Notes stand at the foot: what is empty is above them, and no difference between facing pages. */
const emptyFoot = ({filled, notes}: FilledPage) => (notes.height > 0 ? 0 : (filled?.slack ?? 0))

/** Lines that the last page of a run lacks, unless something else stands on it, too. */
function runtCost({from, to, nested, floats}: Filled, {flow}: PageStart): number {
  if (floats.length > 0) return 0
  let lines = 0
  for (let index = from.index; index < (to?.index ?? flow.items.length); index++) {
    const item = flow.items[index]!
    if (item.type === 'row' || item.type === 'columns' || nested.has(index)) return 0
    if (item.type !== 'solid' || item.height === 0) continue
    if (item.baseline === undefined) return 0
    if (++lines === leastLines) return 0
  }
  return cost.runtPage * (leastLines - lines)
}

/** Of the ways that come to one place the cheapest, and of those the few cheapest. Equal ones keep their order. */
function prune(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = []
  for (const way of ways.toSorted((a, b) => a.cost - b.cost)) {
    if (kept.length === beam || (way.ended && kept.some(({ended}) => ended))) continue
    if (!kept.some(other => sameEnd(other, way))) kept.push(way)
  }
  const ended = kept.findIndex(way => way.ended)
  return ended < 0 ? kept : kept.slice(0, ended + 1)
}

/** Whether whatever comes after costs the same on both ways. */
function sameEnd(one: Way, other: Way): boolean {
  const a = one.start
  const b = other.start
  if (one.ended !== other.ended || a.index !== b.index) return false
  if (!samePlace(a.place, b.place) || a.notes.length !== b.notes.length) return false
  const sameNotes = a.notes.every(({group, from}, at) => {
    const rest = b.notes[at]!
    return isSameGroup(group, rest.group) && samePlace(from, rest.from)
  })
  if (!sameNotes) return false
  return a.index % 2 === 1 || Math.abs(emptyFootOf(one) - emptyFootOf(other)) < 0.1
}

const emptyFootOf = ({page}: Way) => (page ? emptyFoot(page) : 0)

function pagesOf(way: Way): readonly FilledPage[] {
  const pages: FilledPage[] = []
  for (let at: Way | undefined = way; at?.page; at = at.before) pages.push(at.page)
  return pages.reverse()
}
