import type {BlockBox, FootnoteBox} from '../boxes/box.ts'
import {anonymous, blockBox, inlineBox, textBox} from '../boxes/source.ts'
import {anonymousStyle} from '../css/compute.ts'
import type {Flow} from './flow.ts'

/** Notes that are set as one: a note alone, or several that share the lines of a paragraph. Never empty. */
export type NoteGroup = readonly FootnoteBox[]

/**
 * `footnote-display` (css-gcpm-3, 2.6): neighbors that are `inline` run on in one paragraph, and those that are
 * `compact` share a line where they fit. A note of more than one paragraph is a block in any case.
 */
export function groupNotes(
  notes: readonly FootnoteBox[],
  flowOf: (group: NoteGroup) => Flow,
): readonly NoteGroup[] {
  const groups: NoteGroup[] = []
  for (const note of notes) {
    const before = groups.at(-1)
    const joined = before && [...before, note]
    if (joined && joins(before[0]!, note, () => isOneLine(flowOf(joined))))
      groups[groups.length - 1] = joined
    else groups.push([note])
  }
  return groups
}

function joins(a: FootnoteBox, b: FootnoteBox, shareLine: () => boolean): boolean {
  const display = displayOf(a)
  if (display !== displayOf(b)) return false
  switch (display) {
    case 'block':
      return false
    case 'inline':
      return true
    case 'compact':
      return shareLine()
  }
}

const displayOf = ({body: {content, marker, style}}: FootnoteBox) =>
  content.type === 'inlines' && !marker ? style.footnoteDisplay : 'block'

const isOneLine = ({items}: Flow) => items.filter(({type}) => type === 'solid').length === 1

export const isSameGroup = (a: NoteGroup, b: NoteGroup) =>
  a.length === b.length && a.every((note, index) => note === b[index])

/** The box of a group: the note itself, or a paragraph in which each is an inline box. */
export function boxOfGroup(notes: NoteGroup): BlockBox {
  const {body} = notes[0]!
  if (notes.length === 1 && displayOf(notes[0]!) !== 'inline') return body
  const paragraph = anonymous(anonymousStyle(body.style, 'block'), body.position)
  const children = notes.flatMap((note, index) => {
    const {content, marks} = note.body
    const inline = inlineBox(note.body, content.type === 'inlines' ? content.children : [], marks)
    return index === 0 ? [inline] : [textBox(paragraph, ' '), inline]
  })
  return blockBox(paragraph, {type: 'inlines', children})
}
