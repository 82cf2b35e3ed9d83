import type {Style} from '../style.ts'
import {color, type SpecifiedColor} from '../values/color.ts'
import {lengthOf, nonNegative} from '../values/length.ts'
import {either, keywordFor, keywords} from '../values/value.ts'
import {inherited, own} from './longhand.ts'
import {setOf} from './set-of.ts'

export const decorationLine = setOf('underline', 'overline', 'line-through')
export const decorationStyle = keywords('solid', 'double', 'dotted', 'dashed', 'wavy')
export const decorationThickness = either(
  keywords('auto', 'from-font'),
  nonNegative(lengthOf('fontSize')),
)

/** Lines under, over and through text (css-text-decor-4). */
export const decorationProperties = {
  'text-decoration-line': own<Style['textDecorationLine']>([], decorationLine),
  'text-decoration-color': own<SpecifiedColor>('currentcolor', color),
  'text-decoration-thickness': own<Style['textDecorationThickness']>('auto', decorationThickness),
  'text-decoration-style': own<Style['textDecorationStyle']>('solid', decorationStyle),
  'text-decoration-skip-ink': inherited<Style['textDecorationSkipInk']>(
    'auto',
    keywords('auto', 'none', 'all'),
  ),
  'text-underline-offset': inherited<Style['textUnderlineOffset']>(
    'auto',
    either(keywords('auto'), lengthOf('fontSize')),
  ),
  'text-underline-position': inherited<Style['textUnderlinePosition']>(
    'auto',
    either(
      keywords('auto', 'under', 'from-font'),
      keywordFor('left', 'auto'),
      keywordFor('right', 'auto'),
    ),
  ),
} as const
