import type {Position} from 'unist'
import type {FromFile} from './from.ts'

/** What is numbered: figures, tables, equations, listings and sections. */
export type LabelKind = 'fig' | 'tbl' | 'eq' | 'lst' | 'sec'

/** Something numbered, in the order of its document: whatever has an id like `fig:press`. */
export interface Label extends FromFile {
  readonly kind: LabelKind
  /** As written: `fig:press`. */
  readonly name: string
  /** Its id in the body: a colon has a meaning in style sheets and in XML. */
  readonly id: string
  readonly position: Position | undefined
}

/** `@fig:press` in a text. */
export interface Reference extends FromFile {
  readonly name: string
  readonly position: Position | undefined
}

/** A label's name, as a part of a regular expression. Punctuation at its end belongs to the sentence. */
export const namePattern =
  '(?:fig|tbl|eq|lst|sec):[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_:.-]*[\\p{L}\\p{M}\\p{N}_])?'

const wholeName = new RegExp(`^${namePattern}$`, 'u')

/** The kind of what an id names; undefined for an id like any other. */
export const labelKind = (id: string): LabelKind | undefined =>
  wholeName.test(id) ? (id.slice(0, id.indexOf(':')) as LabelKind) : undefined

/** `fig:press` → `fig-press`. */
export const idOfLabel = (name: string): string => name.replaceAll(':', '-')
