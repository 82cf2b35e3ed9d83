import type {CssNodePlain} from 'css-tree'
import {lexer} from 'css-tree/dist/csstree.esm'
import {readDeclaration} from '../../../src/paged/css/declaration.ts'
import {parseCss} from '../../../src/paged/css/parse.ts'
import {isPageDescriptor, longhandNames} from '../../../src/paged/css/properties/index.ts'
import {logicalLonghands} from '../../../src/paged/css/properties/logical.ts'
import {shorthands} from '../../../src/paged/css/properties/shorthands.ts'
import {sheetOf} from '../../../src/paged/css/sheet.ts'

/** What the cascade makes of a declaration: it is taken, taken with a message, dropped with one, or dropped without. */
export type Reading =
  | {readonly type: 'taken'}
  | {readonly type: 'partly'; readonly reason: string}
  | {readonly type: 'reported'; readonly reason: string}
  | {readonly type: 'silent'}

/** Of properties that css-tree does not know. */
const own: Readonly<Record<string, readonly string[]>> = {
  bleed: ['auto'],
  'bookmark-level': ['none'],
  'bookmark-state': ['open', 'closed'],
  'footnote-display': ['block', 'inline', 'compact'],
  'footnote-policy': ['auto', 'line', 'block'],
  'hyphenate-limit-last': ['none', 'always', 'column', 'page', 'spread'],
  'hyphenate-limit-lines': ['no-limit'],
  'line-grid': ['match-parent', 'create'],
  'line-snap': ['none', 'baseline', 'contain'],
  marks: ['none', 'crop', 'cross', 'crop cross'],
  'string-set': ['none'],
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

/** The keywords of a property's grammar, but for those of one browser. */
export function keywordsOf(property: string): readonly string[] {
  if (Object.hasOwn(own, property)) return own[property]!
  const grammar = grammars()[property]
  const keywords = grammar ? [...keywordsIn(grammar.syntax, new Set())] : []
  return [...new Set(keywords)].filter(
    value =>
      !/^-(?:webkit|moz|ms|apple)-/.test(value) && !lexer.matchProperty(property, value).error,
  )
}

/** One declaration by itself: of `@page` where only that may declare it. */
export function readingOf(property: string, value: string): Reading {
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

function* keywordsIn(syntax: Grammar['syntax'], seen: Set<string>): Generator<string> {
  if (!syntax) return
  const {type, name = '', terms = [], term} = syntax
  if (type === 'Keyword') yield name
  if (type === 'Type' && !sampled.test(name) && !seen.has(name)) {
    seen.add(name)
    const grammar = tables.types[name]
    if (grammar) yield* keywordsIn(grammar.syntax, seen)
  }
  if (type === 'Property' && !seen.has(`'${name}'`)) {
    seen.add(`'${name}'`)
    const grammar = tables.properties[name]
    if (grammar) yield* keywordsIn(grammar.syntax, seen)
  }
  for (const part of terms) yield* keywordsIn(part, seen)
  if (term) yield* keywordsIn(term, seen)
}
