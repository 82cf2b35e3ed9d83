import type {Element} from 'hast'
import type {Position} from 'unist'
import type {Style} from '../css/style.ts'
import type {BlockBox, BoxSource, InlineBox, InlineLevelBox, Marks, TextBox} from './box.ts'

/** Of the many boxes that no page learns anything from. */
export const noMarks: Marks = Object.freeze({
  id: undefined,
  strings: [],
  bookmark: undefined,
  running: [],
  pageCounter: undefined,
})

/** What the boxes inside an element have in common. */
export interface Origin {
  readonly style: Style
  readonly element: Element | undefined
  readonly pseudo: BoxSource['pseudo']
  readonly position: Position | undefined
}

export const sourceOf = (origin: Origin, marks: Marks = noMarks): BoxSource => ({
  style: origin.style,
  element: origin.element,
  pseudo: origin.pseudo,
  position: origin.position,
  marks,
})

/** Of a box that the builder puts between an element and its content. */
export const anonymous = (style: Style, position: Position | undefined): BoxSource => ({
  style,
  element: undefined,
  pseudo: undefined,
  position,
  marks: noMarks,
})

/** The place of a note's call, by the note's id. */
export const callId = (note: string): string => `${note}-call`

export const textBox = ({style, element, pseudo, position}: Origin, text: string): TextBox => ({
  type: 'text',
  style,
  element,
  pseudo,
  position,
  marks: noMarks,
  text,
})

export const inlineBox = (
  {style, element, pseudo, position}: Origin,
  children: readonly InlineLevelBox[],
  marks: Marks = noMarks,
): InlineBox => ({type: 'inline', style, element, pseudo, position, marks, children})

/** Boxes are made in one piece: there are tens of thousands, and spreading one into another is slow. */
export const blockBox = (
  {style, element, pseudo, position}: Origin,
  content: BlockBox['content'],
  marks: Marks = noMarks,
  marker?: InlineBox,
): BlockBox => ({
  type: 'block',
  style,
  element,
  pseudo,
  position,
  marks,
  content,
  marker,
})
