import type {Style} from '../style.ts'
import {always, either, keywordFor, keywordOf, keywords, type Parse} from '../values/value.ts'
import {inherited} from './longhand.ts'

export const wrapMode: Parse<'wrap' | 'nowrap'> = keywords('wrap', 'nowrap')
export const wrapStyle: Parse<'auto' | 'balance' | 'pretty' | 'stable'> = keywords(
  'auto',
  'balance',
  'pretty',
  'stable',
)

/** `break-spaces` keeps spaces; that they take room at a line's end is for screens. */
export const whiteSpaceCollapse: Parse<WhiteSpaceCollapse> = either(
  keywords('collapse', 'preserve', 'preserve-breaks', 'preserve-spaces'),
  keywordFor('break-spaces', 'preserve'),
)

export type WhiteSpaceCollapse = 'collapse' | 'preserve' | 'preserve-breaks' | 'preserve-spaces'

/** `normal` is `ideograph-alpha ideograph-numeric`; with `punctuation` or `replace` it is the same here. */
const autospace: Parse<Style['textAutospace']> = value => {
  const names = value.map(keywordOf)
  const known =
    /^(?:normal|auto|no-autospace|ideograph-alpha|ideograph-numeric|punctuation|insert)$/
  if (!names.length || !names.every(name => name !== undefined && known.test(name)))
    return undefined
  const alpha = names.some(name => /^(?:normal|auto|ideograph-alpha)$/.test(name ?? ''))
  const numeric = names.some(name => /^(?:normal|auto|ideograph-numeric)$/.test(name ?? ''))
  return always({alpha, numeric})
}

/** Where lines may end, and what becomes of white space (css-text-4, 3 to 6). */
export const lineBreakingProperties = {
  'white-space-collapse': inherited<WhiteSpaceCollapse>('collapse', whiteSpaceCollapse),
  'text-wrap-mode': inherited<'wrap' | 'nowrap'>('wrap', wrapMode),
  'text-wrap-style': inherited<'auto' | 'balance' | 'pretty' | 'stable'>('auto', wrapStyle),
  'overflow-wrap': inherited<Style['overflowWrap']>(
    'normal',
    keywords('normal', 'anywhere', 'break-word'),
  ),
  'word-break': inherited<Style['wordBreak']>(
    'normal',
    either(keywords('normal', 'break-all', 'keep-all'), keywordFor('auto-phrase', 'normal')),
  ),
  'line-break': inherited<Style['lineBreak']>(
    'auto',
    keywords('auto', 'loose', 'normal', 'strict', 'anywhere'),
  ),
  'text-autospace': inherited<Style['textAutospace']>({alpha: true, numeric: true}, autospace),
} as const
