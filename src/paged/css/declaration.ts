import type {CssNodePlain, DeclarationPlain} from 'css-tree'
import {generate, lexer} from 'css-tree/dist/csstree.esm'
import type {TypesetterMessage} from '../diagnostics.ts'
import {nearestName} from './nearest-name.ts'
import {parseCss} from './parse.ts'
import {isLonghand, isPageDescriptor, longhandNames} from './properties/index.ts'
import {logicalLonghands} from './properties/logical.ts'
import {parserOf, shorthands} from './properties/shorthands.ts'
import {isSilent} from './properties/silent.ts'
import type {Sheet} from './sheet.ts'
import {onlyKeyword, type Resolve, type Source, significant, type Value} from './values/value.ts'

/** One declaration, ready for the cascade. */
export interface Declaration {
  readonly important: boolean
  readonly value: DeclaredValue
}

export type DeclaredValue =
  | {readonly type: 'assignments'; readonly assignments: readonly Assignment[]}
  | {readonly type: 'custom'; readonly name: string; readonly text: string}
  /** Holds `var()`: parsed anew for each set of custom properties, whose text may lack one that it needs. */
  | {
      readonly type: 'deferred'
      readonly text: string
      readonly parse: (text: string | undefined) => Substituted
    }

/** What a declaration comes to after `var()`, and what is to be said of that. */
export interface Substituted {
  readonly assignments: readonly Assignment[]
  readonly messages: readonly TypesetterMessage[]
}

/** A longhand, physical or logical, and what it is set to. */
export interface Assignment {
  readonly name: string
  readonly value: Resolve<unknown> | WideKeyword
}

export type WideKeyword = 'inherit' | 'initial' | 'unset' | 'revert'

const wideKeywords: ReadonlySet<string> = new Set(['inherit', 'initial', 'unset', 'revert'])

/** Undefined, with a message where paper loses something, when the declaration has no effect. */
export function readDeclaration(
  node: DeclarationPlain,
  sheet: Sheet,
  subject: 'element' | 'page' = 'element',
): Declaration | undefined {
  const important = node.important === true
  if (node.property.startsWith('--')) {
    const text = textOf(node.value).trim()
    return {important, value: {type: 'custom', name: node.property, text}}
  }
  const property = node.property.toLowerCase()
  if (!isSupported(property) || (subject === 'element' && isPageDescriptor(property))) {
    reportUnsupported(property, node, sheet)
    return undefined
  }
  // The parser has reported what it could not read.
  if (node.value.type === 'Raw') return undefined
  const value = significant(node.value.children)
  if (value.some(hasVariable)) return {important, value: deferred(property, node, sheet)}
  const assignments = assign(property, value, sourceAt(node, sheet))
  if (!assignments) {
    reportValue(property, node, sheet)
    return undefined
  }
  return {important, value: {type: 'assignments', assignments}}
}

/** True when the table of properties has the name, be it longhand, shorthand or logical. */
export const isSupported = (property: string): boolean =>
  isLonghand(property) || logicalLonghands.has(property) || Object.hasOwn(shorthands, property)

/** True when the typesetter lays the declaration out: what `@supports` asks. */
export function supportsDeclaration(node: DeclarationPlain): boolean {
  if (node.property.startsWith('--')) return true
  const property = node.property.toLowerCase()
  let complaints = 0
  const source = {path: '', complain: () => complaints++}
  if (node.value.type === 'Raw' || !isSupported(property)) return false
  const value = significant(node.value.children)
  return value.some(hasVariable) || (assign(property, value, source) !== undefined && !complaints)
}

