import type {Element, Text} from 'hast'
import {report} from '../../diagnostics.ts'
import type {Note} from '../document.ts'
import {fromOf} from '../from.ts'
import type {Settling} from '../settle.ts'

/** The footnotes of a document, by identifier. */
export interface Footnotes {
  /** Part of the ids of a note and its calls, by identifier. */
  readonly keys: ReadonlyMap<string, string>
  /** The first definition of each. */
  readonly definitions: Map<string, Element>
  /** Definitions that another of their name comes before. */
  readonly unused: Element[]
  /** Where each stands: in the document, or in a file that it includes. */
  readonly origins: Map<Element, Settling>
  /** How often each is called, in the order of first calls. */
  readonly calls: Map<string, number>
}

/**
 * Give each identifier a key that can be part of an id: letters, digits, `-` and `_`, distinct, and not ending like
 * the `-2` of a second call.
 */
export function createFootnotes(identifiers: ReadonlySet<string>): Footnotes {
  const keys = new Map<string, string>()
  const taken = new Set<string>()
  for (const identifier of identifiers) {
    const plain =
      identifier.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/-(\d+)$/, '_$1') || 'note'
    let key = plain
    while (taken.has(key)) key += '_'
    taken.add(key)
    keys.set(identifier, key)
  }
  return {keys, definitions: new Map(), unused: [], origins: new Map(), calls: new Map()}
}

/** Every id that a footnote may need, so that no heading takes it. */
export const reservedIds = ({keys}: Footnotes): string[] =>
  [...keys.values()].flatMap(key => [`fn-${key}`, `fnref-${key}`])

/** Make a call what the type `Document` says it is, and count it. */
export function settleCall(call: Element, {footnotes, ids}: Settling): void {
  const identifier = String(call.properties.dataNote)
  const key = footnotes.keys.get(identifier) ?? identifier
  const count = (footnotes.calls.get(identifier) ?? 0) + 1
  footnotes.calls.set(identifier, count)
  const id = count === 1 ? `fnref-${key}` : ids.claim(`fnref-${key}-${count}`)
  call.properties = {role: 'doc-noteref', dataNote: key, id}
}

/** Take a definition out of the body. */
export function setNoteAside(definition: Element, settling: Settling): void {
  const {footnotes} = settling
  footnotes.origins.set(definition, settling)
  const identifier = String(definition.properties.dataNote)
  if (footnotes.definitions.has(identifier)) footnotes.unused.push(definition)
  else footnotes.definitions.set(identifier, definition)
}

/**
 * The notes in the order of their first calls, those first that the body calls, then those that only notes call.
 * `settleNote` gives a note's content its final form, and may find further calls.
 */
export function collectNotes(
  footnotes: Footnotes,
  settleNote: (definition: Element, origin: Settling) => void,
): Note[] {
  const {definitions, calls, keys, origins} = footnotes
  // A Map is iterated in insertion order, with what is added on the way.
  for (const identifier of calls.keys()) {
    const definition = definitions.get(identifier)
    const origin = definition && origins.get(definition)
    if (origin) settleNote(definition, origin)
  }
  const notes: Note[] = []
  for (const [identifier, count] of calls) {
    const definition = definitions.get(identifier)
    if (!definition) continue
    notes.push({
      key: keys.get(identifier) ?? identifier,
      number: notes.length + 1,
      calls: count,
      children: definition.children,
      position: definition.position,
      ...fromOf(origins.get(definition) ?? {from: undefined, targets: undefined}),
    })
  }
  return notes
}

/** Report what looks like a call, but is text, because no definition has its name. One with a backslash is meant so. */
export function reportUndefinedCalls({position}: Text, {file}: Settling): void {
  const start = position?.start
  if (start?.offset === undefined) return
  const source = String(file.value).slice(start.offset, position?.end.offset)
  for (const match of source.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
    const before = source.slice(0, match.index).split('\n')
    const last = before.at(-1) ?? ''
    report(
      file,
      'undefined-footnote',
      `Unexpected call of a footnote that is not defined, expected a line \`${match[0]}: …\``,
      {
        line: start.line + before.length - 1,
        column: before.length > 1 ? last.length + 1 : start.column + last.length,
      },
    )
  }
}

/** Report the definitions that no reader will see. */
export function reportUnusedNotes({definitions, calls, unused, origins}: Footnotes): void {
  const uncalled = [...definitions].filter(([identifier]) => !calls.has(identifier))
  for (const definition of [...unused, ...uncalled.map(([, definition]) => definition)]) {
    const origin = origins.get(definition)
    if (!origin) continue
    const name = String(definition.properties.dataNote).replace(/^include\d+ /, '')
    report(
      origin.file,
      'undefined-footnote',
      `Unexpected footnote \`${name}\`, expected a call of it, \`[^${name}]\`, and no other of its name`,
      definition.position,
    )
  }
}
