import type {CssNodePlain} from 'css-tree'
import {generate, parse, toPlainObject} from 'css-tree/dist/csstree.esm'
import {compileSelector, type Named, type Selector} from '../../selectors.ts'

/** A rule of a style sheet, as far as it says which letters of which font are shown. */
export interface FontRule<E extends Named> {
  readonly selector: Selector<E>
  /** `before` or `after` where the rule is of text that the sheet adds. */
  readonly pseudo: string | undefined
  readonly declarations: ReadonlyMap<string, string>
}

/** Rules by what their last element must be, from the weakest to the strongest of each. */
export interface FontRules<E extends Named> {
  readonly of: (element: E) => readonly FontRule<E>[]
  /** Whether a rule depends on an id, or on what stands beside an element. */
  readonly askForSiblings: boolean
}

/** What reading systems do by themselves (HTML, 15.3). */
const userAgent = `
h1,h2,h3,h4,h5,h6,b,strong,th,dt{font-weight:bold} em,i,cite,dfn,var,address{font-style:italic}
code,kbd,samp,pre,tt{font-family:monospace} ol{list-style-type:decimal} ul{list-style-type:disc}`

const properties =
  /^(font|font-family|font-weight|font-style|font-variant|font-variant-caps|text-transform|content|list-style|list-style-type)$/

/** The rules of a sheet without `@media`, which the sheets of e-books are. */
export function readFontRules<E extends Named>(css: string): FontRules<E> {
  const rules = [...rulesIn<E>(userAgent), ...rulesIn<E>(css)]
    // Sorting keeps the order of equals.
    .sort((one, other) => one.rule.selector.weight - other.rule.selector.weight)
  const byKey = new Map<string, Array<FontRule<E>>>()
  const askForSiblings = rules.some(({isOfItsPlace}) => isOfItsPlace)
  const order = new Map(rules.map(({rule}, index) => [rule, index]))
  for (const {key, rule} of rules) byKey.set(key, [...(byKey.get(key) ?? []), rule])
  return {
    askForSiblings,
    of: ({name, attributes}) => {
      const classes = attributes.class?.split(' ') ?? []
      return [name, ...classes.map(one => `.${one}`), '']
        .flatMap(key => byKey.get(key) ?? [])
        .sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    },
  }
}

interface Keyed<E extends Named> {
  /** A type, a class with its point, or '' for all elements. */
  readonly key: string
  readonly rule: FontRule<E>
  readonly isOfItsPlace: boolean
}

function rulesIn<E extends Named>(css: string): readonly Keyed<E>[] {
  const sheet = toPlainObject(parse(css, {parseValue: false}))
  if (sheet.type !== 'StyleSheet') return []
  return sheet.children.flatMap(node => {
    if (node.type !== 'Rule' || node.prelude.type !== 'SelectorList') return []
    const declarations = declarationsIn(node.block.children)
    if (declarations.size === 0) return []
    return node.prelude.children.flatMap(selector =>
      selector.type === 'Selector' ? keyed<E>(selector.children, declarations) : [],
    )
  })
}

function declarationsIn(children: readonly CssNodePlain[]): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>()
  for (const child of children) {
    if (child.type !== 'Declaration' || !properties.test(child.property)) continue
    const value = child.value.type === 'Raw' ? child.value.value : generate(child.value as never)
    declarations.set(child.property, value.trim())
  }
  return declarations
}

function keyed<E extends Named>(
  nodes: readonly CssNodePlain[],
  declarations: ReadonlyMap<string, string>,
): readonly Keyed<E>[] {
  const pseudo = nodes.find(node => node.type === 'PseudoElementSelector')
  const selector = compileSelector<E>(nodes.filter(node => node !== pseudo))
  if (!selector) return []
  const last = nodes.slice(nodes.findLastIndex(({type}) => type === 'Combinator') + 1)
  const [type] = last.filter(node => node.type === 'TypeSelector' && node.name !== '*')
  const [of] = last.filter(node => node.type === 'ClassSelector')
  const key = of ? `.${nameOf(of)}` : type ? nameOf(type) : ''
  const isOfItsPlace = nodes.some(asksForPlace)
  return [{key, isOfItsPlace, rule: {selector, pseudo: pseudo && nameOf(pseudo), declarations}}]
}

function asksForPlace(node: CssNodePlain): boolean {
  switch (node.type) {
    case 'IdSelector':
      return true
    case 'Combinator':
      return /[+~]/.test(node.name)
    case 'AttributeSelector':
      return /^(id|href|src|alt|title|width|height)$/.test(node.name.name)
    case 'PseudoClassSelector':
      if (/^(not|is|where)$/.test(node.name)) return (node.children ?? []).some(asksForPlace)
      return !/^(lang|root|link)$/.test(node.name)
    case 'SelectorList':
    case 'Selector':
      return node.children.some(asksForPlace)
    default:
      return false
  }
}

const nameOf = (node: CssNodePlain): string => ('name' in node ? String(node.name) : '')

/** The families of `font-family`, in small letters and without quotes. */
export const familiesIn = (value: string): readonly string[] =>
  (value.match(/"[^"]*"|'[^']*'|[^,]+/g) ?? [])
    .map(name =>
      name
        .trim()
        .replace(/^["']|["']$/g, '')
        .toLowerCase(),
    )
    .filter(name => name !== '')
