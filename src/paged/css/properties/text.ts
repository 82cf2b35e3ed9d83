import type {Style} from '../style.ts'
import {color, type SpecifiedColor} from '../values/color.ts'
import {integer, lengthOf, lengthPercentage, nonNegative, number} from '../values/length.ts'
import {
  always,
  either,
  keywordFor,
  keywordOf,
  keywords,
  onlyKeyword,
  type Parse,
} from '../values/value.ts'
import {inherited, own} from './longhand.ts'

/** A set of words, each at most once; `none` is the empty set. */
const setOf =
  <const K extends string>(...known: readonly K[]): Parse<readonly K[]> =>
  value => {
    if (onlyKeyword(value) === 'none') return always([])
    const names = value.map(node => known.find(name => name === keywordOf(node)))
    const valid = names.every((name, index) => name !== undefined && names.indexOf(name) === index)
    return valid && names.length ? always(names as K[]) : undefined
  }

/** Hanging an indent or indenting each line is not laid out: such values are reported. */
const textIndent: Parse<Style['textIndent']> = lengthPercentage

const verticalAlign: Parse<Style['verticalAlign']> = either(
  keywords('baseline', 'sub', 'super', 'top', 'bottom', 'middle', 'text-top', 'text-bottom'),
  lengthOf('lineHeight'),
)

const spacing = either(keywordFor('normal', 0), lengthOf('fontSize'))

const wraps = keywords('wrap', 'nowrap', 'balance', 'pretty', 'stable')
/** `auto` is css-text-4's name for the style that `wrap` has. */
export const textWrap: Parse<Style['textWrap']> = either(wraps, keywordFor('auto', 'wrap'))

export const decorationLine = setOf('underline', 'overline', 'line-through')
export const decorationThickness = either(
  keywords('auto'),
  keywordFor('from-font', 'auto'),
  nonNegative(lengthOf('fontSize')),
)

export const textProperties = {
  direction: inherited<Style['direction']>('ltr', keywords('ltr', 'rtl')),
  'unicode-bidi': own<Style['unicodeBidi']>(
    'normal',
    keywords('normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext'),
  ),
  'text-align': inherited<Style['textAlign']>(
    'start',
    keywords('start', 'end', 'left', 'right', 'center', 'justify'),
  ),
  'text-align-last': inherited<Style['textAlignLast']>(
    'auto',
    keywords('auto', 'start', 'end', 'left', 'right', 'center', 'justify'),
  ),
  'text-indent': inherited<Style['textIndent']>(0, textIndent),
  'text-transform': inherited<Style['textTransform']>(
    'none',
    keywords('none', 'uppercase', 'lowercase', 'capitalize'),
  ),
  'text-decoration-line': own<Style['textDecorationLine']>([], decorationLine),
  'text-decoration-color': own<SpecifiedColor>('currentcolor', color),
  'text-decoration-thickness': own<number | 'auto'>('auto', decorationThickness),
  'text-decoration-style': own<'solid'>('solid', keywords('solid')),
  'white-space': inherited<Style['whiteSpace']>(
    'normal',
    either(
      keywords('normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'),
      keywordFor('break-spaces', 'pre-wrap'),
    ),
  ),
  'overflow-wrap': inherited<Style['overflowWrap']>(
    'normal',
    keywords('normal', 'anywhere', 'break-word'),
  ),
  'word-break': inherited<Style['wordBreak']>(
    'normal',
    keywords('normal', 'break-all', 'keep-all'),
  ),
  'letter-spacing': inherited(0, spacing),
  'word-spacing': inherited(0, spacing),
  'tab-size': inherited(8, nonNegative(number)),
  'text-wrap': inherited<Style['textWrap']>('wrap', textWrap),
  'hanging-punctuation': inherited<Style['hangingPunctuation']>(
    [],
    setOf('first', 'last', 'allow-end', 'force-end'),
  ),
  'vertical-align': own<Style['verticalAlign']>('baseline', verticalAlign),
  orphans: inherited(2, integer),
  widows: inherited(2, integer),
} as const
