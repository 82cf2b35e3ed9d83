import type {BlockBox, Marks} from '../boxes/box.ts'
import type {ContentItem} from '../css/style.ts'

/** What one page says of a named string or a running element. */
interface Assigned<Value> {
  /** As the page before left it. */
  readonly entry: Value | undefined
  readonly first: Value | undefined
  readonly last: Value | undefined
  /** Set by the first thing on the page. */
  readonly start: Value | undefined
}

/** Named strings and running elements of one page. */
export interface PageNames {
  readonly strings: ReadonlyMap<string, Assigned<string>>
  readonly elements: ReadonlyMap<string, Assigned<BlockBox>>
}

export const noNames: PageNames = {strings: new Map(), elements: new Map()}

/** Marks of one page in order, with whether they stand at its very top. */
export interface PageMark {
  readonly marks: Marks
  readonly atTop: boolean
}

/** What a page's marks make of the names that the page before left. */
export function assignNames(before: PageNames, marks: readonly PageMark[]): PageNames {
  const strings = turnPage(before.strings)
  const elements = turnPage(before.elements)
  for (const {marks: found, atTop} of marks) {
    for (const {name, text} of found.strings) assign(strings, name, text, atTop)
    for (const {name, box} of found.running) assign(elements, name, box, atTop)
  }
  return {strings, elements}
}

const turnPage = <Value>(before: ReadonlyMap<string, Assigned<Value>>) =>
  new Map(
    [...before].map(([name, {entry, last}]): [string, Assigned<Value>] => [
      name,
      {entry: last ?? entry, first: undefined, last: undefined, start: undefined},
    ]),
  )

function assign<Value>(
  names: Map<string, Assigned<Value>>,
  name: string,
  value: Value,
  atTop: boolean,
) {
  const known = names.get(name)
  names.set(name, {
    entry: known?.entry,
    first: known?.first ?? value,
    last: value,
    start: known?.start ?? (atTop && !known?.first ? value : undefined),
  })
}

type Which = Extract<ContentItem, {type: 'named-string'}>['which']

/** The value that `string()` or `element()` takes (css-gcpm-3, 1.1.2). */
export function nameValue<Value>(
  names: ReadonlyMap<string, Assigned<Value>>,
  name: string,
  which: Which,
): Value | undefined {
  const assigned = names.get(name)
  if (!assigned) return undefined
  const {entry, first, last, start} = assigned
  switch (which) {
    case 'first':
      return first ?? entry
    case 'last':
      return last ?? entry
    case 'start':
      return start ?? entry
    case 'first-except':
      return first === undefined ? entry : undefined
  }
}
