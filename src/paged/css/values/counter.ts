import type {CssNodePlain} from 'css-tree'
import {counterStyleNames} from '../counter-styles.ts'
import {symbolsFunction} from '../custom-counter-styles.ts'
import type {CounterChange} from '../style.ts'
import {integer} from './length.ts'
import {always, keywordOf, onlyKeyword, type Parse, type Source, significant} from './value.ts'

/** A style by name, one of the author's first, or `symbols()`; undefined where nobody defines it. */
export function counterStyleOf(
  node: CssNodePlain | undefined,
  {counterStyles}: Source,
): string | undefined {
  if (node?.type === 'Function' && node.name.toLowerCase() === 'symbols')
    return symbolsFunction(significant(node.children))
  if (node?.type !== 'Identifier') return undefined
  const own = counterStyles?.get(node.name)
  if (own !== undefined) return own
  const name = node.name.toLowerCase()
  return counterStyleNames.has(name) ? name : undefined
}

/** `none`, or names that each may have an integer (css-lists-3, 4). */
export const counterChanges =
  (missing: number): Parse<readonly CounterChange[]> =>
  (value, source) => {
    if (onlyKeyword(value) === 'none') return always([])
    const changes: CounterChange[] = []
    for (let index = 0; index < value.length; index++) {
      const node = value[index]
      if (node?.type !== 'Identifier' || keywordOf(node) === 'none') return undefined
      const next = value[index + 1]
      const given = next && integer([next], source)
      if (given) index++
      changes.push({
        name: node.name,
        value: given ? Number((next as {value: string}).value) : missing,
      })
    }
    return changes.length ? always(changes) : undefined
  }
