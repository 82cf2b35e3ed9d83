import {
  Buffer,
  BufferFlag,
  ClusterLevel,
  Direction,
  Feature,
  shape as harfBuzzShape,
} from 'harfbuzzjs'
import type {Style} from '../css/style.ts'
import {harfBuzzFontOf} from './font-file.ts'
import type {Face} from './glyphs.ts'

/** How text is shaped besides its face. */
export interface Shaping {
  readonly direction: 'ltr' | 'rtl'
  /** ISO 15924. */
  readonly script: string
  /** BCP 47, or empty. */
  readonly lang: string
  readonly features: Style['fontFeatures']
}

/**
 * Text shaped by one face, glyphs in visual order. Lengths are em, so that every size shares it. Plain arrays: for
 * the few glyphs of a word they are far lighter than typed ones.
 */
export interface ShapedText {
  readonly face: Face
  readonly glyphs: readonly number[]
  readonly advances: readonly number[]
  readonly offsets: {readonly x: readonly number[]; readonly y: readonly number[]} | undefined
  /** UTF-16 offset, from the beginning of the shaped range, of the cluster that each glyph belongs to. */
  readonly clusters: readonly number[]
  readonly width: number
}

/** One buffer serves every call: HarfBuzz keeps its memory between words. */
const buffer = new Buffer()
const joiners = /\u200c|\u200d/

/**
 * Shape `text.slice(from, to)`; what stands around it decides how Arabic letters join at its ends.
 * A zero-width (non-)joiner keeps a glyph of its own where the font has one: only so can its character be found
 * again in the output. Other invisible characters have no glyph; they belong to the cluster before them.
 */
export function shape(
  face: Face,
  text: string,
  {from, to}: {readonly from: number; readonly to: number},
  {direction, script, lang, features}: Shaping,
): ShapedText {
  const keepJoiners = joiners.test(text) && face.has(0x200c) && face.has(0x200d)
  buffer.reset()
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS)
  buffer.setFlags(
    keepJoiners ? BufferFlag.PRESERVE_DEFAULT_IGNORABLES : BufferFlag.REMOVE_DEFAULT_IGNORABLES,
  )
  buffer.addText(withHyphenFallback(text, face), from, to - from)
  buffer.setDirection(direction === 'rtl' ? Direction.RTL : Direction.LTR)
  buffer.setScript(script)
  if (lang) buffer.setLanguage(lang)
  harfBuzzShape(
    harfBuzzFontOf(face),
    buffer,
    features.map(({tag, value}) => new Feature(tag, value)),
  )
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const em = 1 / face.unitsPerEm
  // Words stay for good: an array that is pushed to has room for seventeen elements, one that is mapped for its own.
  const glyphs = infos.map(({codepoint}) => codepoint)
  const clusters = infos.map(({cluster}) => cluster - from)
  const advances = positions.map(({xAdvance}, index) =>
    keepJoiners && joiners.test(text[infos[index]!.cluster]!) ? 0 : xAdvance * em,
  )
  const width = advances.reduce((sum, advance) => sum + advance, 0)
  const shifted = positions.some(({xOffset, yOffset}) => xOffset !== 0 || yOffset !== 0)
  const offsets = shifted
    ? {
        x: positions.map(({xOffset}) => xOffset * em),
        y: positions.map(({yOffset}) => yOffset * em),
      }
    : undefined
  return {face, glyphs, advances, offsets, clusters, width}
}

/** Fonts without U+2010 or U+2011 have the hyphen of ASCII. */
function withHyphenFallback(text: string, face: Face): string {
  if (!/[\u2010\u2011]/.test(text) || face.has(0x2010)) return text
  return text.replace(/[\u2010\u2011]/g, '-')
}