/** The longhands that a declaration sets. Undefined when the value is not one of the property's. */
function assign(property: string, value: Value, source: Source): readonly Assignment[] | undefined {
  const keyword = onlyKeyword(value) ?? ''
  const shorthand = Object.hasOwn(shorthands, property) ? shorthands[property] : undefined
  if (wideKeywords.has(keyword)) {
    const names = shorthand?.longhands ?? [property]
    return names.map(name => ({name, value: keyword as WideKeyword}))
  }
  if (shorthand) {
    const expansion = shorthand.expand(value, source)
    return (
      expansion && shorthand.longhands.map(name => ({name, value: expansion[name] ?? 'initial'}))
    )
  }
  const resolve = value.length ? parserOf(property)?.(value, source) : undefined
  return resolve && [{name: property, value: resolve}]
}

const hasVariable = (node: CssNodePlain): boolean =>
  (node.type === 'Function' || node.type === 'Parentheses') &&
  ((node.type === 'Function' && node.name.toLowerCase() === 'var') ||
    node.children.some(hasVariable))

/** Parsing is remembered by text: the same variables give the same assignments. */
function deferred(property: string, node: DeclarationPlain, sheet: Sheet): DeclaredValue {
  const known = new Map<string, Substituted>()
  const names = Object.hasOwn(shorthands, property) ? shorthands[property]!.longhands : [property]
  const unset: readonly Assignment[] = names.map(name => ({name, value: 'unset'}))
  const parse = (text: string): Substituted => {
    const value = parseCss(text, {context: 'value'})
    const nodes = value.type === 'Value' ? significant(value.children) : []
    const messages: TypesetterMessage[] = []
    const complain = (reason: string) =>
      messages.push(sheet.message('unsupported-value', reason, node.loc))
    const assignments = assign(property, nodes, {...named(sheet), complain})
    if (!assignments)
      complain(
        `Unexpected value \`${text.trim()}\` of \`${property}\` after var(), expected one that is laid out`,
      )
    return {assignments: assignments ?? unset, messages}
  }
  return {
    type: 'deferred',
    text: textOf(node.value),
    parse: text => {
      if (text === undefined) return {assignments: unset, messages: []}
      const substituted = known.get(text) ?? parse(text)
      known.set(text, substituted)
      return substituted
    },
  }
}

const named = ({path, counterStyles}: Sheet) => ({path, ...(counterStyles && {counterStyles})})

const sourceAt = (node: DeclarationPlain, sheet: Sheet): Source => ({
  ...named(sheet),
  complain: reason => sheet.report('unsupported-value', reason, node.loc),
})

/** css-tree's printer takes plain nodes too, but its types do not say so. */
const textOf = (node: CssNodePlain): string =>
  node.type === 'Raw' ? node.value : generate(node as Parameters<typeof generate>[0])

const known = (property: string) => lexer.getProperty(property, false)

function reportUnsupported(property: string, node: DeclarationPlain, sheet: Sheet): void {
  if (isSilent(property, textOf(node.value).toLowerCase())) return
  if (isPageDescriptor(property)) {
    const reason = `Unexpected \`${property}\` of an element, expected it in @page`
    sheet.report('unsupported-property', reason, node.loc)
    return
  }
  if (known(property)) {
    const reason = `Unexpected property \`${property}\`, expected one that is laid out on paper`
    sheet.report('unsupported-property', reason, node.loc)
    return
  }
  const nearest = nearestName(property, propertyNames())
  const expected = nearest ? `\`${nearest}\`` : 'a CSS property'
  const reason = `Unexpected unknown property \`${property}\`, expected ${expected}`
  sheet.report('unknown-property', reason, node.loc)
}

/** Ours first, so that a tie goes to a name that does something. */
function* propertyNames(): Generator<string> {
  yield* longhandNames
  yield* Object.keys(shorthands)
  yield* logicalLonghands.keys()
  yield* Object.keys((lexer as unknown as {properties: object}).properties)
}

function reportValue(property: string, node: DeclarationPlain, sheet: Sheet): void {
  const text = textOf(node.value)
  const valid = known(property) && !lexer.matchProperty(property, text).error
  const expected = valid ? 'one that is laid out' : 'a value of its grammar'
  const reason = `Unexpected value \`${text}\` of \`${property}\`, expected ${expected}`
  sheet.report('unsupported-value', reason, node.loc)
}
