import {hyphenWord} from './break-candidates.ts'
import type {Candidates} from './candidate-table.ts'
import {
  directionOf,
  type ItemizedText,
  type ParagraphSetting,
  type Segment,
  shapedWord,
  widthOf,
} from './itemize.ts'
import {wordBookFor} from './words.ts'

interface Ends {
  readonly from: number
  readonly to: number
}

/**
 * The segments of the line between two candidates, in logical order: words divided, a hyphen added, the spaces that
 * hang at its end and the gap after its last word closed.
 */
export function segmentsOfLine<Source>(
  text: ItemizedText<Source>,
  candidates: Candidates,
  {from, to}: Ends,
  setting: ParagraphSetting,
): readonly Segment[] {
  const first = candidates.segment[from]!
  const firstOffset = candidates.offset[from]!
  const last = candidates.segment[to]!
  const lastOffset = candidates.offset[to]!
  const placed: Segment[] = []
  for (let index = first; index < last + (lastOffset > 0 ? 1 : 0); index++) {
    const segment = text.segments[index]!
    const length = segment.to - segment.from
    const start = index === first ? firstOffset : 0
    const end = index === last ? lastOffset : length
    const whole = start === 0 && end === length
    placed.push(whole ? segment : partOf(text, segment, {from: start, to: end}, setting))
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
  part: Ends,
  {fonts}: ParagraphSetting,
): Segment {
  const {style} = text.items[segment.item]!
  const from = segment.from + part.from
  const to = segment.from + part.to
  const book = wordBookFor(style, fonts)
  const word = shapedWord(book, text.flat.text, from, to, directionOf(segment.level))
  const gap = to === segment.to ? segment.gap : 0
  return {...segment, from, to, word, gap, width: widthOf(word, style) + gap}
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
      if (segment.stretch > 0) {
        const {gap} = segment
        placed[index] = {...segment, stretch: 0, shrink: 0, gap: 0, width: segment.width - gap}
      }
      return
    }
    if (segment.type !== 'space') continue
    const level = text.levels.baseAt(segment.from)
    placed[index] = {...segment, level, width: 0, stretch: 0, shrink: 0}
  }
}
