import type {CssNodePlain} from 'css-tree'
import {lexer} from 'css-tree/dist/csstree.esm'
import {isSupported, readDeclaration} from './declaration.ts'
import {parseCss} from './parse.ts'
import {isPageDescriptor, longhandNames} from './properties/index.ts'
import {logicalLonghands} from './properties/logical.ts'
import {shorthands} from './properties/shorthands.ts'
import {sheetOf} from './sheet.ts'

/** What becomes of a declaration: taken, taken with a message, dropped with one, or dropped without. */
export type Verdict =
  | {readonly type: 'taken'}
  | {readonly type: 'partly'; readonly reason: string}
  | {readonly type: 'reported'; readonly reason: string}
  | {readonly type: 'silent'}

/** Values tried on every property whose grammar has them, beside its own keywords. */
const samples = ['0', '1', '2', '3pt', '10%', '45deg', 'red', 'url(x.png)', '"x"'] as const

/** Of properties that css-tree does not know, or that take no word or length alone. */
const own: Readonly<Record<string, readonly string[]>> = {
  bleed: ['auto', '3pt'],
  'bookmark-label': ['content(text)', 'content(before)', 'attr(title)', '"x"'],
  'bookmark-level': ['none', '1'],
  'bookmark-state': ['open', 'closed'],
  'font-feature-settings': ['normal', '"smcp"', '"ss01" 2'],
  'font-variation-settings': ['normal', '"wght" 500'],
  'footnote-display': ['block', 'inline', 'compact'],
  'footnote-policy': ['auto', 'line', 'block'],
  'hyphenate-limit-last': ['none', 'always', 'column', 'page', 'spread'],
  'hyphenate-limit-lines': ['no-limit', '2'],
  'hyphenate-limit-zone': ['3pt', '10%'],
  'line-grid': ['match-parent', 'create'],
  'line-snap': ['none', 'baseline', 'contain'],
  marks: ['none', 'crop', 'cross', 'crop cross'],
  quotes: ['auto', 'none', '"«" "»"'],
  size: ['auto', '100pt 200pt', 'A5', 'B5', 'letter', 'landscape', 'A5 landscape'],
  'string-set': ['none', 'a content(text)', 'a "x", b attr(title)'],
}

/** Every property that CSS or the typesetter knows, but for those of one browser. */
export const knownProperties = (): readonly string[] =>
  [
    ...new Set([
      ...longhandNames,
      ...Object.keys(shorthands),
      ...logicalLonghands.keys(),
      ...Object.keys(grammars()),
    ]),
  ]
    .filter(name => /^[a-z]/.test(name))
    .sort()

/** The keywords of a property's grammar and the samples that it accepts. */
export function valuesOf(property: string): readonly string[] {
  if (Object.hasOwn(own, property)) return own[property]!
  const grammar = grammars()[property]
  const keywords = grammar ? [...keywordsOf(grammar.syntax, new Set())] : []
  return [...new Set([...keywords, ...samples])].filter(
    value => !/^-(?:webkit|moz|ms)-/.test(value) && !lexer.matchProperty(property, value).error,
  )
}

/** One declaration by itself: of `@page` where only that may declare it. */
export function verdictOf(property: string, value: string): Verdict {
  const reasons: string[] = []
  const sheet = sheetOf('', ({reason}) => reasons.push(reason))
  const list = parseCss(`${property}: ${value}`, {context: 'declarationList', positions: true})
  const node = 'children' in list ? (list.children as readonly CssNodePlain[])[0] : undefined
  if (node?.type !== 'Declaration') return {type: 'silent'}
  const subject = isPageDescriptor(property) ? 'page' : 'element'
  const declaration = readDeclaration(node, sheet, subject)
  const reason = reasons.join('; ')
  if (declaration) return reason ? {type: 'partly', reason} : {type: 'taken'}
  return reason ? {type: 'reported', reason} : {type: 'silent'}
}

/** The manual's table of what is taken, and lists of what is reported and what is left out in silence. */
export function conformanceTables(): string {
  const rows: string[] = []
  const reported: string[] = []
  const silent: string[] = []
  for (const property of knownProperties()) {
    if (isSupported(property)) rows.push(rowOf(property))
    else (isReported(property) ? reported : silent).push(`\`${property}\``)
  }
  return [
    '| Property | Taken | Partly, with a message | Not, with a message |\n| :-- | :-- | :-- | :-- |',
    `${rows.join('\n')}\n`,
    `## Reported\n\n${reported.join(', ')}.\n`,
    `## Left out without a message\n\n${silent.join(', ')}.\n`,
  ].join('\n')
}

/** Of a property that is not laid out, only words such as `none` are left out; this is no such word. */
const isReported = (property: string): boolean => verdictOf(property, '7pt 7pt').type === 'reported'

function rowOf(property: string): string {
  const verdicts = valuesOf(property).map(value => ({value, verdict: verdictOf(property, value)}))
  const ofType = (type: Verdict['type']) =>
    verdicts.flatMap(({value, verdict}) => (verdict.type === type ? [`\`${value}\``] : []))
  const columns = [ofType('taken'), ofType('partly'), ofType('reported')]
  return `| \`${property}\` | ${columns.map(values => values.join(' ') || '–').join(' | ')} |`
}

interface Syntax {
  readonly type: string
  readonly name?: string
  readonly terms?: readonly Syntax[]
  readonly term?: Syntax
}

interface Grammar {
  /** Absent where a type is read by code. */
  readonly syntax: Syntax | null | undefined
}

/** css-tree's own tables, which its types leave out. */
const tables = lexer as unknown as {
  readonly properties: Readonly<Record<string, Grammar>>
  readonly types: Readonly<Record<string, Grammar | undefined>>
}
const grammars = () => tables.properties

/** Types with words beyond counting, or that a sample stands for. */
const sampled = /^(?:color|image|url|system-|deprecated-|named-color|.*-color)/

function* keywordsOf(syntax: Grammar['syntax'], seen: Set<string>): Generator<string> {
  if (!syntax) return
  const {type, name = '', terms = [], term} = syntax
  if (type === 'Keyword') yield name
  if (type === 'Type' && !sampled.test(name) && !seen.has(name)) {
    seen.add(name)
    const grammar = tables.types[name]
    if (grammar) yield* keywordsOf(grammar.syntax, seen)
  }
  if (type === 'Property' && !seen.has(`'${name}'`)) {
    seen.add(`'${name}'`)
    const grammar = tables.properties[name]
    if (grammar) yield* keywordsOf(grammar.syntax, seen)
  }
  for (const part of terms) yield* keywordsOf(part, seen)
  if (term) yield* keywordsOf(term, seen)
}
