import type {Style} from '../css/style.ts'

/** Whether a box has left its place in the text: for a side, for the head or foot of its page or column, or for good. */
export const isFloating = (style: Style) =>
  isBeside(style) || pageFloatSide(style) !== undefined || style.float === 'absolute'

const isBeside = ({float}: Style) =>
  float === 'left' || float === 'right' || float === 'inside' || float === 'outside'

/** Which edge of its page or column a float goes to; undefined when it stands beside the text. */
export const pageFloatSide = ({float}: Style): 'top' | 'bottom' | undefined =>
  float === 'top' || float === 'bottom' ? float : undefined

/**
 * Which side a float goes to on a right page, and whether it goes to the other one on a left page: `inside` is where the
 * pages are bound (css-gcpm-3).
 */
export function floatSide({float}: Style): {
  readonly side: 'left' | 'right'
  readonly turns: boolean
} {
  if (float === 'inside') return {side: 'left', turns: true}
  if (float === 'outside') return {side: 'right', turns: true}
  return {side: float === 'right' ? 'right' : 'left', turns: false}
}
