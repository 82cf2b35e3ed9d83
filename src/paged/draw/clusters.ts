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
 * Share out the text of a run among its glyphs, as readers of PDF expect it: every reader takes right-to-left text
 * for visual and turns it round character by character, so there a glyph may stand for one character only. What is
 * more (a lam-alef, the marks on a letter) goes to blank glyphs; a glyph that is part of another's text has none.
 */
export function readClusters(run: GlyphRun, hasBlank: boolean, read: GlyphReader): void {
  const {glyphs, clusters, text} = run
  const count = glyphs.length
  const fromRight = run.direction === 'rtl'
  for (let first = 0; first < count; ) {
    const next = groupEnd(run, first)
    const size = next - first
    const start = fromRight ? (clusters[next - 1] as number) : (clusters[first] as number)
    const end = fromRight
      ? first === 0
        ? text.length
        : (clusters[first - 1] as number)
      : next === count
        ? text.length
        : (clusters[next] as number)
    const words = plainText(text.slice(start, end))
    if (size === 1 && (words.length === 1 || !fromRight)) {
      read(first, words, none)
    } else {
      const base = fromRight ? next - 1 : first
      const characters = fromRight && hasBlank ? [...words].reverse() : [words]
      for (let i = first; i < next; i++) {
        if (i === base) read(i, characters[0] ?? '', characters.slice(1))
        else read(i, '', none)
      }
    }
    first = next
  }
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
