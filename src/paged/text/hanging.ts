import type {Style} from '../css/style.ts'
import {type Segment, widthOf} from './itemize.ts'
import {type Word, widthOfStart} from './words.ts'

/** Which of its ends a line has in common with its paragraph. */
export interface LineEnds {
  readonly first: boolean
  readonly last: boolean
}

const stop = /[,.،۔、。，．﹐﹑﹒｡､]$/
const opening = /^[\p{Ps}\p{Pi}\p{Pf}"']/u
const closing = /[\p{Pe}\p{Pi}\p{Pf}"']$/u

/**
 * Points of the mark that begins a paragraph and hangs before its first line (CSS Text 4, hanging-punctuation).
 */
export function hangAtStart({type, word}: Segment, style: Style): number {
  if (type !== 'word' || !style.hangingPunctuation.includes('first')) return 0
  return opening.test(word!.text) ? widthOfCharacters(word!, 1, style) : 0
}

/** Points of the mark that hangs behind a line. A stop that is allowed to hang always does. */
export function hangAtEnd(
  {type, word, addedHyphen}: Segment,
  style: Style,
  {last}: Pick<LineEnds, 'last'>,
): number {
  const {hangingPunctuation: hangs} = style
  if (hangs.length === 0 || type !== 'word' || addedHyphen) return 0
  const {text} = word!
  const isStop = (hangs.includes('allow-end') || hangs.includes('force-end')) && stop.test(text)
  const isClosing = last && hangs.includes('last') && closing.test(text)
  if (!isStop && !isClosing) return 0
  return widthOf(word!, style) - widthOfCharacters(word!, text.length - 1, style)
}

function widthOfCharacters(word: Word, count: number, style: Style): number {
  const {em, spaced} = widthOfStart(word, count)
  return em * style.fontSize + spaced * style.letterSpacing
}
