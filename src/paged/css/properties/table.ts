import type {Style} from '../style.ts'
import {length, nonNegative} from '../values/length.ts'
import {keywords, type Parse} from '../values/value.ts'
import {inherited, own} from './longhand.ts'

const borderSpacing: Parse<Style['borderSpacing']> = (value, source) => {
  const [first, second] = value
  if (!first || value.length > 2) return undefined
  const x = nonNegative(length)([first], source)
  const y = second ? nonNegative(length)([second], source) : x
  return x && y && (context => ({x: x(context), y: y(context)}))
}

export const tableProperties = {
  'table-layout': own<Style['tableLayout']>('auto', keywords('auto', 'fixed')),
  'border-collapse': inherited<Style['borderCollapse']>(
    'separate',
    keywords('separate', 'collapse'),
  ),
  'border-spacing': inherited<Style['borderSpacing']>({x: 0, y: 0}, borderSpacing),
  'caption-side': inherited<Style['captionSide']>('top', keywords('top', 'bottom')),
  'empty-cells': inherited<Style['emptyCells']>('show', keywords('show', 'hide')),
} as const
