import type {BorderStyle, BreakBetween, Style} from '../style.ts'
import {color, type SpecifiedColor} from '../values/color.ts'
import {integer, length, lengthPercentage, nonNegative} from '../values/length.ts'
import {always, either, keywords, mapped, type Parse} from '../values/value.ts'
import {borderStyle, borderWidth} from './border.ts'
import {inherited, own} from './longhand.ts'

export const breakBetween: Parse<BreakBetween> = keywords(
  'auto',
  'avoid',
  'avoid-page',
  'avoid-column',
  'page',
  'always',
  'all',
  'left',
  'right',
  'recto',
  'verso',
  'column',
)

/** Case matters: page names are the author's own. */
const pageName: Parse<string> = value => {
  const node = value[0]
  if (value.length !== 1 || node?.type !== 'Identifier') return undefined
  return always(node.name.toLowerCase() === 'auto' ? '' : node.name)
}

export const columnCount = either(
  keywords('auto'),
  mapped(integer, count => Math.max(1, count)),
)
export const columnWidth = either(keywords('auto'), nonNegative(length))

export const pagedProperties = {
  // css-page-3, 8.1: `auto` is the parent's page, which is what inheriting comes to.
  page: inherited('', pageName),
  'break-before': own<BreakBetween>('auto', breakBetween),
  'break-after': own<BreakBetween>('auto', breakBetween),
  'break-inside': own<Style['breakInside']>(
    'auto',
    keywords('auto', 'avoid', 'avoid-page', 'avoid-column'),
  ),
  'line-grid': own<Style['lineGrid']>('match-parent', keywords('match-parent', 'create')),
  'line-snap': inherited<Style['lineSnap']>('none', keywords('none', 'baseline', 'contain')),
  'footnote-display': own<Style['footnoteDisplay']>(
    'block',
    keywords('block', 'inline', 'compact'),
  ),
  'footnote-policy': own<Style['footnotePolicy']>('auto', keywords('auto', 'line', 'block')),
  'column-count': own<number | 'auto'>('auto', columnCount),
  'column-width': own<number | 'auto'>('auto', columnWidth),
  'column-gap': own<Style['columnGap']>(
    'normal',
    either(keywords('normal'), nonNegative(lengthPercentage)),
  ),
  'column-fill': own<Style['columnFill']>('balance', keywords('balance', 'auto', 'balance-all')),
  'column-span': own<Style['columnSpan']>('none', keywords('none', 'all')),
  'column-rule-width': own(2.25, borderWidth),
  'column-rule-style': own<BorderStyle>('none', borderStyle),
  'column-rule-color': own<SpecifiedColor>('currentcolor', color),
} as const
