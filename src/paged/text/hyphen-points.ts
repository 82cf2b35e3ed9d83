import type {Style} from '../css/style.ts'
import {hyphenatorFor} from './hyphenate.ts'
import {type Word, widthOfStart} from './words.ts'

/** Where a word may be divided with a hyphen, and how much of it stays before. */
export interface HyphenPoint {
  readonly offset: number
  /** Of the characters before it; see `widthOfStart`. */
  readonly em: number
  readonly spaced: number
}

interface Limited {
  readonly limits: Style['hyphenateLimitChars']
  readonly points: readonly HyphenPoint[]
}

const known = new WeakMap<Word, Limited>()

/**
 * Points by the patterns of the style's language, within `hyphenate-limit-chars`. Joining scripts are never divided,
 * nor are addresses and numbers: there a hyphen would be read as their own.
 */
export function hyphenPoints(
  word: Word,
  {lang, hyphenateLimitChars: limits}: Style,
): readonly HyphenPoint[] {
  const before = known.get(word)
  if (before && isSame(before.limits, limits)) return before.points
  const points = word.parts.some(({cursive}) => cursive)
    ? []
    : offsets(word.text, lang, limits).map(offset => ({offset, ...widthOfStart(word, offset)}))
  known.set(word, {limits, points})
  return points
}

const isSame = (a: Limited['limits'], b: Limited['limits']) =>
  a === b || (a.word === b.word && a.before === b.before && a.after === b.after)

function offsets(text: string, lang: string, limits: Limited['limits']): readonly number[] {
  const hyphenator = hyphenatorFor(lang)
  if (!hyphenator || text.length < limits.word) return []
  if (plainWord.test(text)) return within(hyphenator(text), text.length, limits)
  if (/[\d/@_\\]|[.:]\p{L}/u.test(text)) return []
  return [...text.matchAll(/[\p{L}\p{M}'’]+/gu)].flatMap(({0: letters, index}) =>
    letters.length < limits.word
      ? []
      : within(hyphenator(letters), letters.length, limits).map(at => index + at),
  )
}

/** Most words; asked first, because it is answered fastest. */
const plainWord = /^[A-Za-z]+$/

const within = (points: readonly number[], length: number, limits: Limited['limits']) =>
  points.filter(at => at >= limits.before && length - at >= limits.after)
