import type {Style} from '../css/style.ts'
import {takeGlyphMemory} from './glyph-memory.ts'
import type {GlyphRun} from './glyphs.ts'
import {directionOf, type Segment} from './itemize.ts'
import type {ShapedText} from './shape.ts'
import type {WordPart} from './words.ts'

/** What justification adds to a segment. Points. */
export const adjustment = ({stretch, shrink}: Segment, ratio: number) =>
  ratio > 0 ? ratio * stretch : ratio * shrink

/** A part of a word on its line. */
interface PlacedPart {
  readonly segment: Segment
  readonly part: WordPart
}

/**
 * Runs of the words and spaces from `visual[first]` on that belong to one item and level, left to right; `next` is
 * the index of what follows them. Words set by one face make one run.
 */
export function buildRuns(
  visual: readonly Segment[],
  first: number,
  style: Style,
  text: string,
  ratio: number,
): {readonly runs: readonly GlyphRun[]; readonly next: number} {
  const {item, level} = visual[first]!
  const rightToLeft = level % 2 === 1
  const runs: GlyphRun[] = []
  let parts: PlacedPart[] = []
  let next = first
  for (; next < visual.length; next++) {
    const segment = visual[next]!
    if (segment.word === undefined || segment.type === 'leader') break
    if (segment.item !== item || segment.level !== level) break
    const count = segment.word.parts.length
    for (let index = 0; index < count; index++) {
      const part = segment.word.parts[rightToLeft ? count - 1 - index : index]!
      const placed = {segment, part}
      const before = parts.at(-1)
      if (before && !continuesRun(before, placed, rightToLeft)) {
        runs.push(buildRun(parts, style, text, ratio))
        parts = []
      }
      parts.push(placed)
    }
  }
  if (parts.length > 0) runs.push(buildRun(parts, style, text, ratio))
  return {runs, next}
}

/** Both by one face, and neighbors in the text: what was left out between them would be missed in the run's. */
function continuesRun(a: PlacedPart, b: PlacedPart, rightToLeft: boolean): boolean {
  const [first, second] = rightToLeft ? [b, a] : [a, b]
  return (
    a.part.shaped.face === b.part.shaped.face &&
    a.part.scale === b.part.scale &&
    first.segment.from + first.part.to === second.segment.from + second.part.from &&
    !a.segment.addedHyphen &&
    !b.segment.addedHyphen
  )
}

function buildRun(
  parts: readonly PlacedPart[],
  style: Style,
  text: string,
  ratio: number,
): GlyphRun {
  const {segment, part} = parts[0]!
  const end = parts.at(-1)!
  const from = Math.min(segment.from + part.from, end.segment.from + end.part.from)
  const to = Math.max(segment.from + part.to, end.segment.from + end.part.to)
  const {addedHyphen} = segment
  const size = style.fontSize * part.scale

  let count = 0
  let shifted = false
  for (const {part} of parts) {
    count += part.shaped.glyphs.length
    shifted ||= part.shaped.offsets !== undefined
  }
  const {glyphs, advances, clusters} = takeGlyphMemory(count)
  const offsets = shifted ? {x: new Float64Array(count), y: new Float64Array(count)} : undefined
  let at = 0
  for (const placed of parts) {
    const {shaped} = placed.part
    const length = shaped.glyphs.length
    const textAt = addedHyphen ? 0 : placed.segment.from + placed.part.from - from
    for (let index = 0; index < length; index++) {
      glyphs[at + index] = shaped.glyphs[index]!
      advances[at + index] = shaped.advances[index]! * size
      clusters[at + index] = textAt + shaped.clusters[index]!
    }
    if (offsets && shaped.offsets) {
      for (let index = 0; index < length; index++) {
        offsets.x[at + index] = shaped.offsets.x[index]! * size
        offsets.y[at + index] = shaped.offsets.y[index]! * size
      }
    }
    spaceOut(advances, at, placed, style, ratio)
    at += length
  }
  let width = 0
  for (let index = 0; index < count; index++) width += advances[index]!
  return {
    face: part.shaped.face,
    size,
    direction: directionOf(segment.level),
    glyphs,
    advances,
    offsets,
    text: addedHyphen ? segment.word!.text : text.slice(from, to).replaceAll('\n', ' '),
    clusters,
    width,
    color: style.color,
    addedHyphen,
    fake: part.fake,
  }
}

/** Add letter-spacing, word-spacing and justification to the advances of one part. */
function spaceOut(
  advances: Float64Array,
  at: number,
  {segment, part}: PlacedPart,
  style: Style,
  ratio: number,
) {
  const {glyphs} = part.shaped
  if (segment.type === 'space') {
    for (let index = 0; index < glyphs.length; index++) advances[at + index] = 0
    advances[at] = segment.width + adjustment(segment, ratio)
    return
  }
  if (style.letterSpacing !== 0 && !part.cursive) {
    for (let index = 0; index < glyphs.length; index++) {
      if (endsCluster(part.shaped, index)) advances[at + index]! += style.letterSpacing
    }
  }
  const elastic = segment.gap > 0 || segment.stretch > 0
  if (elastic && part === segment.word!.parts.at(-1)) {
    const final = segment.level % 2 === 1 ? at : at + glyphs.length - 1
    advances[final]! += segment.gap + adjustment(segment, ratio)
  }
}

const endsCluster = ({clusters}: ShapedText, index: number) =>
  clusters[index] !== clusters[index + 1]
