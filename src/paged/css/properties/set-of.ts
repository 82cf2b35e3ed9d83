import {always, keywordOf, onlyKeyword, type Parse} from '../values/value.ts'

/** A set of words, each at most once; `none` is the empty set. */
export const setOf =
  <const K extends string>(...known: readonly K[]): Parse<readonly K[]> =>
  value => {
    if (onlyKeyword(value) === 'none') return always([])
    const names = value.map(node => known.find(name => name === keywordOf(node)))
    const valid = names.every((name, index) => name !== undefined && names.indexOf(name) === index)
    return valid && names.length ? always(names as K[]) : undefined
  }
