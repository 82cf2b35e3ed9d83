import {resolveLength} from '../css/resolve-length.ts'
import {findCandidates} from './break-candidates.ts'
import {type Candidates, newTable} from './candidate-table.ts'
import {firstFit} from './first-fit.ts'
import {wraps} from './flatten.ts'
import {indentOf} from './indent.ts'
import type {ItemizedText} from './itemize.ts'
import type {ParagraphOptions} from './line-geometry.ts'
import {type FitManner, fitLines} from './total-fit.ts'

/** Ratios up to which a paragraph is good enough: without hyphens, and with them. */
const PRETOLERANCE = 1.2
const TOLERANCE = 4
const PRETTY_TOLERANCE = 6
/** Share of the measure that lines may be short of when nothing else helps. */
const EMERGENCY_SHARE = 0.06

/** How a paragraph is to be divided: `stable` fills line after line. */
interface Manner extends FitManner {
  readonly stable: boolean
  /** Width of a line of which it is known whether a forced break stands before it. */
  readonly measureAfter: (line: number, afterBreak: boolean) => number
}

const nothing: ReadonlySet<number> = new Set()

const tables = {plain: newTable(), hyphenated: newTable(), divided: newTable()}

/** Where a paragraph, or the rest of one, begins: an offset of its flat text, and the index of its line. */
export interface Begin {
  readonly offset: number
  readonly line: number
}

export interface ChosenBreaks {
  readonly candidates: Candidates
  /** The candidate that the first line begins at. */
  readonly from: number
  readonly ends: readonly number[]
}

/** Of the flat text, where the line after a candidate begins. */
export const offsetOf = <Source>(
  {segments, flat}: ItemizedText<Source>,
  {segment, offset}: Candidates,
  at: number,
): number => (segments[segment[at]!]?.from ?? flat.text.length) + offset[at]!

/**
 * The candidates that end the lines. As TeX does: first without hyphens; then with them; then at any price, and
 * words wider than a line are divided where `overflow-wrap` lets them. Undefined only when no line can begin at `begin`.
 * What it gives stands until it is asked again.
 */
export function chooseBreaks<Source>(
  text: ItemizedText<Source>,
  options: ParagraphOptions,
  begin: Begin = {offset: 0, line: 0},
): ChosenBreaks | undefined {
  const plain = findCandidates(text, options, {hyphenate: false, divisible: nothing}, tables.plain)
  const manner = mannerOf(plain, options)
  const startOf = (candidates: Candidates) => candidateAt(text, candidates, begin)
  const linesOf = (candidates: Candidates, how: Manner & {readonly tolerance: number}) =>
    fitFrom(candidates, startOf(candidates), begin.line, how)
  const first =
    manner.balanced || manner.stable
      ? undefined
      : linesOf(plain, {...manner, tolerance: toleranceOf(manner, PRETOLERANCE)})
  if (first) return {candidates: plain, ends: first, from: startOf(plain)}

  const hyphenate =
    text.items.some(({style}) => style.hyphens === 'auto' && wraps(style)) &&
    (!manner.balanced || unbreakable(text, plain, manner).length > 0)
  const hyphenated = hyphenate
    ? findCandidates(text, options, {hyphenate, divisible: nothing}, tables.hyphenated)
    : plain
  const second =
    manner.balanced || manner.stable
      ? undefined
      : linesOf(hyphenated, {...manner, tolerance: toleranceOf(manner, TOLERANCE)})
  if (second) return {candidates: hyphenated, ends: second, from: startOf(hyphenated)}

  const divisible = new Set(
    unbreakable(text, hyphenated, manner).filter(index => {
      const {style} = text.items[text.segments[index]!.item]!
      return style.overflowWrap !== 'normal' && wraps(style)
    }),
  )
  const candidates =
    divisible.size > 0
      ? findCandidates(text, options, {hyphenate, divisible}, tables.divided)
      : hyphenated
  const ends = linesOf(candidates, {
    ...manner,
    tolerance: Number.POSITIVE_INFINITY,
    emergencyStretch: EMERGENCY_SHARE * manner.measure(manner.uniformFrom),
  })
  return ends && {candidates, ends, from: startOf(candidates)}
}

