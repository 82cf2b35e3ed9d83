import type {Style} from '../css/style.ts'
import {type Segment, widthOf} from './itemize.ts'
import {protrusionAtEnd, protrusionAtStart} from './protrusion.ts'
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
 * Points by which a line begins before its measure: the mark that begins its paragraph (CSS Text 4,
 * hanging-punctuation), or where nobody has said, a part of any mark that begins a justified line.
 */
export function hangAtStart(
  {type, word}: Segment,
  style: Style,
  {first}: Pick<LineEnds, 'first'>,
): number {
  if (type !== 'word') return 0
  const {hangingPunctuation: hangs} = style
  if (hangs === 'auto') {
    const share = style.textAlign === 'justify' ? protrusionAtStart(word!.text) : 0
    return share === 0 ? 0 : share * widthOfCharacters(word!, 1, style)
  }
  if (!first || !hangs.includes('first')) return 0
  return opening.test(word!.text) ? widthOfCharacters(word!, 1, style) : 0
}

/** Points by which a line ends behind its measure. A stop that is allowed to hang always does. */
export function hangAtEnd(
  {type, word, addedHyphen}: Segment,
  style: Style,
  {last}: Pick<LineEnds, 'last'>,
): number {
  if (type !== 'word') return 0
  const {hangingPunctuation: hangs} = style
  if (hangs === 'auto') {
    const share = style.textAlign === 'justify' ? protrusionAtEnd(word!.text) : 0
    return share === 0 ? 0 : share * widthOfLast(word!, style)
  }
  if (hangs.length === 0 || addedHyphen) return 0
  const {text} = word!
  const isStop = (hangs.includes('allow-end') || hangs.includes('force-end')) && stop.test(text)
  const isClosing = last && hangs.includes('last') && closing.test(text)
  return isStop || isClosing ? widthOfLast(word!, style) : 0
}

const widthOfLast = (word: Word, style: Style): number =>
  widthOf(word, style) - widthOfCharacters(word, word.text.length - 1, style)

function widthOfCharacters(word: Word, count: number, style: Style): number {
  const {em, spaced} = widthOfStart(word, count)
  return em * style.fontSize + spaced * style.letterSpacing
}
