import type {PageHoldings} from './holdings.ts'
import type {Part} from './part.ts'

/** One XHTML file of a book, written: a long book is never held as trees. */
export interface Page extends Omit<Part, 'body'> {
  /** The whole file, blanks in it, in UTF-8: text of the engine's own would count as something to collect. */
  readonly xhtml: Uint8Array
  /** Its ids in the order of the text, blanks where pages of the printed work may begin. */
  readonly places: readonly string[]
  readonly holdings: PageHoldings
}
