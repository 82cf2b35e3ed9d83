import type {RootContent} from 'hast'
import type {Document, Note} from '../document/document.ts'
import {type Target, targetsOf} from '../document/targets.ts'

/** A note as one target has it. */
export interface VisibleNote extends Note {
  /** Ids of its calls, in order; the first one's is that of its own. */
  readonly callIds: readonly string[]
}

/** The notes that a target shows, numbered by their first calls there: what is left out calls none. */
export function visibleNotes(document: Document, target: Target): ReadonlyMap<string, VisibleNote> {
  if (!document.isTargeted) {
    const called = document.notes.filter(({calls}) => calls > 0)
    return new Map(called.map(note => [note.key, {...note, callIds: idsOf(note)}]))
  }
  const calls = new Map<string, string[]>()
  collectCalls(document.body.children, target, calls)
  // A Map is iterated in insertion order, with what is added on the way.
  for (const key of calls.keys()) {
    const note = document.notes.find(one => one.key === key)
    if (note) collectCalls(note.children, target, calls)
  }
  const visible = new Map<string, VisibleNote>()
  for (const [key, callIds] of calls) {
    const note = document.notes.find(one => one.key === key)
    if (note) visible.set(key, {...note, number: visible.size + 1, calls: callIds.length, callIds})
  }
  return visible
}

const idsOf = ({key, calls}: Note): readonly string[] =>
  Array.from({length: calls}, (_, index) =>
    index === 0 ? `fnref-${key}` : `fnref-${key}-${index + 1}`,
  )

function collectCalls(
  nodes: readonly RootContent[],
  target: Target,
  calls: Map<string, string[]>,
): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const {dataNote, dataOnly, id} = node.properties
    if (targetsOf(dataOnly)?.includes(target) === false) continue
    if (dataNote !== undefined) {
      const key = String(dataNote)
      calls.set(key, [...(calls.get(key) ?? []), String(id ?? `fnref-${key}`)])
    }
    collectCalls(node.children, target, calls)
  }
}
