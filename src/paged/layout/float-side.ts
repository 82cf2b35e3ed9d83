import type {Style} from '../css/style.ts'

/** Whether a box has left its place in the text, for a side of it or for the head or foot of its page or column. */
export const isFloating = (style: Style) => isBeside(style) || pageFloatSide(style) !== undefined

const isBeside = ({float}: Style) =>
  float === 'left' || float === 'right' || float === 'inside' || float === 'outside'

/** Which edge of its page or column a float goes to; undefined when it stands beside the text. */
export const pageFloatSide = ({float}: Style): 'top' | 'bottom' | undefined =>
  float === 'top' || float === 'bottom' ? float : undefined

/** Which side a float goes to. Pages are not known yet, so inside and outside are the start and the end. */
export function floatSide({float}: Style, direction: 'ltr' | 'rtl'): 'left' | 'right' {
  if (float === 'left' || float === 'right') return float
  return (float === 'outside') === (direction === 'ltr') ? 'right' : 'left'
}
