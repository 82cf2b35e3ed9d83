import type {AtrulePlain, CssNodePlain} from 'css-tree'
import type {Weighted} from './counter-systems.ts'
import {parseCss} from './parse.ts'
import type {Stylesheet} from './stylesheet.ts'
import {isComma, keywordOf, significant, splitAtCommas, type Value} from './values/value.ts'

/** A `@counter-style`, or `symbols()`, as it stands in a style: all that writing its numbers takes. */
export interface CustomCounterStyle {
  readonly system:
    | 'cyclic'
    | 'numeric'
    | 'alphabetic'
    | 'symbolic'
    | 'additive'
    | 'fixed'
    | 'extends'
  /** The number of the first symbol of a `fixed` system. */
  readonly first: number
  /** The style that it `extends`: a name, or one of these written out. */
  readonly base: string
  readonly symbols: readonly string[]
  /** Weights from the largest down. */
  readonly additive: readonly Weighted[]
  readonly negative: {readonly before: string; readonly after: string}
  readonly prefix: string | undefined
  readonly suffix: string | undefined
  readonly ranges: ReadonlyArray<{readonly from: number; readonly to: number}> | undefined
  readonly pad: {readonly length: number; readonly symbol: string} | undefined
  readonly fallback: string
}

/** Marks a style that is written out, where other styles are names. */
const sign = '@'

export const isCustom = (style: string): boolean => style.startsWith(sign)

export const writeOut = (style: CustomCounterStyle): string => sign + JSON.stringify(style)

const read = new Map<string, CustomCounterStyle>()

export function readBack(text: string): CustomCounterStyle {
  const known = read.get(text) ?? (JSON.parse(text.slice(sign.length)) as CustomCounterStyle)
  read.set(text, known)
  return known
}

/** Styles of all sheets by name, written out. They may be used before they are defined, so they are read first. */
export function counterStylesIn(sheets: readonly Stylesheet[]): ReadonlyMap<string, string> {
  const rules = new Map<string, CustomCounterStyle>()
  for (const {css} of sheets) {
    if (!/@counter-style/i.test(css)) continue
    const tree = parseCss(css, {})
    if (tree.type === 'StyleSheet') collect(tree.children, rules)
  }
  return new Map([...rules.keys()].map(name => [name, writeOut(resolved(name, rules, []))]))
}

function collect(nodes: readonly CssNodePlain[], into: Map<string, CustomCounterStyle>): void {
  for (const node of nodes) {
    if (node.type !== 'Atrule') continue
    if (node.name.toLowerCase() !== 'counter-style') collect(node.block?.children ?? [], into)
    else {
      const name = nameOf(node)
      const style = styleOf(node.block?.children ?? [])
      if (name !== undefined && style) into.set(name, style)
    }
  }
}

/** Undefined where there is none. */
export const nameOf = ({prelude}: AtrulePlain): string | undefined => {
  const node = prelude?.type === 'AtrulePrelude' ? prelude.children[0] : undefined
  return node?.type === 'Identifier' ? node.name : undefined
}

/** A style whose base and fallback are written out, too. A circle ends at `decimal` (css-counter-styles-3, 3.1.7). */
function resolved(
  name: string,
  rules: ReadonlyMap<string, CustomCounterStyle>,
  around: readonly string[],
): CustomCounterStyle {
  const style = rules.get(name)!
  const reference = (other: string) => {
    if (!rules.has(other)) return other
    return [...around, name].includes(other)
      ? 'decimal'
      : writeOut(resolved(other, rules, [...around, name]))
  }
  return {...style, base: reference(style.base), fallback: reference(style.fallback)}
}

