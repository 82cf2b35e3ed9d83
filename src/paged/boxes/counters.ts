import type {Element} from 'hast'
import {attributeOf} from '../css/selectors/attribute.ts'
import type {CounterChange, Style} from '../css/style.ts'

/** The counters of a document at one place (css-lists-3, 4): for each name its values, the outermost first. */
export type CounterValues = ReadonlyMap<string, readonly number[]>

/** Counters as a walk over the document changes them. */
export interface Counters {
  /** Go into an element or pseudo-element: its resets, increments and sets apply. */
  readonly enter: (changes: CounterChanges) => void
  /** Come out again: what was made inside ends. */
  readonly leave: () => void
  /** Values by name, the outermost first; empty when there is no such counter. */
  readonly values: (name: string) => readonly number[]
  readonly snapshot: () => CounterValues
}

export interface CounterChanges {
  readonly reset: readonly CounterChange[]
  readonly increment: readonly CounterChange[]
  readonly set: readonly CounterChange[]
}

interface Instance {
  value: number
  /** How deep the element that made it lies; it lasts until that element's parent ends. */
  readonly depth: number
}

/** `footnote` is the document's own counter, so notes in different paragraphs count on. */
const atStart: CounterValues = new Map([['footnote', [0]]])

export function startCounters(values: CounterValues = atStart): Counters {
  const instances = new Map<string, Instance[]>(
    [...values].map(([name, all]) => [name, all.map(value => ({value, depth: 0}))]),
  )
  /** Names made at each depth. */
  const made: string[][] = []
  let depth = 0

  function make(name: string, value: number): void {
    const stack = instances.get(name) ?? []
    instances.set(name, stack)
    const innermost = stack.at(-1)
    if (innermost?.depth === depth) innermost.value = value
    else {
      stack.push({value, depth})
      const names = made[depth] ?? []
      names.push(name)
      made[depth] = names
    }
  }

  function change(name: string, to: (value: number) => number): void {
    const innermost = instances.get(name)?.at(-1)
    if (innermost) innermost.value = to(innermost.value)
    else make(name, to(0))
  }

  return {
    enter: ({reset, increment, set}) => {
      depth++
      for (const {name, value} of reset) make(name, value)
      for (const {name, value} of increment) change(name, before => before + value)
      for (const {name, value} of set) change(name, () => value)
    },
    leave: () => {
      for (const name of made[depth + 1] ?? []) instances.get(name)?.pop()
      made.length = Math.min(made.length, depth + 1)
      depth--
    },
    values: name => (instances.get(name) ?? []).map(instance => instance.value),
    snapshot: () =>
      new Map([...instances].map(([name, stack]) => [name, stack.map(({value}) => value)])),
  }
}

/** What a style does to counters. `page` and `pages` are the page's own: they are not counted here. */
export function counterChanges(style: Style): CounterChanges {
  const {counterReset: reset, counterIncrement: increment, counterSet: set} = style
  if (!reset.length && !increment.length && !set.length) return noChanges
  return {
    reset: reset.filter(isOfFlow),
    increment: increment.filter(isOfFlow),
    set: set.filter(isOfFlow),
  }
}

const noChanges: CounterChanges = {reset: [], increment: [], set: []}

const isOfFlow = ({name}: CounterChange) => name !== 'page' && name !== 'pages'

/** An element's changes: its style's, those of lists in HTML, and a note's own number (css-gcpm-3, 2.4). */
export function elementChanges(
  element: Element,
  style: Style,
  parent: Element | undefined,
): CounterChanges {
  const changes = counterChanges(style)
  if (style.float === 'footnote' && !counts(changes, 'footnote'))
    return {...changes, increment: [...changes.increment, {name: 'footnote', value: 1}]}
  if (element.tagName === 'ol') return {...changes, reset: changes.reset.map(startOf(element))}
  if (style.display !== 'list-item') return changes
  const value = attributeOf(element, 'value')
  const step = parent && attributeOf(parent, 'reversed') !== undefined ? -1 : 1
  return {
    reset: changes.reset,
    increment: counts(changes, 'list-item')
      ? changes.increment
      : [{name: 'list-item', value: step}, ...changes.increment],
    set: isInteger(value)
      ? [{name: 'list-item', value: Number(value)}, ...changes.set]
      : changes.set,
  }
}

const counts = ({increment}: CounterChanges, counter: string) =>
  increment.some(({name}) => name === counter)

const isInteger = (text: string | undefined): text is string => /^\s*-?\d+\s*$/.test(text ?? '')

/** `start`, and for a reversed list the number of its items, one step before the first. */
function startOf(list: Element): (change: CounterChange) => CounterChange {
  const start = attributeOf(list, 'start')
  const reversed = attributeOf(list, 'reversed') !== undefined
  const items = list.children.filter(child => child.type === 'element' && child.tagName === 'li')
  const first = isInteger(start) ? Number(start) : reversed ? items.length : 1
  return change =>
    change.name === 'list-item' && change.value === 0
      ? {name: 'list-item', value: reversed ? first + 1 : first - 1}
      : change
}
