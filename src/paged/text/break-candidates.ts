import type {Style} from '../css/style.ts'
import {IN_ADDRESS} from './addresses.ts'
import {hangAtEnd, hangAtStart} from './hanging.ts'
import {hyphenPoints} from './hyphen-points.ts'
import {
  directionOf,
  type ItemizedText,
  type ParagraphSetting,
  type Segment,
  widthOf,
} from './itemize.ts'
import {type Word, widthOfStart, wordBookFor} from './words.ts'

/** `emergency`: between any two characters, because the word is wider than a line. */
export type CandidateKind = 'plain' | 'hyphen' | 'emergency' | 'forced'

/**
 * Places where a line may end, in order; the first is the paragraph's beginning, the last its end. Column-wise: the
 * breaker runs over them thousands of times. Widths are sums from the paragraph's beginning, in points, so a line
 * from a to b is `end[b] - start[a]` wide: the spaces around a break are in neither.
 */
export interface Candidates {
  readonly kind: CandidateKind[]
  /** The segment that the next line begins with, and how many of its characters stay before the break. */
  readonly segment: number[]
  readonly offset: number[]
  readonly end: number[]
  readonly endStretch: number[]
  readonly endShrink: number[]
  readonly start: number[]
  readonly startStretch: number[]
  readonly startShrink: number[]
  /** Leaders so far: a line with one is filled by it. */
  readonly leaders: number[]
  /** Width of the hyphen that a break here adds; not in `end`. */
  readonly hyphen: number[]
  readonly penalty: number[]
}

export interface CandidateChoice {
  /** Whether words are divided by patterns; soft hyphens always count. */
  readonly hyphenate: boolean
  /** Segments that may be divided between any two characters. */
  readonly divisible: ReadonlySet<number>
}

/** The scale is TeX's: 100 is what a line with its spaces stretched to ratio 1 costs. */
const HYPHEN_PENALTY = 2800
/** After a hyphen or dash of the text. */
const DASH_PENALTY = 50
const EMERGENCY_PENALTY = 1500

/** List the candidates of a paragraph. */
export function findCandidates<Source>(
  text: ItemizedText<Source>,
  setting: ParagraphSetting,
  choice: CandidateChoice,
): Candidates {
  const {segments, allowed, items} = text
  const found = emptyCandidates()
  /** Sums up to here, and the part of them that hangs if a line ends here: the spaces since the last ink. */
  const sum: Sums = {width: 0, stretch: 0, shrink: 0, leaders: 0}
  const hanging: Sums = {width: 0, stretch: 0, shrink: 0, leaders: 0}
  add(found, {kind: 'forced', segment: 0, offset: 0, penalty: 0, hyphen: 0}, sum, hanging)

  let lastInk: Segment | undefined
  /** The candidate whose line has not yet come to its first ink. */
  let opened = 0
  /** What hangs behind a line that ends here, besides spaces. */
  const hangStop = (last: boolean) => {
    if (!lastInk) return
    const stop = hangAtEnd(lastInk, items[lastInk.item]!.style, {last}) + lastInk.gap
    if (stop > 0) found.end[found.end.length - 1]! -= stop
  }
  let lastOffset = 0
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index]!
    const {type, from} = segment
    if (type === 'newline') {
      const place = {segment: index + 1, offset: 0, penalty: 0, hyphen: 0}
      add(found, {...place, kind: 'forced'}, sum, hanging)
      hangStop(false)
      opened = found.end.length - 1
      lastOffset = segment.to
      clear(hanging)
      continue
    }
    if (allowed[from] && type !== 'close' && from > lastOffset) {
      const previous = segments[index - 1]
      const free = hanging.width > 0 || previous?.type === 'space' || (previous?.stretch ?? 0) > 0
      const penalty = free ? 0 : DASH_PENALTY
      add(found, {kind: 'plain', segment: index, offset: 0, penalty, hyphen: 0}, sum, hanging)
      hangStop(false)
      opened = found.end.length - 1
      lastOffset = from
    }
    if (type === 'word' || type === 'atomic' || type === 'leader') clear(hanging)
    if (type === 'word') addInside(index, text, setting, choice, found, sum)
    sum.width += segment.width
    sum.stretch += segment.stretch
    sum.shrink += segment.shrink
    if (type === 'leader') sum.leaders++
    if (segment.width !== 0 && type !== 'space') {
      if (opened >= 0) {
        const {style} = items[segment.item]!
        found.start[opened]! += hangAtStart(segment, style, {first: opened === 0})
        opened = -1
      }
      lastInk = segment
    }
    if (type === 'space') {
      hanging.width += segment.width
      hanging.stretch += segment.stretch
      hanging.shrink += segment.shrink
    }
  }
  if (endsWithNewline(segments)) {
    found.segment[found.segment.length - 1] = segments.length
  } else {
    const place = {segment: segments.length, offset: 0, penalty: 0, hyphen: 0}
    add(found, {...place, kind: 'forced'}, sum, hanging)
    hangStop(true)
  }
  return found
}

