import type {Style} from '../css/style.ts'
import {visualOrder} from './bidi.ts'
import type {Candidates} from './candidate-table.ts'
import {adjustment, buildRuns} from './glyph-runs.ts'
import {hangAtEnd, hangAtStart} from './hanging.ts'
import type {ItemizedText, ParagraphSetting, Segment} from './itemize.ts'
import {leaderRun} from './leader.ts'
import {segmentsOfLine} from './line-segments.ts'
import type {Line, Piece} from './paragraph.ts'

/** Where a line stands. Points. */
export interface LineGeometry {
  readonly measure: number
  /** Taken from the measure at the line's start side. */
  readonly indent: number
  readonly align: Style['textAlign']
  /** Whether spaces may shrink to let a line fit that is not itself justified: the last one of justified text. */
  readonly mayShrink: boolean
}

/** The line between two candidates: spaces adjusted, parts in visual order, glyphs in runs. */
export function assembleLine<Source>(
  text: ItemizedText<Source>,
  candidates: Candidates,
  {from, to}: {readonly from: number; readonly to: number},
  geometry: LineGeometry,
  setting: ParagraphSetting,
): Line<Source> {
  const segments = segmentsOfLine(text, candidates, {from, to}, setting)
  const hangs = hangsOf(segments, text, {first: from === 0, last: to === candidates.count - 1})
  const natural = sumOf(segments, ({width}) => width) - hangs.start - hangs.end
  const slack = geometry.measure - geometry.indent - natural
  const leaders = segments.filter(({type}) => type === 'leader').length
  const elastic = slack < 0 ? geometry.mayShrink : geometry.align === 'justify'
  const ratio = elastic && leaders === 0 ? ratioOf(segments, slack) : 0
  const leaderRoom = leaders > 0 ? Math.max(0, slack) / leaders : 0

  const width =
    natural + leaderRoom * leaders + sumOf(segments, segment => adjustment(segment, ratio))
  const base = text.levels.baseAt(segments[0]?.from ?? text.segments[0]?.from ?? 0)
  const rightToLeft = base % 2 === 1
  const hang = rightToLeft ? hangs.end : hangs.start
  const x = leftEdge(width, rightToLeft, geometry) - hang
  const pieces = place(text, inVisualOrder(segments, base), {
    ratio,
    leaderRoom,
    distance: at => (rightToLeft ? x + at : geometry.measure - x - at),
  })
  return {
    pieces,
    x,
    hang,
    width,
    ratio,
    hyphenated: candidates.kind[to] === 'hyphen',
    last: candidates.kind[to] === 'forced',
  }
}

function sumOf(segments: readonly Segment[], measure: (segment: Segment) => number): number {
  let sum = 0
  for (const segment of segments) sum += measure(segment)
  return sum
}

function hangsOf<Source>(
  segments: readonly Segment[],
  {items}: ItemizedText<Source>,
  {first, last}: {readonly first: boolean; readonly last: boolean},
): {readonly start: number; readonly end: number} {
  const begins = segments.find(hasRoom)
  const ends = segments.findLast(hasRoom)
  return {
    start: begins ? hangAtStart(begins, items[begins.item]!.style, {first}) : 0,
    end: ends ? hangAtEnd(ends, items[ends.item]!.style, {last}) : 0,
  }
}

const hasRoom = ({width}: Segment) => width !== 0

/** Below -1 only as far as a divided word is wider than the breaker, who had it from the whole word, knew. */
const TIGHTEST = -1.2

function ratioOf(segments: readonly Segment[], slack: number): number {
  const elastic = sumOf(segments, ({stretch, shrink}) => (slack > 0 ? stretch : shrink))
  if (elastic <= 0) return 0
  return slack > 0 ? slack / elastic : Math.max(TIGHTEST, slack / elastic)
}

function inVisualOrder(segments: readonly Segment[], base: number): readonly Segment[] {
  if (base === 0 && segments.every(({level}) => level === 0)) return segments
  return visualOrder(segments.map(({level}) => level)).map(index => segments[index]!)
}

function leftEdge(
  width: number,
  rightToLeft: boolean,
  {measure, indent, align}: LineGeometry,
): number {
  const left = rightToLeft ? 0 : indent
  const right = measure - (rightToLeft ? indent : 0) - width
  const start = rightToLeft ? right : left
  switch (align) {
    case 'left':
      return left
    case 'right':
      return right
    case 'center':
      return right > left ? (left + right) / 2 : start
    case 'end':
      return rightToLeft ? left : right
    case 'start':
    case 'justify':
      return start
  }
}

interface Placing {
  readonly ratio: number
  /** What each leader of the line gets besides its own repeat. */
  readonly leaderRoom: number
  /** From a place on the line to the end of the measure that its paragraph runs towards. */
  readonly distance: (at: number) => number
}

/** Pieces from left to right. */
function place<Source>(
  {items, flat}: ItemizedText<Source>,
  visual: readonly Segment[],
  {ratio, leaderRoom, distance}: Placing,
): readonly Piece<Source>[] {
  const pieces: Piece<Source>[] = []
  let at = 0
  for (let index = 0; index < visual.length; ) {
    const segment = visual[index]!
    const {type, width} = segment
    const {style, source} = items[segment.item]!
    if (type === 'word' || type === 'space') {
      const {runs, next} = buildRuns(visual, index, style, flat.text, ratio)
      for (const run of runs) {
        pieces.push({type: 'glyphs', x: at, run, source})
        at += run.width
      }
      index = next
      continue
    }
    index++
    switch (type) {
      case 'leader': {
        const room = width + leaderRoom
        const end = Math.min(distance(at), distance(at + room))
        const {run, offset} = leaderRun(segment, style, {room, end})
        if (run) pieces.push({type: 'glyphs', x: at + offset, run, source})
        at += room
        break
      }
      case 'atomic':
        pieces.push({type, x: at, width, source})
        at += width
        break
      case 'open':
      case 'close': {
        const atLeft = (type === 'open') === (segment.level % 2 === 0)
        pieces.push({type, x: at, width, atLeft, source})
        at += width
        break
      }
      case 'mark':
        pieces.push({type: 'mark', x: at, source})
        break
      case 'newline':
        break
    }
  }
  // Lines stay until the end, and an array that was pushed to has room for more.
  return pieces.slice()
}
