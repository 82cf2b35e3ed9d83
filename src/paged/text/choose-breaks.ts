import type {LengthPercentage} from '../css/style.ts'
import {type Candidates, findCandidates} from './break-candidates.ts'
import type {ParagraphOptions} from './break-paragraph.ts'
import {firstFit} from './first-fit.ts'
import {wraps} from './flatten.ts'
import type {ItemizedText} from './itemize.ts'
import {type FitManner, fitLines} from './total-fit.ts'

/** Ratios up to which a paragraph is good enough: without hyphens, and with them. */
const PRETOLERANCE = 1.2
const TOLERANCE = 4
/** Share of the measure that lines may be short of when nothing else helps. */
const EMERGENCY_SHARE = 0.06

/** How a paragraph is to be divided: `stable` fills line after line. */
interface Manner extends FitManner {
  readonly stable: boolean
}

const nothing: ReadonlySet<number> = new Set()

/**
 * The candidates that end the lines. As TeX does: first without hyphens; then with them; then at any price, and
 * words wider than a line are divided where `overflow-wrap` lets them.
 */
export function chooseBreaks<Source>(
  text: ItemizedText<Source>,
  options: ParagraphOptions,
): {readonly candidates: Candidates; readonly ends: readonly number[]} {
  const plain = findCandidates(text, options, {hyphenate: false, divisible: nothing})
  const manner = mannerOf(plain, options)
  const first =
    manner.balanced || manner.stable
      ? undefined
      : fitAll(plain, {...manner, tolerance: PRETOLERANCE})
  if (first) return {candidates: plain, ends: first}

  const hyphenate =
    text.items.some(({style}) => style.hyphens === 'auto' && wraps(style)) &&
    (!manner.balanced || unbreakable(text, plain, manner).length > 0)
  const hyphenated = hyphenate
    ? findCandidates(text, options, {hyphenate, divisible: nothing})
    : plain
  const second =
    manner.balanced || manner.stable
      ? undefined
      : fitAll(hyphenated, {...manner, tolerance: TOLERANCE})
  if (second) return {candidates: hyphenated, ends: second}

  const divisible = new Set(
    unbreakable(text, hyphenated, manner).filter(index => {
      const {style} = text.items[text.segments[index]!.item]!
      return style.overflowWrap !== 'normal' && wraps(style)
    }),
  )
  const candidates =
    divisible.size > 0 ? findCandidates(text, options, {hyphenate, divisible}) : hyphenated
  const ends = fitAll(candidates, {
    ...manner,
    tolerance: Number.POSITIVE_INFINITY,
    emergencyStretch: EMERGENCY_SHARE * manner.measure(manner.uniformFrom),
  })
  return {candidates, ends: ends!}
}

/** Points; a share is of the first line's room. */
export const indentOf = ({style: {textIndent}, room}: ParagraphOptions): number =>
  typeof textIndent === 'number' ? textIndent : pointsOf(textIndent, room(0).width)

const pointsOf = (length: LengthPercentage, whole: number): number =>
  typeof length === 'number' ? length : (length.value / 100) * whole + length.plus

function mannerOf(candidates: Candidates, options: ParagraphOptions): Manner {
  const {style, room} = options
  const indent = indentOf(options)
  const known: number[] = []
  const measure = (line: number) => {
    known[line] ??= room(line).width - (line === 0 ? indent : 0)
    return known[line]
  }
  const justified = style.textAlign === 'justify'
  const inset = (line: number) => {
    const {left, width} = room(line)
    return (line === 0 ? indent : 0) + (style.direction === 'rtl' ? -left - width : left)
  }
  return {
    measure,
    inset,
    uniformFrom: uniformFrom(measure, candidates),
    justified,
    fillLast: style.textAlignLast === 'justify',
    emergencyStretch: 0,
    hyphenLines: style.hyphenateLimitLines,
    hyphenBeforeLast: style.hyphenateLimitLast !== 'always',
    hyphenZone: pointsOf(style.hyphenateLimitZone, room(0).width),
    balanced: style.textWrap === 'balance' && !justified,
    stable: style.textWrap === 'stable',
  }
}

/** The line from which the room stays the same, as far as a paragraph of this length can tell. */
function uniformFrom(measure: (line: number) => number, {start}: Candidates): number {
  const likely = Math.ceil((2 * start.at(-1)!) / Math.max(1, measure(1))) + 2
  const lines = Math.min(likely, 1000)
  const settled = measure(lines)
  let from = lines
  while (from > 0 && measure(from - 1) === settled) from--
  return from
}

/** Fit every stretch between forced breaks; undefined when one of them fails. */
function fitAll(
  candidates: Candidates,
  manner: Manner & {readonly tolerance: number},
): readonly number[] | undefined {
  const ends: number[] = []
  let from = 0
  for (let to = 1; to < candidates.kind.length; to++) {
    if (candidates.kind[to] !== 'forced') continue
    const width = candidates.end[to]! - candidates.start[from]!
    if (width <= manner.measure(ends.length) && !manner.fillLast) {
      ends.push(to)
    } else {
      const stretch = {...manner, from, to, firstLine: ends.length}
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
  {segment, start, end, hyphen}: Candidates,
  {measure, uniformFrom}: FitManner,
): readonly number[] {
  const narrowest = Math.min(...Array.from({length: uniformFrom + 1}, (_, line) => measure(line)))
  const found = new Set<number>()
  for (let at = 1; at < end.length; at++) {
    if (end[at]! + hyphen[at]! - start[at - 1]! <= narrowest) continue
    for (let index = segment[at - 1]!; index <= segment[at]! && index < segments.length; index++) {
      if (segments[index]!.type === 'word') found.add(index)
    }
  }
  return [...found]
}
