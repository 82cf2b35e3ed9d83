import type {LengthPercentage} from './style.ts'

/** Points of a length whose percentages are of `whole`. */
export function resolveLength(length: LengthPercentage, whole: number): number {
  if (typeof length === 'number') return length
  const {value, plus, choices = []} = length
  return choices.reduce(
    (sum, {by, of, times}) => sum + times * Math[by](...of.map(part => resolveLength(part, whole))),
    (value / 100) * whole + plus,
  )
}
