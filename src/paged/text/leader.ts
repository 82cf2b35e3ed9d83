import type {Style} from '../css/style.ts'
import {takeGlyphMemory} from './glyph-memory.ts'
import type {GlyphRun} from './glyphs.ts'
import {directionOf, type Segment} from './itemize.ts'

/**
 * A leader's repeats in the room that its line leaves it. They stand on a grid that begins at the measure's end, so
 * that the dots of successive lines stand below each other (CSS GCPM 3, 6). `end` is the distance from the room to
 * that end; `offset` from the room's left edge to the run. No run when not one repeat fits.
 */
export function leaderRun(
  {word, width: unit, level}: Segment,
  style: Style,
  {room, end}: {readonly room: number; readonly end: number},
): {readonly run: GlyphRun | undefined; readonly offset: number} {
  const part = word?.parts[0]
  if (!part || unit <= 0) return {run: undefined, offset: 0}
  const skipped = (unit - (end % unit)) % unit
  const count = Math.floor((room - skipped) / unit + 1e-6)
  if (count < 1) return {run: undefined, offset: 0}

  const {shaped} = part
  const size = style.fontSize * part.scale
  const glyphCount = shaped.glyphs.length
  const {glyphs, advances, clusters} = takeGlyphMemory(count * glyphCount)
  const rightToLeft = level % 2 === 1
  for (let repeat = 0; repeat < count; repeat++) {
    glyphs.set(shaped.glyphs, repeat * glyphCount)
    const textAt = (rightToLeft ? count - 1 - repeat : repeat) * word.text.length
    for (let index = 0; index < glyphCount; index++) {
      advances[repeat * glyphCount + index] = shaped.advances[index]! * size
      clusters[repeat * glyphCount + index] = textAt + shaped.clusters[index]!
    }
  }
  const width = count * shaped.width * size
  const run: GlyphRun = {
    face: shaped.face,
    size,
    direction: directionOf(level),
    glyphs,
    advances,
    offsets: undefined,
    text: word.text.repeat(count),
    clusters,
    width,
    color: style.color,
    addedHyphen: false,
    fake: part.fake,
  }
  return {run, offset: rightToLeft ? skipped : room - skipped - width}
}
