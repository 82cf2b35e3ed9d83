import type {Parse} from '../values/value.ts'

/** One property that takes no others apart: the row that says it is laid out. */
export interface Longhand<T> {
  readonly inherited: boolean
  readonly initial: T
  /** From the written value to the computed one. */
  readonly parse: Parse<T>
}

export const inherited = <T>(initial: T, parse: Parse<T>): Longhand<T> => ({
  inherited: true,
  initial,
  parse,
})

export const own = <T>(initial: T, parse: Parse<T>): Longhand<T> => ({
  inherited: false,
  initial,
  parse,
})
