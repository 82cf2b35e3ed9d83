import type {Style} from '../css/style.ts'

/** Small kana and the mark that makes them long: class CJ of UAX #14. */
const smallKana =
  /[\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fc\u31f0-\u31ff\uff67-\uff70]/
/** What only loose breaking lets begin a line: iteration marks, middle dots, doubled and wide question marks. */
const looseStart =
  /[\u3005\u303b\u309d\u309e\u30fd\u30fe\u30fb\uff65\uff1a\uff1b\uff01\uff1f\u203c\u2047-\u2049]/
/** Dots that stand together but for loose breaking. */
const inseparable = /[\u2025\u2026]/
/** What a line may end with before any of these: letters of East Asia and their marks, no opening ones. */
const eastAsian =
  /[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]/
const someEastAsian = /[\u2025\u2026\u3005-\u30ff\u31f0-\u31ff\uff01-\uff9f]/

/** Whether `line-break` can make any difference to a text. */
export const hasEastAsian = (text: string): boolean => someEastAsian.test(text)

/** css-text-4, 5.3, over the items of one style: what UAX #14 says is `strict`. */
export function applyLineBreak(
  {lineBreak}: Style,
  text: string,
  {from, to}: {readonly from: number; readonly to: number},
  allowed: Uint8Array,
): void {
  if (lineBreak === 'anywhere') {
    breakAnywhere(text, {from, to}, allowed)
    return
  }
  if (lineBreak === 'strict') return
  for (let offset = Math.max(from, 1); offset < to; offset++) {
    const before = text[offset - 1]!
    const after = text[offset]!
    const isLoose =
      lineBreak === 'loose' &&
      (looseStart.test(after) || (inseparable.test(after) && inseparable.test(before)))
    if (
      (smallKana.test(after) || isLoose) &&
      (eastAsian.test(before) || (isLoose && inseparable.test(before)))
    )
      allowed[offset] = 1
  }
}

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

/** Around every character, whatever it is, but not before a space: that hangs. */
function breakAnywhere(
  text: string,
  {from, to}: {readonly from: number; readonly to: number},
  allowed: Uint8Array,
): void {
  for (const {index} of graphemes.segment(text.slice(from, to))) {
    const offset = from + index
    if (offset > 0 && !/\s/.test(text[offset]!)) allowed[offset] = 1
  }
}

/** Scripts that are written without spaces between words (class SA of UAX #14). */
const unspaced =
  /[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9fe\uaa60-\uaa7f]{2,}/g

const words = new Map<string, Intl.Segmenter>()

/** Lines of Thai, Lao, Khmer and Burmese end between words, as the dictionary of the runtime divides them. */
export function breakBetweenUnspacedWords(text: string, allowed: Uint8Array): void {
  for (const {0: run, index} of text.matchAll(unspaced)) {
    const lang = languageOf(run)
    const segmenter = words.get(lang) ?? new Intl.Segmenter(lang, {granularity: 'word'})
    words.set(lang, segmenter)
    for (const word of segmenter.segment(run)) if (word.index > 0) allowed[index + word.index] = 1
  }
}

function languageOf(run: string): string {
  const code = run.charCodeAt(0)
  if (code < 0x0e80) return 'th'
  if (code < 0x1000) return 'lo'
  return code >= 0x1780 && code <= 0x17ff ? 'km' : 'my'
}
