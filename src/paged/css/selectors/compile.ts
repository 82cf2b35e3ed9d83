import type {CssNodePlain, SelectorPlain} from 'css-tree'
import type {PseudoElement} from '../style.ts'
import {attributeTest} from './attribute-test.ts'
import type {ElementNode} from './element-node.ts'
import {pseudoClass} from './pseudo-class.ts'
import {classSpecificity, idSpecificity, type Specificity, typeSpecificity} from './specificity.ts'

/** `scope` is what `:scope` means inside `:has()`. */
export type Test = (node: ElementNode, scope: ElementNode | undefined) => boolean

/** A selector as closures from right to left. */
export interface CompiledSelector {
  readonly matches: Test
  readonly specificity: Specificity
  readonly pseudo: PseudoElement | undefined
  /** What an element must have, one of these, to be worth asking: rules are indexed by it. */
  readonly keys: readonly SelectorKey[]
}

export interface SelectorKey {
  readonly type: 'id' | 'class' | 'tag' | 'any'
  readonly name: string
}

/** What a selector is compiled in. */
export interface SelectorScope {
  /** The selectors that `&` stands for. */
  readonly nesting: readonly CompiledSelector[]
  /** Report `unsupported-selector`. */
  readonly complain: (reason: string, node: CssNodePlain) => void
}

/** One simple selector's part in a compound. */
export interface Simple {
  readonly test: Test | undefined
  readonly specificity: Specificity
}

interface Compound {
  readonly combinator: string
  readonly simples: readonly CssNodePlain[]
}

export const never: Test = () => false
const anything: readonly SelectorKey[] = [{type: 'any', name: ''}]

/** Undefined, with a message, when the selector is one that cannot be matched on paper's tree. */
export function compileSelector(
  selector: SelectorPlain,
  scope: SelectorScope,
): CompiledSelector | undefined {
  const compounds = compoundsOf(selector)
  let matches: Test | undefined
  let specificity = 0
  let pseudo: PseudoElement | undefined
  for (const {combinator, simples} of compounds) {
    const tests: Test[] = []
    for (const simple of simples) {
      const element = pseudoElementOf(simple)
      if (element === 'unsupported') {
        const name = (simple as {name: string}).name
        scope.complain(
          `Unexpected pseudo-element \`::${name}\`, expected one that is laid out`,
          simple,
        )
        return undefined
      }
      if (element === 'never')
        return {matches: never, specificity: 0, pseudo: undefined, keys: anything}
      if (element) {
        pseudo = element
        specificity += typeSpecificity
        continue
      }
      const compiled = compileSimple(simple, scope)
      if (!compiled) return undefined
      if (compiled.test) tests.push(compiled.test)
      specificity += compiled.specificity
    }
    const compound = allOf(tests)
    matches =
      matches || combinator ? joined(combinator || ' ', matches ?? isScope, compound) : compound
  }
  if (!matches) return undefined
  return {matches, specificity, pseudo, keys: keysOf(compounds.at(-1)?.simples ?? [])}
}

/** The selectors of a list that can be matched. */
export const compileSelectors = (
  selectors: readonly CssNodePlain[],
  scope: SelectorScope,
): readonly CompiledSelector[] =>
  selectors.flatMap(selector =>
    selector.type === 'Selector' ? (compileSelector(selector, scope) ?? []) : [],
  )

const isScope: Test = (node, scope) => node === scope

function compoundsOf(selector: SelectorPlain): readonly Compound[] {
  const compounds: {combinator: string; simples: CssNodePlain[]}[] = []
  for (const node of selector.children) {
    if (node.type === 'Combinator') compounds.push({combinator: node.name, simples: []})
    else if (compounds.length) compounds.at(-1)?.simples.push(node)
    else compounds.push({combinator: '', simples: [node]})
  }
  return compounds
}

