import type {BorderStyle} from '../style.ts'
import {color, type SpecifiedColor, transparent} from '../values/color.ts'
import {length, nonNegative} from '../values/length.ts'
import {always, either, keywordFor, keywords, onlyKeyword, type Parse} from '../values/value.ts'
import {own} from './longhand.ts'

/** css-backgrounds-3, 3.3: 1, 3 and 5 pixels. */
export const borderWidth: Parse<number> = either(
  keywordFor('thin', 0.75),
  keywordFor('medium', 2.25),
  keywordFor('thick', 3.75),
  nonNegative(length),
)

const drawn = keywords('none', 'hidden', 'solid', 'dashed', 'dotted', 'double')

/** The four styles that feign depth are painted solid, and reported. */
export const borderStyle: Parse<BorderStyle> = (value, source) => {
  const keyword = onlyKeyword(value) ?? ''
  if (!['groove', 'ridge', 'inset', 'outset'].includes(keyword)) return drawn(value, source)
  source.complain(`Unexpected border style \`${keyword}\`, expected a flat one; \`solid\` is used`)
  return always<BorderStyle>('solid')
}

const width = own(2.25, borderWidth)
const style = own<BorderStyle>('none', borderStyle)
const lineColor = own<SpecifiedColor>('currentcolor', color)

export const borderProperties = {
  'border-top-width': width,
  'border-right-width': width,
  'border-bottom-width': width,
  'border-left-width': width,
  'border-top-style': style,
  'border-right-style': style,
  'border-bottom-style': style,
  'border-left-style': style,
  'border-top-color': lineColor,
  'border-right-color': lineColor,
  'border-bottom-color': lineColor,
  'border-left-color': lineColor,
  'background-color': own<SpecifiedColor>(transparent, color),
} as const
