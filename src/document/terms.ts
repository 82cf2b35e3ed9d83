import type {Position} from 'unist'
import type {FromFile} from './from.ts'

/** A term that a glossary of the document explains. */
export interface Term extends FromFile {
  readonly term: string
  readonly id: string
}

/** `:term[words]`: a use of a term that a glossary explains. */
export interface TermUse extends FromFile {
  readonly term: string
  readonly position: Position | undefined
}

/** A place that an index leads to, or a word that leads to another one of it. */
export interface IndexMark extends FromFile {
  readonly term: string
  readonly sub: string | undefined
  /** What to look up instead. */
  readonly see: string | undefined
  /** What to look up, too. */
  readonly also: string | undefined
  readonly id: string
}

/** Terms differ by their letters, not by their case. */
export const foldTerm = (term: string): string =>
  term.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
