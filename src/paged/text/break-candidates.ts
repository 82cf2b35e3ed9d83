import type {Style} from '../css/style.ts'
import {IN_ADDRESS} from './addresses.ts'
import type {CandidateKind, Candidates, CandidateTable} from './candidate-table.ts'
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

/** List the candidates of a paragraph, in a table whose former content is gone then. */
export function findCandidates<Source>(
  text: ItemizedText<Source>,
  setting: ParagraphSetting,
  choice: CandidateChoice,
  table: CandidateTable,
): Candidates {
  const {segments, allowed, items} = text
  table.count = 0
  /** Sums up to here, and the part of them that hangs if a line ends here: the spaces since the last ink. */
  const sum: Sums = {width: 0, stretch: 0, shrink: 0, leaders: 0}
  const hanging: Sums = {width: 0, stretch: 0, shrink: 0, leaders: 0}
  addCandidate(table, 'forced', 0, 0)
  setSums(table, sum, hanging)

  let lastInk: Segment | undefined
  /** The candidate whose line has not yet come to its first ink. */
  let opened = 0
  /** What hangs behind a line that ends here, besides spaces. */
  const hangStop = (last: boolean) => {
    if (!lastInk) return
    const stop = hangAtEnd(lastInk, items[lastInk.item]!.style, {last}) + lastInk.gap
    if (stop > 0) table.end[table.count - 1]! -= stop
  }
  let lastOffset = 0
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index]!
    const {type, from} = segment
    if (type === 'newline') {
      addCandidate(table, 'forced', index + 1, 0)
      setSums(table, sum, hanging)
      hangStop(false)
      opened = table.count - 1
      lastOffset = segment.to
      clear(hanging)
      continue
    }
    if (allowed[from] && type !== 'close' && from > lastOffset) {
      const previous = segments[index - 1]
      const free = hanging.width > 0 || previous?.type === 'space' || (previous?.stretch ?? 0) > 0
      addCandidate(table, 'plain', index, free ? 0 : DASH_PENALTY)
      setSums(table, sum, hanging)
      hangStop(false)
      opened = table.count - 1
      lastOffset = from
    }
    if (type === 'word' || type === 'atomic' || type === 'leader') clear(hanging)
    if (type === 'word') addInside(index, text, setting, choice, {table, sum})
    sum.width += segment.width
    sum.stretch += segment.stretch
    sum.shrink += segment.shrink
    if (type === 'leader') sum.leaders++
    if (segment.width !== 0 && type !== 'space') {
      if (opened >= 0) {
        const {style} = items[segment.item]!
        table.start[opened]! += hangAtStart(segment, style, {first: opened === 0})
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
    table.segment[table.count - 1] = segments.length
  } else {
    addCandidate(table, 'forced', segments.length, 0)
    setSums(table, sum, hanging)
    hangStop(true)
  }
  return table
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

const clear = (sums: Sums) => {
  sums.width = 0
  sums.stretch = 0
  sums.shrink = 0
}

/** A candidate that the line before a segment, or a part of it, ends with. */
function addCandidate(
  table: CandidateTable,
  kind: CandidateKind,
  segment: number,
  penalty: number,
) {
  const at = table.count++
  table.kind[at] = kind
  table.segment[at] = segment
  table.offset[at] = 0
  table.penalty[at] = penalty
  table.hyphen[at] = 0
}

/** What lies before the last candidate. */
function setSums(table: CandidateTable, sum: Sums, hanging: Sums) {
  const at = table.count - 1
  table.end[at] = sum.width - hanging.width
  table.endStretch[at] = sum.stretch - hanging.stretch
  table.endShrink[at] = sum.shrink - hanging.shrink
  table.start[at] = sum.width
  table.startStretch[at] = sum.stretch
  table.startShrink[at] = sum.shrink
  table.leaders[at] = sum.leaders
}

const nothing: Sums = {width: 0, stretch: 0, shrink: 0, leaders: 0}

function addInside<Source>(
  index: number,
  text: ItemizedText<Source>,
  setting: ParagraphSetting,
  choice: CandidateChoice,
  {table, sum}: {readonly table: CandidateTable; readonly sum: Sums},
) {
  const segment = text.segments[index]!
  const {style} = text.items[segment.item]!
  const hyphens = style.hyphens === 'none' ? [] : hyphensInside(text, segment, style, choice)
  const divisible = choice.divisible.has(index)
  if (hyphens.length === 0 && !divisible) return
  const points = divisible ? withEmergencies(segment.word!, hyphens) : hyphens
  const hyphen = hyphenWidth(style, segment, setting)
  for (const {offset, em, spaced, emergency} of points) {
    addCandidate(
      table,
      emergency ? 'emergency' : 'hyphen',
      index,
      emergency ? EMERGENCY_PENALTY : HYPHEN_PENALTY,
    )
    setSums(table, sum, nothing)
    const at = table.count - 1
    const width = sum.width + em * style.fontSize + spaced * style.letterSpacing
    table.offset[at] = offset
    table.end[at] = width
    table.start[at] = width
    table.hyphen[at] = emergency ? 0 : hyphen
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
