import type {Parse, Resolve, Source, Value} from '../values/value.ts'

/** A property that stands for others. What its value does not mention is set to its initial value. */
export interface Shorthand {
  /** Longhands, physical or logical. */
  readonly longhands: readonly string[]
  readonly expand: (value: Value, source: Source) => Expansion | undefined
}

export type Expansion = Readonly<Record<string, Resolve<unknown>>>

/** Parts in any order, each taken by the first parser that knows it. */
export function anyOrder(
  value: Value,
  source: Source,
  parsers: Readonly<Record<string, Parse<unknown>>>,
): Expansion | undefined {
  const found: Record<string, Resolve<unknown>> = {}
  for (const node of value) {
    const taken = Object.entries(parsers).find(([name, parse]) => {
      const resolve = Object.hasOwn(found, name) ? undefined : parse([node], source)
      if (resolve) found[name] = resolve
      return resolve !== undefined
    })
    if (!taken) return undefined
  }
  return value.length ? found : undefined
}
