import type {Root} from 'hast'

/** One XHTML file of a book, while it is still a tree. */
export interface Part {
  /** Name in the package: `chapter-001.xhtml`. */
  readonly file: string
  readonly role:
    | 'cover'
    | 'titlepage'
    | 'dedication'
    | 'epigraph'
    | 'bodymatter'
    | 'continuation'
    | 'colophon'
  /** File of the chapter that this one is more of. */
  readonly continues?: string
  /** Plain text: the document's `title`, and its name in the contents. */
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly body: Root
  /** In the order of the text. */
  readonly headings: readonly PartHeading[]
}

/** A heading that the contents may lead to: its id stands in `body`. */
export interface PartHeading {
  readonly depth: number
  readonly id: string
  readonly text: string
  /** Where it stands, when that is not the part's own file. */
  readonly file?: string
}

/** `epub:type` of a body by what is in it. */
export const divisions: Readonly<
  Record<Part['role'], 'frontmatter' | 'bodymatter' | 'backmatter'>
> = {
  cover: 'frontmatter',
  titlepage: 'frontmatter',
  dedication: 'frontmatter',
  epigraph: 'frontmatter',
  bodymatter: 'bodymatter',
  continuation: 'bodymatter',
  colophon: 'backmatter',
}
