import type {Style} from '../style.ts'
import {always, keywordOf, onlyKeyword, type Parse} from '../values/value.ts'
import {own} from './longhand.ts'

/** `3`, `3 2`, `3 raise`, `2.5 drop` (css-inline-3, 6.2). */
const initialLetter: Parse<Style['initialLetter']> = value => {
  if (onlyKeyword(value) === 'normal') return always('normal')
  const numbers = value.flatMap(node => (node.type === 'Number' ? [Number(node.value)] : []))
  const words = value.flatMap(node => keywordOf(node) ?? [])
  const [size, sink = size] = numbers
  if (numbers.length + words.length !== value.length || numbers.length > 2) return undefined
  if (size === undefined || sink === undefined || size < 1 || sink < 1) return undefined
  if (!Number.isInteger(sink) && numbers.length === 2) return undefined
  if (words.length > 1 || (words.length === 1 && numbers.length === 2)) return undefined
  if (words[0] === 'raise') return always({size, sink: 1})
  if (words.length === 1 && words[0] !== 'drop') return undefined
  return always({size, sink: Math.floor(sink)})
}

export const initialLetterProperties = {
  'initial-letter': own<Style['initialLetter']>('normal', initialLetter),
} as const
