import type {Style} from '../css/style.ts'
import {visualOrder} from './bidi.ts'
import {type Candidates, hyphenWord} from './break-candidates.ts'
import {adjustment, buildRuns} from './glyph-runs.ts'
import {
  directionOf,
  type ItemizedText,
  type ParagraphSetting,
  type Segment,
  shapedWord,
  widthOf,
} from './itemize.ts'
import {leaderRun} from './leader.ts'
import type {Line, Piece} from './paragraph.ts'
import {wordBookFor} from './words.ts'

/** Where a line stands. Points. */
export interface LineGeometry {
  readonly measure: number
  /** Taken from the measure at the line's start side. */
  readonly indent: number
  readonly align: Style['textAlign']
  /** Whether spaces may shrink to let a line fit that is not itself justified: the last one of justified text. */
  readonly mayShrink: boolean
  /** True before a forced break and at the paragraph's end. */
  readonly last: boolean
}

/** The line between two candidates: spaces adjusted, parts in visual order, glyphs in runs. */
export function assembleLine<Source>(
  text: ItemizedText<Source>,
  candidates: Candidates,
  {from, to}: {readonly from: number; readonly to: number},
  geometry: LineGeometry,
  setting: ParagraphSetting,
): Line<Source> {
  const segments = segmentsOf(text, candidates, {from, to}, setting)
  const available = geometry.measure - geometry.indent
  const natural = segments.reduce((sum, {width}) => sum + width, 0)
  const leaders = segments.filter(({type}) => type === 'leader')
  const slack = available - natural
  const elastic = slack < 0 ? geometry.mayShrink : geometry.align === 'justify'
  const ratio = elastic && leaders.length === 0 ? ratioOf(segments, slack) : 0
  const forLeader = leaders.length > 0 ? Math.max(0, slack) / leaders.length : 0

  const base = text.levels.baseAt(text.segments[candidates.segment[from]!]?.from ?? 0)
  const order = base === 0 && segments.every(({level}) => level === 0)
  const visual = order
    ? segments
    : visualOrder(segments.map(({level}) => level)).map(i => segments[i]!)

  const width =
    natural +
    forLeader * leaders.length +
    segments.reduce((sum, segment) => sum + adjustment(segment, ratio), 0)
  const x = leftEdge(width, base, geometry)
  const pieces: Piece<Source>[] = []
  let at = 0
  for (let index = 0; index < visual.length; ) {
    const segment = visual[index]!
    const item = text.items[segment.item]!
    switch (segment.type) {
      case 'word':
      case 'space': {
        const {runs, next} = buildRuns(visual, index, item.style, text.flat.text, ratio)
        for (const run of runs) {
          pieces.push({type: 'glyphs', x: at, run, source: item.source})
          at += run.width
        }
        index = next
        continue
      }
      case 'leader': {
        const room = segment.width + forLeader
        const {run, offset} = leaderRun(segment, item.style, {
          room,
          end: base % 2 === 1 ? x + at : geometry.measure - x - at - room,
        })
        if (run) pieces.push({type: 'glyphs', x: at + offset, run, source: item.source})
        at += room
        break
      }
      case 'atomic':
      case 'open':
      case 'close':
        pieces.push({type: segment.type, x: at, width: segment.width, source: item.source})
        at += segment.width
        break
      case 'mark':
        pieces.push({type: 'mark', x: at, source: item.source})
        break
      case 'newline':
        break
    }
    index++
  }
  return {
    pieces,
    x,
    width,
    hyphenated: candidates.kind[to] === 'hyphen',
    last: geometry.last,
  }
}

/** Below -1 only as far as a divided word is wider than the breaker, who had it from the whole word, knew. */
const TIGHTEST = -1.2

function ratioOf(segments: readonly Segment[], slack: number): number {
  const elastic = segments.reduce(
    (sum, {stretch, shrink}) => sum + (slack > 0 ? stretch : shrink),
    0,
  )
  if (elastic <= 0) return 0
  return slack > 0 ? slack / elastic : Math.max(TIGHTEST, slack / elastic)
}

