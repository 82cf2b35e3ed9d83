import type {CssNodePlain, PseudoClassSelectorPlain} from 'css-tree'
import {significant} from '../values/value.ts'
import {attributeOf} from './attribute.ts'
import {
  type CompiledSelector,
  compileSelectors,
  never,
  type SelectorScope,
  type Simple,
  type Test,
} from './compile.ts'
import type {ElementNode} from './element-node.ts'
import {matchesNth, type Nth, parseNth} from './nth.ts'
import {classSpecificity} from './specificity.ts'

/** A pseudo-class as a test. Those that wait for a reader's hand never match; unknown ones are reported. */
export function pseudoClass(
  node: PseudoClassSelectorPlain,
  scope: SelectorScope,
): Simple | undefined {
  const name = node.name.toLowerCase()
  const fixed = Object.hasOwn(tests, name) ? tests[name] : undefined
  if (fixed && !node.children) return {test: fixed, specificity: classSpecificity}
  if (interactive.test(name)) return {test: never, specificity: classSpecificity}
  const functional = node.children && functionalTest(name, node.children, scope)
  if (functional) return functional
  scope.complain(`Unexpected pseudo-class \`:${name}\`, expected one that can be matched`, node)
  return undefined
}

const hasAttribute =
  (name: string): Test =>
  node =>
    attributeOf(node.element, name) !== undefined
const isLink: Test = node =>
  (node.tag === 'a' || node.tag === 'area') && attributeOf(node.element, 'href') !== undefined

/** Siblings including the node itself; the root has none. */
const siblings = (node: ElementNode) => node.parent?.children ?? [node]
const ofType = (node: ElementNode) => siblings(node).filter(other => other.tag === node.tag)

const tests: Readonly<Record<string, Test>> = {
  root: node => node.parent === undefined,
  scope: (node, scope) => (scope ? node === scope : node.parent === undefined),
  'first-child': node => node.index === 0,
  'last-child': node => node.index === siblings(node).length - 1,
  'only-child': node => siblings(node).length === 1,
  'first-of-type': node => ofType(node)[0] === node,
  'last-of-type': node => ofType(node).at(-1) === node,
  'only-of-type': node => ofType(node).length === 1,
  empty: node =>
    node.element.children.every(
      child => child.type === 'comment' || (child.type === 'text' && child.value === ''),
    ),
  link: isLink,
  'any-link': isLink,
  checked: node =>
    hasAttribute('checked')(node, undefined) || hasAttribute('selected')(node, undefined),
  disabled: hasAttribute('disabled'),
  enabled: node =>
    /^(?:input|button|select|textarea)$/.test(node.tag) &&
    !hasAttribute('disabled')(node, undefined),
  required: hasAttribute('required'),
  optional: node =>
    /^(?:input|select|textarea)$/.test(node.tag) && !hasAttribute('required')(node, undefined),
  open: hasAttribute('open'),
  defined: () => true,
}

const interactive =
  /^-|^(?:hover|focus|focus-visible|focus-within|active|visited|target|target-within|current|past|future|playing|paused|seeking|muted|fullscreen|modal|popover-open|picture-in-picture|autofill|(?:user-)?(?:in)?valid|in-range|out-of-range|read-only|read-write|placeholder-shown|default|indeterminate|local-link|host|host-context|state)$/

function functionalTest(
  name: string,
  children: readonly CssNodePlain[],
  scope: SelectorScope,
): Simple | undefined {
  switch (name) {
    case 'is':
    case 'where':
    case 'not': {
      const selectors = listIn(children, scope)
      const specificity = name === 'where' ? 0 : highest(selectors)
      const any: Test = (node, root) => selectors.some(selector => selector.matches(node, root))
      return {test: name === 'not' ? (node, root) => !any(node, root) : any, specificity}
    }
    case 'has': {
      const selectors = listIn(children.map(relative), scope)
      return {
        test: node => selectors.some(selector => hasRelative(node, selector)),
        specificity: highest(selectors),
      }
    }
    case 'lang':
      return {test: langTest(significant(children)), specificity: classSpecificity}
    case 'dir': {
      const direction = words(children)[0]
      return {test: node => node.dir === direction, specificity: classSpecificity}
    }
  }
  return name.startsWith('nth-') ? nthTest(name, children, scope) : undefined
}

const listIn = (children: readonly CssNodePlain[], scope: SelectorScope) =>
  children.flatMap(child =>
    child.type === 'SelectorList' ? compileSelectors(child.children, scope) : [],
  )

/** A relative selector without a combinator in front has the descendant one. */
function relative(list: CssNodePlain): CssNodePlain {
  if (list.type !== 'SelectorList') return list
  const children = list.children.map(selector => {
    if (selector.type !== 'Selector' || selector.children[0]?.type === 'Combinator') return selector
    const combinator: CssNodePlain = {type: 'Combinator', name: ' '}
    return {...selector, children: [combinator, ...selector.children]}
  })
  return {...list, children}
}

const highest = (selectors: readonly CompiledSelector[]) =>
  Math.max(0, ...selectors.map(selector => selector.specificity))

/** A relative selector's subject is below its scope, or after it and below that. */
function hasRelative(scope: ElementNode, {matches}: CompiledSelector): boolean {
  const below = (node: ElementNode): boolean =>
    node.children.some(child => matches(child, scope) || below(child))
  if (below(scope)) return true
  return siblings(scope)
    .slice(scope.index + 1)
    .some(next => matches(next, scope) || below(next))
}

const words = (children: readonly CssNodePlain[]) =>
  children.flatMap(node =>
    node.type === 'Identifier'
      ? [node.name.toLowerCase()]
      : node.type === 'String' || node.type === 'Raw'
        ? [node.value.trim().toLowerCase()]
        : [],
  )

/** A range matches a longer tag, and `*` any first subtag (RFC 4647, 3.3.2, without its gaps in the middle). */
function langTest(children: readonly CssNodePlain[]): Test {
  const ranges = words(children)
  return ({lang}) => {
    const tag = lang.toLowerCase()
    return ranges.some(range => {
      if (range === '' || range === '*') return range === '' ? tag === '' : tag !== ''
      if (range.startsWith('*-')) return `${tag}-`.includes(`${range.slice(1)}-`)
      return tag === range || tag.startsWith(`${range}-`)
    })
  }
}

function nthTest(
  name: string,
  children: readonly CssNodePlain[],
  scope: SelectorScope,
): Simple | undefined {
  const node = children.find(child => child.type === 'Nth')
  const nth = node && nthOf(node.nth)
  if (!node || !nth) return undefined
  const fromEnd = name.includes('last')
  const filters = node.selector ? compileSelectors(node.selector.children, scope) : []
  const counted = (element: ElementNode): readonly ElementNode[] => {
    if (name.endsWith('of-type')) return ofType(element)
    if (!node.selector) return siblings(element)
    return siblings(element).filter(other =>
      filters.some(filter => filter.matches(other, undefined)),
    )
  }
  return {
    test: element => {
      const among = counted(element)
      const index = among === element.parent?.children ? element.index : among.indexOf(element)
      return index >= 0 && matchesNth(nth, fromEnd ? among.length - index : index + 1)
    },
    specificity: classSpecificity + highest(filters),
  }
}

function nthOf(node: CssNodePlain): Nth | undefined {
  if (node.type === 'Identifier') return parseNth(node.name)
  if (node.type !== 'AnPlusB') return undefined
  return {step: node.a === null ? 0 : Number(node.a), offset: Number(node.b ?? 0)}
}