function compileSimple(node: CssNodePlain, scope: SelectorScope): Simple | undefined {
  // css-tree's types leave this one out of the plain nodes.
  if ((node.type as string) === 'NestingSelector') return nested(scope)
  switch (node.type) {
    case 'TypeSelector': {
      const name = node.name.slice(node.name.lastIndexOf('|') + 1).toLowerCase()
      if (name === '*') return {test: undefined, specificity: 0}
      return {test: element => element.tag === name, specificity: typeSpecificity}
    }
    case 'IdSelector': {
      const {name} = node
      return {test: element => element.id === name, specificity: idSpecificity}
    }
    case 'ClassSelector': {
      const {name} = node
      return {test: element => element.classes.includes(name), specificity: classSpecificity}
    }
    case 'AttributeSelector':
      return {test: attributeTest(node), specificity: classSpecificity}
    case 'PseudoClassSelector':
      return pseudoClass(node, scope)
  }
  scope.complain(`Unexpected ${node.type} in a selector, expected one of CSS`, node)
  return undefined
}

function nested({nesting}: SelectorScope): Simple {
  return {
    test: (element, root) => nesting.some(parent => parent.matches(element, root)),
    specificity: Math.max(0, ...nesting.map(parent => parent.specificity)),
  }
}

const pseudoElements: ReadonlySet<string> = new Set<PseudoElement>([
  'before',
  'after',
  'marker',
  'footnote-call',
  'footnote-marker',
  'first-line',
  'first-letter',
])

/** Parts of a browser's own widgets, and what a reader selects, are never on paper. */
const unseen =
  /^-|^(?:selection|placeholder|backdrop|cue|file-selector-button|target-text|grammar-error|spelling-error|highlight|part|slotted|details-content|view-transition.*)$/

function pseudoElementOf(node: CssNodePlain): PseudoElement | 'unsupported' | 'never' | undefined {
  if (node.type === 'PseudoClassSelector') {
    const legacy = node.name.toLowerCase()
    return /^(?:before|after|first-line|first-letter)$/.test(legacy)
      ? (legacy as PseudoElement)
      : undefined
  }
  if (node.type !== 'PseudoElementSelector') return undefined
  const name = node.name.toLowerCase()
  if (pseudoElements.has(name)) return name as PseudoElement
  return unseen.test(name) ? 'never' : 'unsupported'
}

/** An id says most, then a class, then a tag, then a list of these in `:is()` or `:where()`. */
function keysOf(simples: readonly CssNodePlain[]): readonly SelectorKey[] {
  const id = simples.find(node => node.type === 'IdSelector')
  if (id) return [{type: 'id', name: id.name}]
  const className = simples.find(node => node.type === 'ClassSelector')
  if (className) return [{type: 'class', name: className.name}]
  const tag = simples.find(node => node.type === 'TypeSelector')
  if (tag && !tag.name.endsWith('*'))
    return [{type: 'tag', name: tag.name.slice(tag.name.lastIndexOf('|') + 1).toLowerCase()}]
  for (const node of simples) {
    if (node.type !== 'PseudoClassSelector' || !/^(?:is|where)$/i.test(node.name)) continue
    const lists = (node.children ?? []).flatMap(list =>
      list.type === 'SelectorList' ? list.children : [],
    )
    const keys = lists.flatMap(selector =>
      selector.type === 'Selector' ? keysOf(compoundsOf(selector).at(-1)?.simples ?? []) : anything,
    )
    if (keys.length && keys.every(key => key.type !== 'any')) return distinct(keys)
  }
  return anything
}

const distinct = (keys: readonly SelectorKey[]) =>
  keys.filter(
    (key, index) =>
      keys.findIndex(other => other.type === key.type && other.name === key.name) === index,
  )

function allOf(tests: readonly Test[]): Test {
  const [first, second] = tests
  if (!first) return () => true
  if (tests.length === 1) return first
  if (tests.length === 2)
    return (node, scope) => first(node, scope) && (second as Test)(node, scope)
  return (node, scope) => tests.every(test => test(node, scope))
}

function joined(combinator: string, left: Test, right: Test): Test {
  switch (combinator) {
    case '>':
      return (node, scope) =>
        right(node, scope) && node.parent !== undefined && left(node.parent, scope)
    case '+':
      return (node, scope) => {
        const previous = node.parent?.children[node.index - 1]
        return right(node, scope) && previous !== undefined && left(previous, scope)
      }
    case '~':
      return (node, scope) => {
        if (!node.parent || !right(node, scope)) return false
        for (let index = node.index - 1; index >= 0; index--)
          if (left(node.parent.children[index]!, scope)) return true
        return false
      }
  }
  return (node, scope) => {
    if (!right(node, scope)) return false
    for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent)
      if (left(ancestor, scope)) return true
    return false
  }
}
