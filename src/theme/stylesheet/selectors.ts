import type {CssNode, Selector, SelectorList} from 'css-tree'
import {generate, List, parse} from 'css-tree/dist/csstree.esm'

/** The selectors of a list: commas in parentheses, brackets and strings belong to one of them. */
export const splitSelectors = (list: string): readonly string[] =>
  selectorsOf(list).map(selector => generate(selector))

/** `thead :is(th, td)` → `thead th`, `thead td`: reading systems older than `:is()` would skip the whole rule. */
export const withoutIs = (list: string): readonly string[] =>
  selectorsOf(list)
    .flatMap(spellOut)
    .map(selector => generate(selector))

const selectorsOf = (list: string): readonly Selector[] =>
  (parse(list, {context: 'selectorList'}) as SelectorList).children.toArray() as Selector[]

function spellOut(selector: Selector): readonly Selector[] {
  const nodes = selector.children.toArray()
  const at = nodes.findIndex(isIs)
  const is = nodes[at]
  if (is?.type !== 'PseudoClassSelector') return [selector]
  const start = compoundStart(nodes.slice(0, at))
  return (is.children?.toArray() ?? [])
    .flatMap(list => (list as SelectorList).children.toArray() as Selector[])
    .flatMap(one => {
      const inner = one.children.toArray()
      // What stands beside `:is()` is said of the same element, and the name of an element stands first.
      const last = compoundStart(inner)
      const name = inner[last]?.type === 'TypeSelector' ? last + 1 : last
      const joined = [
        ...nodes.slice(0, start),
        ...inner.slice(0, name),
        ...nodes.slice(start, at),
        ...inner.slice(name),
        ...nodes.slice(at + 1),
      ]
      return spellOut({...selector, children: new List<CssNode>().fromArray(joined)})
    })
}

const isIs = (node: CssNode): boolean =>
  node.type === 'PseudoClassSelector' && /^(?:is|where)$/.test(node.name)

/** Where the last of compound selectors begins. */
const compoundStart = (nodes: readonly CssNode[]): number =>
  nodes.findLastIndex(({type}) => type === 'Combinator') + 1
