import LineBreaker from 'linebreak'
import {breakAddresses} from './addresses.ts'
import {type FlatText, wraps} from './flatten.ts'
import {applyLineBreak, breakBetweenUnspacedWords, hasEastAsian} from './line-break-rules.ts'
import type {InlineItem} from './paragraph.ts'

/**
 * Where a line may end: not 0 before each UTF-16 offset with a break opportunity (UAX #14, as `white-space`, `word-break`
 * and the items leave it). Forced breaks and hyphens are not among them.
 */
export function breakOpportunities<Source>(
  items: readonly InlineItem<Source>[],
  {text, starts, zeroWidthSpaces}: FlatText,
): Uint8Array {
  const allowed = new Uint8Array(text.length + 1)
  const breaker = new LineBreaker(asLetters(items, text, starts))
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    allowed[found.position] = 1
  }
  breakBeforeCode(text, allowed)
  const mayDiffer = hasEastAsian(text)
  breakBetweenUnspacedWords(text, allowed)
  breakAddresses(text, allowed)
  for (const offset of zeroWidthSpaces) allowed[offset] = 1
  for (const [index, item] of items.entries()) {
    const from = starts[index]!
    const to = starts[index + 1]!
    if (item.type === 'text') {
      if (mayDiffer || item.style.lineBreak === 'anywhere')
        applyLineBreak(item.style, text, {from, to}, allowed)
      if (item.style.wordBreak === 'break-all') allowInsideWords(text, from, to, allowed)
      if (item.style.wordBreak === 'keep-all') forbidInsideWords(text, from, to, allowed)
      if (!wraps(item.style)) allowed.fill(0, from + 1, to + 1)
    }
    if (item.type === 'leader') {
      allowed[from] = 1
      allowed[to] = 0
    }
    if (isGlued(item) && from > 0 && !/\s/.test(text[from - 1]!)) allowed[from] = 0
  }
  return allowed
}

/**
 * A point or colon that begins a word belongs to it: `.css`, `:root`, `/usr`. UAX #14 binds it to what stands before the
 * space, for languages that put a space before their marks; a letter behind it tells that it is none.
 */
function breakBeforeCode(text: string, allowed: Uint8Array) {
  for (const {index} of text.matchAll(/(?<= )[:;.,!?/]+(?=[\p{L}\p{N}_(-])/gu)) allowed[index] = 1
}

/** The text with a letter for each formula. */
function asLetters<Source>(
  items: readonly InlineItem<Source>[],
  text: string,
  starts: Int32Array,
): string {
  let letters = text
  for (const [index, item] of items.entries()) {
    if (item.type !== 'atomic' || !item.isWord) continue
    const at = starts[index]!
    letters = `${letters.slice(0, at)}x${letters.slice(at + 1)}`
  }
  return letters
}

/** A call to a note stays with the word or mark it stands behind. */
const isGlued = <Source>(item: InlineItem<Source>) =>
  (item.type === 'open' && (item.glue === true || item.style.verticalAlign === 'super')) ||
  (item.type === 'atomic' && item.style.verticalAlign === 'super')

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})
const letter = /[\p{L}\p{N}\p{M}]/u

function allowInsideWords(text: string, from: number, to: number, allowed: Uint8Array) {
  for (const {index} of graphemes.segment(text.slice(from, to))) {
    const offset = from + index
    if (index > 0 && letter.test(text[offset - 1]!) && letter.test(text[offset]!)) {
      allowed[offset] = 1
    }
  }
}

function forbidInsideWords(text: string, from: number, to: number, allowed: Uint8Array) {
  for (let offset = from + 1; offset < to; offset++) {
    if (letter.test(text[offset - 1]!) && letter.test(text[offset]!)) allowed[offset] = 0
  }
}
