import type {Style} from '../css/style.ts'

/** Whether a box stands beside the text. */
export const isFloating = ({float}: Style) =>
  float === 'left' || float === 'right' || float === 'inside' || float === 'outside'

/** Which side a float goes to. Pages are not known yet, so inside and outside are the start and the end. */
export function floatSide({float}: Style, direction: 'ltr' | 'rtl'): 'left' | 'right' {
  if (float === 'left' || float === 'right') return float
  return (float === 'outside') === (direction === 'ltr') ? 'right' : 'left'
}
