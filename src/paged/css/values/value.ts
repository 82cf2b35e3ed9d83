import type {CssNodePlain} from 'css-tree'

/** The nodes of a declaration's value, without white space and comments. */
export type Value = readonly CssNodePlain[]

/** What relative units are measured with. Lengths are points. */
export interface Context {
  /** What `em` means: the element's own size, its parent's while `font-size` itself is resolved. */
  readonly fontSize: number
  readonly rootFontSize: number
  /** What `lh` means. */
  readonly lineHeight: number
  readonly rootLineHeight: number
  /** The page's width and height, for `vw` and `vh`. */
  readonly page: {readonly width: number; readonly height: number}
  /** Of the parent, for `bolder` and `lighter`. */
  readonly parentFontWeight: number
  /** Of the element itself, once it is known. */
  readonly direction: 'ltr' | 'rtl'
}

/** A parsed value: what it is worth once its context is known. */
export type Resolve<T> = (context: Context) => T

/** Where a value was written. */
export interface Source {
  /** The stylesheet's path, which `url()` is relative to. */
  readonly path: string
  /** Report `unsupported-value` at the declaration that is being parsed. */
  readonly complain: (reason: string) => void
  /** Those of `@counter-style`, by name, written out. */
  readonly counterStyles?: ReadonlyMap<string, string>
}

/** Undefined when the value is not CSS, or not laid out. */
export type Parse<T> = (value: Value, source: Source) => Resolve<T> | undefined

export const always =
  <T>(value: T): Resolve<T> =>
  () =>
    value

/** The lower-case name when the value is one identifier. */
export const onlyKeyword = (value: Value): string | undefined =>
  value.length === 1 ? keywordOf(value[0]) : undefined

export const keywordOf = (node: CssNodePlain | undefined): string | undefined =>
  node?.type === 'Identifier' ? node.name.toLowerCase() : undefined

export const isComma = (node: CssNodePlain): boolean =>
  node.type === 'Operator' && node.value.trim() === ','

/** Cut a value at its commas. */
export function splitAtCommas(value: Value): readonly Value[] {
  const parts: CssNodePlain[][] = [[]]
  for (const node of value) {
    if (isComma(node)) parts.push([])
    else parts.at(-1)?.push(node)
  }
  return parts
}

/** White space and comments carry no value. */
export const significant = (nodes: readonly CssNodePlain[]): Value =>
  nodes.filter(node => node.type !== 'WhiteSpace' && node.type !== 'Comment')

/** One of the named keywords. */
export const keywords =
  <const K extends string>(...names: readonly K[]): Parse<K> =>
  value => {
    const keyword = onlyKeyword(value)
    const name = names.find(other => other === keyword)
    return name === undefined ? undefined : always(name)
  }

/** Keywords that CSS has and paper does not: told, and taken for another. */
export const replaced =
  <const K extends string>(property: string, names: readonly string[], other: K): Parse<K> =>
  (value, source) => {
    const keyword = onlyKeyword(value) ?? ''
    if (!names.includes(keyword)) return undefined
    source.complain(
      `Unexpected ${property} \`${keyword}\`, expected one that is laid out; \`${other}\` is used`,
    )
    return always(other)
  }

/** The first of the parsers that takes the value. */
export const either =
  <const T extends readonly Parse<unknown>[]>(
    ...parsers: T
  ): Parse<T[number] extends Parse<infer V> ? V : never> =>
  (value, source) => {
    for (const parse of parsers) {
      const resolve = parse(value, source)
      if (resolve) return resolve as Resolve<T[number] extends Parse<infer V> ? V : never>
    }
    return undefined
  }

/** Each space-separated part through one parser. */
export const each =
  <T>(parse: Parse<T>): Parse<readonly T[]> =>
  (value, source) => {
    const parts = value.map(node => parse([node], source))
    if (!parts.length || parts.some(part => !part)) return undefined
    return context => parts.map(part => part!(context))
  }

/** One value for another: `legacy('always', 'page')`. */
export const keywordFor =
  <const T>(name: string, meaning: T): Parse<T> =>
  value =>
    onlyKeyword(value) === name ? always(meaning) : undefined

export const mapped =
  <T, U>(parse: Parse<T>, change: (value: T) => U): Parse<U> =>
  (value, source) => {
    const resolve = parse(value, source)
    return resolve && (context => change(resolve(context)))
  }