/** The hyphen that a break adds: of the style, or else U+2010 where the font has it. */
export function hyphenWord(style: Style, level: number, {fonts}: ParagraphSetting): Word {
  const {hyphenateCharacter} = style
  const soft = fonts.stackFor(style)[0]?.face.has(0x2010) ? '\u2010' : '-'
  const hyphen = hyphenateCharacter === 'auto' ? soft : hyphenateCharacter
  return wordBookFor(style, fonts).word(hyphen, directionOf(level))
}

/** What a hyphen takes of the measure. */
function hyphenWidth(style: Style, divided: Segment, setting: ParagraphSetting): number {
  const word = hyphenWord(style, divided.level, setting)
  const hyphen = {...divided, word, addedHyphen: true}
  return widthOf(word, style) - hangAtEnd(hyphen, style, {last: false})
}

/** A forced break at the very end begins no line: what closes there closes on the line before. */
function endsWithNewline(segments: readonly Segment[]): boolean {
  const last = segments.findLast(
    ({type, width}) => width !== 0 || (type !== 'open' && type !== 'close' && type !== 'mark'),
  )
  return last?.type === 'newline'
}

interface Sums {
  width: number
  stretch: number
  shrink: number
  leaders: number
}

interface Place {
  readonly kind: CandidateKind
  readonly segment: number
  readonly offset: number
  readonly penalty: number
  readonly hyphen: number
}

const clear = (sums: Sums) => {
  sums.width = 0
  sums.stretch = 0
  sums.shrink = 0
}

const emptyCandidates = (): Candidates => ({
  kind: [],
  segment: [],
  offset: [],
  end: [],
  endStretch: [],
  endShrink: [],
  start: [],
  startStretch: [],
  startShrink: [],
  leaders: [],
  hyphen: [],
  penalty: [],
})

function add(
  found: Candidates,
  {kind, segment, offset, penalty, hyphen}: Place,
  sum: Sums,
  hanging: Sums,
) {
  found.kind.push(kind)
  found.segment.push(segment)
  found.offset.push(offset)
  found.penalty.push(penalty)
  found.hyphen.push(hyphen)
  found.end.push(sum.width - hanging.width)
  found.endStretch.push(sum.stretch - hanging.stretch)
  found.endShrink.push(sum.shrink - hanging.shrink)
  found.start.push(sum.width)
  found.startStretch.push(sum.stretch)
  found.startShrink.push(sum.shrink)
  found.leaders.push(sum.leaders)
}

const nothing: Sums = {width: 0, stretch: 0, shrink: 0, leaders: 0}

function addInside<Source>(
  index: number,
  text: ItemizedText<Source>,
  setting: ParagraphSetting,
  choice: CandidateChoice,
  found: Candidates,
  sum: Sums,
) {
  const segment = text.segments[index]!
  const {style} = text.items[segment.item]!
  const hyphens = style.hyphens === 'none' ? [] : hyphensInside(text, segment, style, choice)
  const divisible = choice.divisible.has(index)
  if (hyphens.length === 0 && !divisible) return
  const points = divisible ? withEmergencies(segment.word!, hyphens) : hyphens
  const hyphen = hyphenWidth(style, segment, setting)
  for (const {offset, em, spaced, emergency} of points) {
    const width = sum.width + em * style.fontSize + spaced * style.letterSpacing
    const place: Place = emergency
      ? {kind: 'emergency', segment: index, offset, penalty: EMERGENCY_PENALTY, hyphen: 0}
      : {kind: 'hyphen', segment: index, offset, penalty: HYPHEN_PENALTY, hyphen}
    add(found, place, {...sum, width}, nothing)
  }
}

interface PointInside {
  readonly offset: number
  readonly em: number
  readonly spaced: number
  readonly emergency?: boolean
}

/** Soft hyphens, or else those of the patterns: where the author divides, the patterns keep out. */
function hyphensInside<Source>(
  {flat: {text, softHyphens}, allowed}: ItemizedText<Source>,
  {from, to, word}: Segment,
  style: Style,
  {hyphenate}: CandidateChoice,
): readonly PointInside[] {
  if (softHyphens.size > 0) {
    const points: PointInside[] = []
    for (let offset = 1; offset < to - from; offset++) {
      if (softHyphens.has(from + offset)) points.push({offset, ...widthOfStart(word!, offset)})
    }
    if (points.length > 0) return points
  }
  if (!hyphenate || style.hyphens !== 'auto') return []
  if (allowed[from] === IN_ADDRESS || allowed[to] === IN_ADDRESS) return []
  const touchesLetters = isLetter(text[from - 1]) || isLetter(text[to])
  return touchesLetters ? [] : hyphenPoints(word!, style)
}

const isLetter = (character: string | undefined) =>
  character !== undefined && /\p{L}/u.test(character)

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

function withEmergencies(word: Word, hyphens: readonly PointInside[]): readonly PointInside[] {
  const taken = new Set(hyphens.map(({offset}) => offset))
  const between = [...graphemes.segment(word.text)]
    .filter(({index}) => index > 0 && !taken.has(index))
    .map(({index}) => ({offset: index, ...widthOfStart(word, index), emergency: true}))
  return [...hyphens, ...between].sort((a, b) => a.offset - b.offset)
}
