import type {FootnoteBox} from '../boxes/box.ts'
import {cost, slackCost} from './cost.ts'
import {type FilledColumns, fillColumns} from './fill-columns.ts'
import {type FilledRow, fillRow} from './fill-row.ts'
import {repeatedBottom, repeatedTop} from './fill-whole.ts'
import type {
  BreakItem,
  FloatItem,
  Flow,
  FlowItem,
  PageFloatItem,
  Place,
  RowItem,
  SolidItem,
} from './flow.ts'
import {floatsHeight, heightAhead} from './page-float.ts'
import {type Filled, type NestedRoom, type Room, unlimited} from './room.ts'
import {pass, startWalk, topOf} from './walk.ts'

/** How much dearer than the best a break may be to stay in the running, and how many are kept. */
const margin = 700
const mostOthers = 3
/** Share of a room that they may leave empty. */
const mostSlack = 0.3

const none: readonly Filled[] = []

interface Candidate {
  readonly to: Place
  readonly y: number
  readonly cost: number
  readonly slack: number
  readonly forced: BreakItem | undefined
  readonly floats: number
  readonly notes: number
  readonly wholeNotes: number
}

const tolerance = 0.01

/**
 * Fill a room from `from` on. Among all places where it may end, the cheapest is taken: the cost of the break, of the
 * height left empty and of what it tears apart. Always moves on: what no room can hold is set all the same, without
 * the margin above it if that helps.
 */
export function fill(flow: Flow, from: Place, room: Room): Filled {
  const filled = fillOnce(flow, from, room)
  if (filled.overfull === 0 || !room.keepTop) return filled
  const closer = fillOnce(flow, from, {...room, keepTop: false})
  return closer.overfull < filled.overfull ? closer : filled
}

