import {resolveLength} from '../resolve-length.ts'
import type {LengthPercentage} from '../style.ts'
import {dependsOnPercentage, type Quantity, quantityOf, type Sum} from './calc.ts'
import {always, type Parse, type Value} from './value.ts'

/** A length or percentage; the number 0 needs no unit. */
export const lengthPercentage: Parse<LengthPercentage> = value => {
  const quantity = only(value)
  if (!quantity) return undefined
  if (quantity.type === 'number') return quantity.value === 0 ? always(0) : undefined
  return context => fromSum(quantity.resolve(context))
}

/** A length without a percentage. */
export const length: Parse<number> = value => {
  const quantity = only(value)
  if (!quantity) return undefined
  if (quantity.type === 'number') return quantity.value === 0 ? always(0) : undefined
  if (value[0]?.type === 'Percentage' || dependsOnPercentage(quantity.resolve)) return undefined
  return context => quantity.resolve(context).points
}

/** A length whose percentages are of `whole`, a part of the context. */
export const lengthOf =
  (whole: 'fontSize' | 'lineHeight'): Parse<number> =>
  value => {
    const quantity = only(value)
    if (!quantity) return undefined
    if (quantity.type === 'number') return quantity.value === 0 ? always(0) : undefined
    return context => resolveLength(fromSum(quantity.resolve(context)), context[whole])
  }

/** Negative values make the declaration invalid where they are written out; what calc() gives is clamped. */
export const nonNegative =
  <T extends LengthPercentage>(parse: Parse<T>): Parse<T> =>
  (value, source) => {
    const resolve = parse(value, source)
    const first = value[0]
    if (!resolve || (first && 'value' in first && Number(first.value) < 0)) return undefined
    return context => {
      const resolved = resolve(context)
      return typeof resolved === 'number' && resolved < 0 ? (0 as T) : resolved
    }
  }

export const number: Parse<number> = value => {
  const quantity = only(value)
  return quantity?.type === 'number' ? always(quantity.value) : undefined
}

export const integer: Parse<number> = value => {
  const quantity = only(value)
  return quantity?.type === 'number' && Number.isInteger(quantity.value)
    ? always(quantity.value)
    : undefined
}

/** A number or a percentage, as a share of 1. */
export const share: Parse<number> = value => {
  const quantity = only(value)
  if (!quantity) return undefined
  if (quantity.type === 'number') return always(quantity.value)
  if (value[0]?.type !== 'Percentage') return undefined
  return context => quantity.resolve(context).percent / 100
}

const only = (value: Value): Quantity | undefined =>
  value.length === 1 ? quantityOf(value[0]) : undefined

function fromSum({points, percent, choices}: Sum): LengthPercentage {
  if (choices.length === 0)
    return percent === 0 ? points : {type: 'percentage', value: percent, plus: points}
  const later = choices.map(choice => ({...choice, of: choice.of.map(fromSum)}))
  return {type: 'percentage', value: percent, plus: points, choices: later}
}
