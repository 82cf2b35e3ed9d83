import type {GlyphRun} from '../text/glyphs.ts'

/** Called for each glyph from left to right, with the text it stands for. */
export type GlyphReader = (
  index: number,
  text: string,
  /** One character each, for blank glyphs right after it. */
  carried: readonly string[],
) => void

const none: readonly string[] = []

/**
 * The UTF-16 unit that glyph `index` stands for, where it stands for one and needs no further thought: nearly always.
 * Otherwise −1.
 */
export function soleUnit(run: GlyphRun, index: number): number {
  const {clusters, text, glyphs, offsets} = run
  const start = clusters[index] as number
  if (run.direction === 'rtl') {
    const end = index === 0 ? text.length : (clusters[index - 1] as number)
    if (end - start !== 1 || clusters[index + 1] === start) return -1
  } else {
    const end = index + 1 === glyphs.length ? text.length : (clusters[index + 1] as number)
    if (end - start !== 1) return -1
    if (offsets && index + 1 < glyphs.length && isAttached(run, index + 1)) return -1
  }
  if (offsets && (offsets.y[index] !== 0 || isAttached(run, index))) return -1
  const unit = text.charCodeAt(start)
  return isPrintable(unit) ? unit : -1
}

/** Controls, joiners, direction marks and halves of pairs are not. */
const isPrintable = (unit: number): boolean =>
  unit >= 0x20 &&
  (unit < 0x7f || unit > 0x9f) &&
  !(unit >= 0x200b && unit < 0x2070) &&
  unit < 0xd800

/**
 * Share out the text of the glyphs from `first` on that belong together, as readers of PDF expect it: every reader
 * takes right-to-left text for visual and turns it round character by character, so there a glyph may stand for one
 * character only. What is more (a lam-alef, the marks on a letter) goes to blank glyphs; a glyph that is part of
 * another's text has none. Gives the first glyph after them.
 */
export function readGroup(
  run: GlyphRun,
  first: number,
  {hasBlank, read}: {readonly hasBlank: boolean; readonly read: GlyphReader},
): number {
  const {glyphs, clusters, text} = run
  const fromRight = run.direction === 'rtl'
  const next = groupEnd(run, first)
  const start = clusters[fromRight ? next - 1 : first] as number
  const after = fromRight ? first - 1 : next
  const end = after < 0 || after === glyphs.length ? text.length : (clusters[after] as number)
  const words = plainText(text.slice(start, end))
  const base = fromRight ? next - 1 : first
  const characters = fromRight && hasBlank ? [...words].reverse() : [words]
  for (let i = first; i < next; i++) {
    if (i === base) read(i, characters[0] ?? '', characters.slice(1))
    else read(i, '', none)
  }
  return next
}

/** A base glyph with the marks on it, or all glyphs of a cluster; marks come before their base from the right. */
function groupEnd(run: GlyphRun, first: number): number {
  const {glyphs, clusters} = run
  let next = first
  if (run.direction === 'rtl') {
    while (next < glyphs.length - 1 && isAttached(run, next)) next += 1
    const cluster = clusters[next]
    next += 1
    while (next < glyphs.length && clusters[next] === cluster) next += 1
    return next
  }
  const cluster = clusters[first]
  next += 1
  while (next < glyphs.length && (clusters[next] === cluster || isAttached(run, next))) next += 1
  return next
}

const isAttached = ({advances, offsets}: GlyphRun, index: number): boolean =>
  advances[index] === 0 &&
  offsets !== undefined &&
  (offsets.x[index] !== 0 || offsets.y[index] !== 0)

/** Tabs and line ends have no place in ToUnicode: they read as the space that they look like. */
const plainText = (words: string): string =>
  /[\p{Cc}\u2028\u2029]/u.test(words) ? words.replace(/[\p{Cc}\u2028\u2029]/gu, ' ') : words
