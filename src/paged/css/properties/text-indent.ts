import type {LengthPercentage} from '../style.ts'
import {lengthPercentage} from '../values/length.ts'
import {keywordOf, type Parse} from '../values/value.ts'

export interface TextIndent {
  readonly length: LengthPercentage
  readonly hanging: boolean
  readonly eachLine: boolean
}

/** A length, and in any place `hanging` and `each-line` (css-text-4, 7.1). */
export const textIndent: Parse<TextIndent> = (value, source) => {
  const words = value.map(keywordOf).filter(word => word !== undefined)
  const hanging = words.includes('hanging')
  const eachLine = words.includes('each-line')
  if (words.length !== Number(hanging) + Number(eachLine)) return undefined
  const length = lengthPercentage(
    value.filter(node => keywordOf(node) === undefined),
    source,
  )
  return length && (context => ({length: length(context), hanging, eachLine}))
}
