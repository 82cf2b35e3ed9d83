import type {CounterChange} from '../style.ts'
import {integer} from './length.ts'
import {always, keywordOf, onlyKeyword, type Parse} from './value.ts'

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