/** The segments of a line in logical order: words divided, hanging spaces and the gap after the last word closed. */
function segmentsOf<Source>(
  text: ItemizedText<Source>,
  candidates: Candidates,
  {from, to}: {readonly from: number; readonly to: number},
  setting: ParagraphSetting,
): readonly Segment[] {
  const first = candidates.segment[from]!
  const firstOffset = candidates.offset[from]!
  const last = candidates.segment[to]!
  const lastOffset = candidates.offset[to]!
  const placed: Segment[] = []
  for (let index = first; index < last + (lastOffset > 0 ? 1 : 0); index++) {
    const segment = text.segments[index]!
    const start = index === first ? firstOffset : 0
    const end = index === last ? lastOffset : segment.to - segment.from
    const whole = start === 0 && end === segment.to - segment.from
    placed.push(whole ? segment : partOf(text, segment, {start, end}, setting))
  }
  if (candidates.kind[to] === 'forced') addSpaceForBreak(text, placed, setting)
  hangSpaces(text, placed)
  const divided = placed.at(-1)
  if (candidates.kind[to] === 'hyphen' && divided) {
    const {style} = text.items[divided.item]!
    const word = hyphenWord(style, divided.level, setting)
    const width = widthOf(word, style)
    placed.push({...divided, from: divided.to, word, width, addedHyphen: true})
  }
  return placed
}

function partOf<Source>(
  text: ItemizedText<Source>,
  segment: Segment,
  {start, end}: {readonly start: number; readonly end: number},
  {fonts}: ParagraphSetting,
): Segment {
  const {style} = text.items[segment.item]!
  const range = {from: segment.from + start, to: segment.from + end}
  const book = wordBookFor(style, fonts)
  const word = shapedWord(book, text.flat.text, range.from, range.to, directionOf(segment.level))
  return {...segment, ...range, word, width: widthOf(word, style)}
}

/** A forced break is a space to whoever reads the text without its lines. */
function addSpaceForBreak<Source>(
  text: ItemizedText<Source>,
  placed: Segment[],
  {fonts}: ParagraphSetting,
) {
  const newline = placed.findLast(({type}) => type === 'newline')
  if (!newline) return
  const index = placed.findLastIndex(({type}) => type === 'word' || type === 'space')
  const before = placed[index]
  if (before?.type !== 'word' || before.to !== newline.from) return
  const face = before.word?.parts.at(-1)?.shaped.face
  const {style} = text.items[before.item]!
  const word = wordBookFor(style, fonts).space(directionOf(newline.level), face)
  const range = {from: newline.from, to: newline.from + 1}
  placed.splice(index + 1, 0, {...before, ...range, type: 'space', word})
}

/** Spaces at the line's end take no room and stand at the paragraph's level (UAX #9, rule L1). */
function hangSpaces<Source>(text: ItemizedText<Source>, placed: Segment[]) {
  for (let index = placed.length - 1; index >= 0; index--) {
    const segment = placed[index]!
    const ink = segment.type === 'word' || segment.type === 'atomic' || segment.type === 'leader'
    if (ink) {
      if (segment.stretch > 0) placed[index] = {...segment, stretch: 0}
      return
    }
    if (segment.type !== 'space') continue
    const level = text.levels.baseAt(segment.from)
    placed[index] = {...segment, level, width: 0, stretch: 0, shrink: 0}
  }
}

function leftEdge(width: number, base: number, {measure, indent, align}: LineGeometry): number {
  const rightToLeft = base % 2 === 1
  const left = rightToLeft ? 0 : indent
  const free = measure - indent - width
  const atStart = rightToLeft ? left + free : left
  const atEnd = rightToLeft ? left : left + free
  switch (align) {
    case 'left':
      return left
    case 'right':
      return left + free
    case 'center':
      return free > 0 ? left + free / 2 : atStart
    case 'end':
      return atEnd
    case 'start':
    case 'justify':
      return atStart
  }
}
