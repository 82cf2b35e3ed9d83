import type {Severity} from '../../../diagnostics.ts'
import type {Book, Page} from './book.ts'

type PageElement = Page['elements'][number]

/** Something wrong in a finished book. */
export interface Finding {
  /** File in the package. */
  readonly path: string
  /** "Unexpected X, expected Y". */
  readonly reason: string
  /** Which element of the page, counted from 0 in the order of the file: leads back to the Markdown. */
  readonly element?: number
}

/** Something that a book must be, or had better be. */
export interface EpubRule {
  readonly severity: Severity
  /** What the rule is about, in one line. */
  readonly meaning: string
  /** What whoever reads the message does about it. */
  readonly remedy: string
  readonly check: (book: Book) => Iterable<Finding>
}

export type EpubRules = Readonly<Record<string, EpubRule>>

/** The same check of each page of the book. */
export const onPages = (check: (page: Page, book: Book) => Iterable<Finding>): EpubRule['check'] =>
  function* (book) {
    for (const page of book.pages) yield* check(page, book)
  }

/** The same check of each element of the book: the reason why it is wrong, or undefined. */
export const onElements = (
  check: (element: PageElement, page: Page, book: Book) => string | undefined,
): EpubRule['check'] =>
  onPages(function* (page, book) {
    for (const [index, element] of page.elements.entries()) {
      const reason = check(element, page, book)
      if (reason !== undefined) yield {path: page.path, element: index, reason}
    }
  })