/** A pretty ragged paragraph may have short lines, if only its last one is none. */
const toleranceOf = ({pretty, justified}: Manner, usual: number): number =>
  pretty && !justified ? PRETTY_TOLERANCE : usual

function mannerOf(candidates: Candidates, options: ParagraphOptions): Manner {
  const {style, room} = options
  const whole = room(0).width
  const indent = (index: number, afterBreak: boolean) => indentOf(style, {index, afterBreak}, whole)
  const known: number[] = []
  const measureAfter = (line: number, afterBreak: boolean) => {
    if (afterBreak) return room(line).width - indent(line, true)
    known[line] ??= room(line).width - indent(line, false)
    return known[line]
  }
  const measure = (line: number) => measureAfter(line, false)
  const justified = style.textAlign === 'justify'
  const inset = (line: number) => {
    const {left, width} = room(line)
    return indent(line, false) + (style.direction === 'rtl' ? -left - width : left)
  }
  return {
    measure,
    measureAfter,
    inset,
    uniformFrom: uniformFrom(measure, candidates),
    justified,
    fillLast: style.textAlignLast === 'justify',
    emergencyStretch: 0,
    hyphenLines: style.hyphenateLimitLines,
    hyphenBeforeLast: style.hyphenateLimitLast !== 'always',
    hyphenZone: resolveLength(style.hyphenateLimitZone, whole),
    balanced: style.textWrap === 'balance' && !justified,
    stable: style.textWrap === 'stable',
    pretty: style.textWrap === 'pretty',
  }
}

/** The line from which the room stays the same, as far as a paragraph of this length can tell. */
function uniformFrom(measure: (line: number) => number, {start, count}: Candidates): number {
  const likely = Math.ceil((2 * start[count - 1]!) / Math.max(1, measure(1))) + 2
  const lines = Math.min(likely, 1000)
  const settled = measure(lines)
  let from = lines
  while (from > 0 && measure(from - 1) === settled) from--
  return from
}

/** The candidate at an offset of the flat text; −1 when none is there. */
function candidateAt<Source>(
  text: ItemizedText<Source>,
  candidates: Candidates,
  {offset}: Begin,
): number {
  if (offset === 0) return 0
  for (let at = 1; at < candidates.count; at++) {
    if (offsetOf(text, candidates, at) === offset) return at
  }
  return -1
}

/** Fit every stretch between forced breaks; undefined when one of them fails. */
function fitFrom(
  candidates: Candidates,
  start: number,
  line: number,
  manner: Manner & {readonly tolerance: number},
): readonly number[] | undefined {
  if (start < 0) return undefined
  const ends: number[] = []
  let from = start
  for (let to = start + 1; to < candidates.count; to++) {
    if (candidates.kind[to] !== 'forced') continue
    const firstLine = line + ends.length
    const measure = (line: number) => manner.measureAfter(line, line === firstLine && from > start)
    const uniformFrom = Math.max(manner.uniformFrom, firstLine + 1)
    const width = candidates.end[to]! - candidates.start[from]!
    if (width <= measure(firstLine) && !manner.fillLast) {
      ends.push(to)
    } else {
      const stretch = {...manner, measure, uniformFrom, from, to, firstLine}
      const fitted = manner.stable ? firstFit(candidates, stretch) : fitLines(candidates, stretch)
      if (!fitted) return undefined
      ends.push(...fitted)
    }
    from = to
  }
  return ends
}

/** Words that stand in a stretch without a break that is wider than the narrowest line. */
function unbreakable<Source>(
  {segments}: ItemizedText<Source>,
  {count, segment, start, end, hyphen}: Candidates,
  {measure, uniformFrom}: FitManner,
): readonly number[] {
  const narrowest = Math.min(...Array.from({length: uniformFrom + 1}, (_, line) => measure(line)))
  const found = new Set<number>()
  for (let at = 1; at < count; at++) {
    if (end[at]! + hyphen[at]! - start[at - 1]! <= narrowest) continue
    for (let index = segment[at - 1]!; index <= segment[at]! && index < segments.length; index++) {
      if (segments[index]!.type === 'word') found.add(index)
    }
  }
  return [...found]
}