/** Undefined where the symbols are missing that the system needs. */
export function styleOf(block: readonly CssNodePlain[]): CustomCounterStyle | undefined {
  const values = new Map<string, Value>()
  for (const node of block)
    if (node.type === 'Declaration' && node.value.type === 'Value')
      values.set(node.property.toLowerCase(), significant(node.value.children))
  const [system = {type: 'Identifier', name: 'symbolic'} as const, argument] =
    values.get('system') ?? []
  const symbols = (values.get('symbols') ?? []).map(symbolOf)
  const style: CustomCounterStyle = {
    system: systemOf(keywordOf(system)),
    first: argument?.type === 'Number' ? Number(argument.value) : 1,
    base: argument?.type === 'Identifier' ? argument.name : 'decimal',
    symbols,
    additive: additiveOf(values.get('additive-symbols')),
    negative: negativeOf(values.get('negative')),
    prefix: onlySymbol(values.get('prefix')),
    suffix: onlySymbol(values.get('suffix')),
    ranges: rangesOf(values.get('range')),
    pad: padOf(values.get('pad')),
    fallback: nameIn(values.get('fallback')) ?? 'decimal',
  }
  return isWhole(style) ? style : undefined
}

const isWhole = ({system, symbols, additive}: CustomCounterStyle) => {
  if (system === 'extends') return true
  if (system === 'additive') return additive.length > 0
  return symbols.length >= (system === 'numeric' || system === 'alphabetic' ? 2 : 1)
}

const systems = [
  'cyclic',
  'numeric',
  'alphabetic',
  'symbolic',
  'additive',
  'fixed',
  'extends',
] as const

const systemOf = (keyword: string | undefined) =>
  systems.find(system => system === keyword) ?? 'symbolic'

const symbolOf = (node: CssNodePlain): string =>
  node.type === 'String' ? node.value : node.type === 'Identifier' ? node.name : ''

const onlySymbol = (value: Value | undefined) => (value?.[0] ? symbolOf(value[0]) : undefined)

const nameIn = (value: Value | undefined) =>
  value?.[0]?.type === 'Identifier' ? value[0].name : undefined

const negativeOf = (value: Value | undefined): CustomCounterStyle['negative'] => ({
  before: value?.[0] ? symbolOf(value[0]) : '-',
  after: value?.[1] ? symbolOf(value[1]) : '',
})

/** A whole number and a symbol, in any order. */
function weighted(value: Value | undefined) {
  const number = value?.find(node => node.type === 'Number')
  const symbol = value?.find(node => node.type !== 'Number' && !isComma(node))
  if (number?.type !== 'Number' || !symbol) return undefined
  return {number: Number(number.value), symbol: symbolOf(symbol)}
}

const additiveOf = (value: Value | undefined): CustomCounterStyle['additive'] =>
  (value ? splitAtCommas(value) : [])
    .flatMap(part => {
      const found = weighted(part)
      return found ? [{weight: found.number, sign: found.symbol}] : []
    })
    .sort((a, b) => b.weight - a.weight)

function padOf(value: Value | undefined): CustomCounterStyle['pad'] {
  const found = weighted(value)
  return found && {length: Math.min(100, found.number), symbol: found.symbol}
}

/** `infinite` does not outlive JSON: these are as good. */
const farthest = Number.MAX_SAFE_INTEGER

function rangesOf(value: Value | undefined): CustomCounterStyle['ranges'] {
  if (!value || keywordOf(value[0]) === 'auto') return undefined
  return splitAtCommas(value).map(([from, to]) => ({
    from: from?.type === 'Number' ? Number(from.value) : -farthest,
    to: to?.type === 'Number' ? Number(to.value) : farthest,
  }))
}

/** `symbols(cyclic "*" "†")`, `symbolic` where nothing is said (css-counter-styles-3, 5). */
export function symbolsFunction(value: Value): string | undefined {
  const [first] = value
  const system = systems.find(known => known === keywordOf(first))
  const symbols = value.flatMap(node => (node.type === 'String' ? [node.value] : []))
  if (symbols.length !== value.length - (system ? 1 : 0) || symbols.length === 0) return undefined
  if (system === 'additive' || system === 'extends') return undefined
  const style: CustomCounterStyle = {
    system: system ?? 'symbolic',
    first: 1,
    base: 'decimal',
    symbols,
    additive: [],
    negative: {before: '-', after: ''},
    prefix: undefined,
    suffix: ' ',
    ranges: undefined,
    pad: undefined,
    fallback: 'decimal',
  }
  return isWhole(style) ? writeOut(style) : undefined
}
