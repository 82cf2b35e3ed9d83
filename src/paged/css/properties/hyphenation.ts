import type {Style} from '../style.ts'
import {integer, lengthPercentage, nonNegative} from '../values/length.ts'
import {always, either, keywordFor, keywordOf, keywords, type Parse} from '../values/value.ts'
import {inherited} from './longhand.ts'

/** `auto`, or up to three numbers that may be `auto`: word, before, after (css-text-4, 6.3.1). */
const limitChars: Parse<Style['hyphenateLimitChars']> = value => {
  const numbers = value.map(node =>
    keywordOf(node) === 'auto' ? 'auto' : node.type === 'Number' ? Number(node.value) : undefined,
  )
  if (!numbers.length || numbers.length > 3 || numbers.includes(undefined)) return undefined
  const [word = 'auto', before = 'auto', after = before] = numbers
  const given = (value: number | 'auto' | undefined, usual: number) =>
    typeof value === 'number' ? value : usual
  return always({word: given(word, 5), before: given(before, 2), after: given(after, 2)})
}

const character: Parse<string> = either(keywords('auto'), value =>
  value.length === 1 && value[0]?.type === 'String' ? always(value[0].value) : undefined,
)

const continuationMark: Parse<string> = either(keywordFor('none', ''), value =>
  value.length === 1 && value[0]?.type === 'String' ? always(value[0].value) : undefined,
)

/** Whether words are divided, and where they must not be (css-text-4, 6). */
export const hyphenationProperties = {
  hyphens: inherited<Style['hyphens']>('manual', keywords('none', 'manual', 'auto')),
  'hyphenate-character': inherited<string>('auto', character),
  // Ours: CSS has no word for it. Readers of code have to know which lines are one.
  '-octavo-continuation-mark': inherited<string>('', continuationMark),
  'hyphenate-limit-chars': inherited<Style['hyphenateLimitChars']>(
    {word: 5, before: 2, after: 2},
    limitChars,
  ),
  'hyphenate-limit-lines': inherited(
    Number.POSITIVE_INFINITY,
    either(keywordFor('no-limit', Number.POSITIVE_INFINITY), nonNegative(integer)),
  ),
  'hyphenate-limit-last': inherited<Style['hyphenateLimitLast']>(
    'none',
    keywords('none', 'always', 'column', 'page', 'spread'),
  ),
  'hyphenate-limit-zone': inherited<Style['hyphenateLimitZone']>(0, nonNegative(lengthPercentage)),
} as const
