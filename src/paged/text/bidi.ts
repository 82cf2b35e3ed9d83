import bidiFactory from 'bidi-js'
import type {Style} from '../css/style.ts'

const bidi = bidiFactory()

/** Embedding levels of a paragraph (UAX #9): odd is right to left. */
export interface Levels {
  /** Of the character at an offset. */
  readonly at: (offset: number) => number
  /** Of the paragraph around it: forced breaks divide. */
  readonly baseAt: (offset: number) => number
}

/** Whatever makes a left-to-right paragraph anything but plain: right-to-left letters and controls. */
const needsBidi =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\ud802-\ud803\ud83a-\ud83b]/

/** Of a paragraph without a letter or a sign that runs from right to left. */
export const plainLevels: Levels = {at: () => 0, baseAt: () => 0}

/** Levels for `text` in a block of this style; `unicode-bidi: plaintext` lets the first strong letter decide. */
export function levelsOf(text: string, {direction, unicodeBidi}: Style): Levels {
  if (direction === 'ltr' && !needsBidi.test(text)) return plainLevels
  const base = unicodeBidi === 'plaintext' ? 'auto' : direction
  const {levels, paragraphs} = bidi.getEmbeddingLevels(inBasicPlane(text), base)
  return {
    at: offset => levels[offset] ?? paragraphs.at(-1)?.level ?? 0,
    baseAt: offset =>
      (paragraphs.find(({end}) => offset <= end) ?? paragraphs.at(-1))?.level ??
      (direction === 'rtl' ? 1 : 0),
  }
}

/** Characters that bidi-js, which reads one UTF-16 unit at a time, takes for what a pair of surrogates is. */
const standIns: ReadonlyArray<{readonly pattern: RegExp; readonly unit: string}> = [
  {
    pattern: /[\u{1e800}-\u{1edff}\u{1ef00}-\u{1efff}\u{10800}-\u{10cff}\u{10d40}-\u{10fff}]/u,
    unit: '\u05d0',
  },
  {pattern: /[\u{10d00}-\u{10d3f}\u{1ee00}-\u{1eeff}]/u, unit: '\u0627'},
  {pattern: /\p{M}/u, unit: '\u0300'},
  {pattern: /\p{S}|\p{P}/u, unit: '\u2603'},
]

/** The text with a stand-in of the same direction for each unit of a character beyond U+FFFF: emoji above all. */
function inBasicPlane(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, pair => {
    const unit = standIns.find(({pattern}) => pattern.test(pair))?.unit ?? 'a'
    return unit + unit
  })
}

/** Indices of a line's parts from left to right, by the level of each (UAX #9, rule L2). */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index)
  const highest = Math.max(0, ...levels)
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if (levels[order[from]!]! < level) continue
      let to = from
      while (to < order.length && levels[order[to]!]! >= level) to++
      const reversed = order.slice(from, to).reverse()
      for (const [index, part] of reversed.entries()) order[from + index] = part
      from = to
    }
  }
  return order
}
