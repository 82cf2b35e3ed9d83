import type {Style} from '../style.ts'
import {integer, lengthOf, nonNegative, number} from '../values/length.ts'
import {either, keywordFor, keywords, type Parse} from '../values/value.ts'
import {inherited, own} from './longhand.ts'
import {setOf} from './set-of.ts'
import {type TextIndent, textIndent} from './text-indent.ts'

const verticalAlign: Parse<Style['verticalAlign']> = either(
  keywords('baseline', 'sub', 'super', 'top', 'bottom', 'middle', 'text-top', 'text-bottom'),
  lengthOf('lineHeight'),
)

const spacing = either(keywordFor('normal', 0), lengthOf('fontSize'))

/** Zero and less are no number of lines (css-break-3, 3.3). */
const lineCount: Parse<number> = (value, source) =>
  Number((value[0] as {value?: string} | undefined)?.value) <= 0
    ? undefined
    : integer(value, source)

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
  'text-indent': inherited<TextIndent>({length: 0, hanging: false, eachLine: false}, textIndent),
  'text-transform': inherited<Style['textTransform']>(
    'none',
    keywords('none', 'uppercase', 'lowercase', 'capitalize'),
  ),
  'letter-spacing': inherited(0, spacing),
  'word-spacing': inherited(0, spacing),
  'tab-size': inherited(8, nonNegative(number)),
  'hanging-punctuation': inherited<Style['hangingPunctuation']>(
    'auto',
    setOf('first', 'last', 'allow-end', 'force-end'),
  ),
  'vertical-align': own<Style['verticalAlign']>('baseline', verticalAlign),
  orphans: inherited(2, lineCount),
  widows: inherited(2, lineCount),
} as const
