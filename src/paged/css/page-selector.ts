import type {CssNodePlain} from 'css-tree'
import {matchesNth, type Nth, parseNth} from './selectors/nth.ts'
import type {PageQuery} from './style.ts'

/** Which pages an `@page` rule is for. */
export interface PageSelector {
  readonly matches: (query: PageQuery) => boolean
  /** Name, then `:first`, `:blank` and `:nth()`, then sides (css-page-3, 5.2), packed into one number. */
  readonly specificity: number
}

export const everyPage: PageSelector = {matches: () => true, specificity: 0}

/** One selector of an `@page` prelude; undefined when it has a pseudo-class that pages do not. */
export function pageSelector(nodes: readonly CssNodePlain[]): PageSelector | undefined {
  const first = nodes[0]
  const name = first?.type === 'TypeSelector' ? first.name : undefined
  const tests: ((query: PageQuery) => boolean)[] = []
  let specificity = 0
  if (name !== undefined) {
    tests.push(query => query.name === name)
    specificity += 1 << 20
  }
  for (const node of name === undefined ? nodes : nodes.slice(1)) {
    const pseudo = node.type === 'PseudoClassSelector' ? pseudoPage(node, name) : undefined
    if (!pseudo) return undefined
    tests.push(pseudo.matches)
    specificity += pseudo.specificity
  }
  return {matches: query => tests.every(test => test(query)), specificity}
}

/** After a name, `:first` and `:nth()` count the pages since that name began, as formatters for books do. */
function pseudoPage(
  node: Extract<CssNodePlain, {type: 'PseudoClassSelector'}>,
  name: string | undefined,
): PageSelector | undefined {
  const place = (query: PageQuery) => (name === undefined ? query.index + 1 : query.ordinal)
  switch (node.name.toLowerCase()) {
    case 'left':
      return {matches: query => query.side === 'left', specificity: 1}
    case 'right':
      return {matches: query => query.side === 'right', specificity: 1}
    case 'blank':
      return {matches: query => query.blank, specificity: 1 << 10}
    case 'first':
      return {
        matches: query => (name === undefined ? query.first : query.ordinal === 1),
        specificity: 1 << 10,
      }
    case 'nth': {
      const nth = nthIn(node.children ?? [])
      return nth && {matches: query => matchesNth(nth, place(query)), specificity: 1 << 10}
    }
  }
  return undefined
}

function nthIn(children: readonly CssNodePlain[]): Nth | undefined {
  const node = children[0]
  return node?.type === 'Raw' ? parseNth(node.value) : undefined
}
