import {type LonghandName, longhandNames, longhands, type ValueTypes} from './index.ts'

/**
 * A computed value for every longhand, by the longhand's number: there are thousands of these, and an array is
 * copied many times faster than an object of a hundred names.
 */
export type Values = readonly unknown[]

/** Reads one style's values by name. */
export type ValueReader = <Name extends LonghandName>(name: Name) => ValueTypes[Name]

const numbers = new Map(longhandNames.map((name, index) => [name, index]))

export const numberOf = (name: LonghandName): number => numbers.get(name)!

export const readValues =
  (values: Values): ValueReader =>
  name =>
    values[numberOf(name)] as never

export const initialValues: Values = longhandNames.map(name => longhands[name].initial)

const inheritedNumbers: readonly number[] = longhandNames.flatMap((name, index) =>
  longhands[name].inherited ? [index] : [],
)

/** Initial values, and the parent's where they inherit. */
export function inheritValues(parent: Values | undefined): unknown[] {
  const values = initialValues.slice()
  if (parent) for (const index of inheritedNumbers) values[index] = parent[index]
  return values
}

/** Names what children inherit from `values` and would not from `parent`; empty when there is nothing. */
export function inheritanceBeyond(parent: Values, values: Values): string {
  const changed = inheritedNumbers.filter(index => values[index] !== parent[index])
  return changed.length ? JSON.stringify(changed.map(index => [index, values[index]])) : ''
}