function fillOnce(flow: Flow, from: Place, room: Room): Filled {
  const {items} = flow
  const walk = startWalk(from, {...room, y: repeatedTop(from.open)})
  const nested = new Map<number, FilledColumns | FilledRow>()
  const notes: FootnoteBox[] = []
  let best: Candidate | undefined
  const considered: Candidate[] = []
  const floats: PageFloatItem[] = []
  let waiting = from.waiting ?? []
  let floatHeight = 0
  let noteHeight = room.notes?.height([]) ?? 0
  let wholeNotes = 0
  /** Of the part of a note that goes on on the next page. */
  let begunHeight = 0
  let closed = room.notes?.closed ?? false
  let progress = false
  let overfull = 0
  let index = from.index
  let inside = from.inside
  /** What `limit` said last, and for what. */
  const lowest = {open: walk.open, notes: Number.NaN, floats: 0, value: 0}
  takeWaiting()

  for (; index < items.length; index++, inside = undefined) {
    const item = items[index]!
    switch (item.type) {
      case 'break':
        if (item.forced && waiting.length > 0)
          return finish(endAt({index, open: walk.open, inside: undefined}, 0))
        if (item.forced) return finish(candidate(0, item))
        if (progress) consider(item.cost)
        if (overfull > 0 && best) return finish(best)
        continue
      case 'solid':
      case 'float':
        if (!admit(item, extentOf(item) + topOf(walk, item) - walk.y)) return finish(best!)
        progress ||= item.type === 'solid' && item.height > 0
        break
      case 'page-float':
        meetFloat(item)
        break
      case 'row': {
        const rest = inside ? fillRow(item, inside, unlimited) : undefined
        const {height} = rest ?? item.sizes
        const part = rest ?? item
        if (!overflows(walk.y + height, part.notes) || !isCut(item, height)) {
          if (!admit(part, height)) return finish(best!)
          if (rest) nested.set(index, rest)
          progress = true
          pass(walk, item, height)
          continue
        }
        return cut(
          index,
          withNotes(height => fillRow(item, inside, nestedRoom(height))),
        )
      }
      case 'columns': {
        const columns = withNotes(height => fillColumns(item, inside, nestedRoom(height)))
        if (columns.inside || columns.forced) return cut(index, columns)
        if (!admit(columns, columns.height)) return finish(best!)
        nested.set(index, columns)
        progress = true
        pass(walk, item, columns.height)
        continue
      }
      case 'close':
        if (best && overflows(walk.y + item.height, [])) return finish(best)
        break
      case 'open':
      case 'gap':
      case 'marks':
        break
    }
    pass(walk, item, heightOf(item))
  }
  const height = Math.max(overfull > 0 ? walk.y : Math.min(walk.y, room.height), walk.floatBottom)
  const to = waiting.length > 0 ? {index, open: undefined, inside: undefined, waiting} : undefined
  return result({to, y: height, cost: 0, slack: 0, forced: undefined, ...taken()}, 0, none)

  /** How much of what does not stand in the text was taken so far. */
  function taken() {
    return {floats: floats.length, notes: notes.length, wholeNotes}
  }

  /** Floats from earlier rooms come first, one at least where this room is as good as any that will come. */
  function takeWaiting() {
    const next = items[from.index]
    const blocked = !next || (next.type === 'break' && next.forced !== undefined)
    for (const float of waiting) {
      const fits = !closed && !overflows(walk.y + float.height, float.notes)
      const forced = blocked || room.height >= room.full - tolerance
      if (!fits && (floats.length > 0 || !forced)) break
      if (overflows(walk.y + float.height, [])) overfull = walk.y + float.height - limit()
      takeFloat(float, fits ? float.notes.length : 0)
    }
    waiting = waiting.slice(floats.length)
    if (floats.length > 0 && next) best = endAt(from, price(0, walk.y))
  }

  /** A float goes on when the lines after it would not fit as well, and behind others that do. */
  function meetFloat(item: PageFloatItem) {
    const bottom = walk.y + item.height + heightAhead(items, index)
    if (waiting.length > 0 || closed || overflows(bottom, item.notes)) {
      waiting = [...waiting, item]
      return
    }
    takeFloat(item, item.notes.length)
    const after = {index: index + 1, open: walk.open, inside: undefined}
    best ??= endAt(after, cost.avoid + price(0, walk.y))
  }

  function takeFloat(float: PageFloatItem, wholeNotesOfIt: number) {
    floats.push(float)
    floatHeight += float.height
    takeNotes(float.notes, wholeNotesOfIt)
  }

  /** A place to end that no break in the text makes: floats do. */
  function endAt(to: Place, total: number): Candidate {
    const slack = Math.max(0, limit() - walk.y)
    return {to: {...to, waiting}, y: walk.y, cost: total, slack, forced: undefined, ...taken()}
  }

  /** Bottom of what may stand here, above the repeated edges and the notes so far. */
  function limit() {
    if (lowest.open !== walk.open || lowest.notes !== noteHeight || lowest.floats !== floatHeight) {
      const area = room.notes?.area(noteHeight) ?? 0
      lowest.value = room.height - repeatedBottom(walk.open) - area - floatHeight
      lowest.open = walk.open
      lowest.notes = noteHeight
      lowest.floats = floatHeight
    }
    return lowest.value
  }

  /** Whether something that ends at `bottom` and brings notes leaves the room. */
  function overflows(bottom: number, more: readonly FootnoteBox[]) {
    if (!room.notes || more.length === 0) return bottom > limit() + tolerance
    const area = room.notes.area(heightWith(more))
    return bottom + area > room.height - repeatedBottom(walk.open) - floatHeight + tolerance
  }

  /** Take an item whole, with its notes. False when it has to go to the next room. */
  function admit(item: {readonly notes: readonly FootnoteBox[]}, height: number) {
    const bottom = walk.y + height
    const splitting = wholeNotes < notes.length
    const blocked = (splitting && height > 0) || (closed && item.notes.length > 0)
    if (!blocked && !overflows(bottom, item.notes)) {
      takeNotes(item.notes, item.notes.length)
      return true
    }
    if (!blocked && beginNotes(item.notes, bottom)) return true
    if (best) return false
    if (overflows(bottom, [])) overfull = Math.max(overfull, bottom - limit())
    takeNotes(item.notes, 0)
    closed = true
    return true
  }

  function takeNotes(more: readonly FootnoteBox[], whole: number) {
    if (whole > 0) noteHeight = heightWith(more.slice(0, whole))
    notes.push(...more)
    wholeNotes += whole
  }

  /** Of the notes that stand whole, with more of them. */
  function heightWith(more: readonly FootnoteBox[]) {
    const whole = room.notes?.height([...notes.slice(0, wholeNotes), ...more]) ?? 0
    return whole + begunHeight
  }

  /** Set the item though its notes do not fit whole: those that do, and the beginning of the next one. */
  function beginNotes(more: readonly FootnoteBox[], bottom: number) {
    if (!room.notes || more.length === 0 || (best && !more.every(isDivisible))) return false
    let whole = 0
    while (whole < more.length && !overflows(bottom, more.slice(0, whole + 1))) whole++
    const begun = more[whole]!
    const before = heightWith(more.slice(0, whole))
    const free = room.height - repeatedBottom(walk.open) - floatHeight - bottom
    const fixed = room.notes.area(before + 1) - before - 1
    const part = room.notes.part(begun, free - fixed - before)
    if (part <= 0) return false
    takeNotes(more, whole)
    begunHeight = part
    noteHeight += part
    closed = true
    return true
  }

  /** Rows of tables are cut only where no page could hold them, those of grids where that is cheaper than to go on. */
  function isCut({divisible, rows}: RowItem, height: number) {
    if (!divisible) return false
    if (rows.every(({box}) => !box)) return true
    return best === undefined || height + repeatedTop(walk.open) > room.full
  }

  function nestedRoom(height: number): NestedRoom {
    const keepTop = !walk.fresh
    const origin = room.origin + walk.y
    const force = best === undefined
    return {height: Math.max(0, height), origin, full: room.full, ways: false, keepTop, force}
  }

  /** Fill what is left as high as its own notes allow. */
  function withNotes<Part extends FilledColumns | FilledRow>(attempt: (height: number) => Part) {
    const most = limit() - walk.y
    const whole = attempt(most)
    if (!room.notes || whole.notes.length === 0) return whole
    const fits = (part: Part) => !overflows(walk.y + part.height, part.notes)
    if (fits(whole)) return whole
    let [low, high] = [0, most]
    let found: Part | undefined
    while (high - low > 1) {
      const middle = (low + high) / 2
      const part = attempt(middle)
      if (part.progress && fits(part)) {
        found = part
        low = middle
      } else high = middle
    }
    return found ?? whole
  }

  /** End inside of an item, if that takes it further; before it otherwise. */
  function cut(at: number, part: FilledColumns | FilledRow) {
    if (best && !part.progress) return finish(best)
    let whole = 0
    while (
      whole < part.notes.length &&
      !overflows(walk.y + part.height, part.notes.slice(0, whole + 1))
    ) {
      whole++
    }
    nested.set(at, part)
    takeNotes(part.notes, whole)
    const to = {index: part.inside ? at : at + 1, open: walk.open, inside: part.inside, waiting}
    const y = walk.y + part.height
    const slack = limit() - y
    const split = {to, y, cost: price(part.cost, y), slack, forced: part.forced, ...taken()}
    if (!best || part.forced || split.cost <= best.cost) return finish(split)
    return finish(best)
  }

  function price(breakCost: number, y: number) {
    const torn = y < walk.floatBottom - tolerance ? cost.cutFloat : 0
    const split = wholeNotes < notes.length ? cost.splitNote : 0
    return breakCost + torn + split + slackCost(limit() - y, room.full)
  }

  /** A place to end: before the next item. */
  function candidate(total: number, forced: BreakItem | undefined): Candidate {
    const to = {index: index + 1, open: walk.open, inside: undefined, waiting}
    const slack = forced ? 0 : limit() - walk.y
    return {to, y: walk.y, cost: total, slack, forced, ...taken()}
  }

  function consider(breakCost: number) {
    const total = price(breakCost, walk.y)
    const better = !best || total <= best.cost
    const near = room.ways && total <= slackCost(mostSlack * room.height, room.height)
    if (!better && !near) return
    const next = candidate(total, undefined)
    if (near) considered.push(next)
    if (better) best = next
  }

  function finish(chosen: Candidate): Filled {
    const settled = chosen.forced || chosen.to.inside || overfull > 0
    const near = settled
      ? []
      : considered.filter(at => at !== chosen && at.cost <= chosen.cost + margin).slice(-mostOthers)
    const others = near.reverse().map(at => result(at, repeatedBottom(at.to.open), none))
    return result(chosen, repeatedBottom(chosen.to.open), others)
  }

  function result(
    chosen: Omit<Candidate, 'to'> & {readonly to: Place | undefined},
    edges: number,
    others: readonly Filled[],
  ): Filled {
    const edgeFloats = floats.slice(0, chosen.floats)
    const text = Math.max(chosen.y + edges, chosen.forced ? walk.floatBottom : 0)
    return {
      from,
      to: chosen.to,
      keepTop: room.keepTop,
      origin: room.origin,
      height: text + floatsHeight(edgeFloats),
      floats: edgeFloats,
      forced: chosen.forced,
      cost: chosen.cost,
      nested,
      notes: notes.slice(0, chosen.notes),
      wholeNotes: chosen.wholeNotes,
      overfull,
      slack: Math.max(0, chosen.slack),
      others,
    }
  }
}

/** css-gcpm-3, 2.7: with another policy a note begins where it can be set whole. */
const isDivisible = ({body}: FootnoteBox) => body.style.footnotePolicy === 'auto'

const extentOf = (item: SolidItem | FloatItem) =>
  item.type === 'float' ? item.below + item.height : item.height

const heightOf = (item: FlowItem) => (item.type === 'solid' ? item.height : 0)
