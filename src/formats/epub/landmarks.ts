import type {Landmark} from './nav.ts'
import type {Page} from './page.ts'

/** Names that the navigation gives to places. */
export interface LandmarkWords {
  readonly contents: string
  readonly cover: string
  readonly start: string
  readonly titlePage: string
  readonly dedication: string
  readonly epigraph: string
}

/** As much of a page as they depend on. */
export type LandmarkPage = Pick<Page, 'file' | 'role' | 'holdings'>

/** Where reading systems lead by buttons of their own: what a book has of it, in their usual order. */
export function landmarksOf(
  pages: readonly LandmarkPage[],
  words: LandmarkWords,
  showsContents: boolean,
): readonly Landmark[] {
  const at = (role: Page['role'], title: string): readonly Landmark[] =>
    pages
      .filter(page => page.role === role)
      .slice(0, 1)
      .map(({file}) => ({type: role, title, href: file}))
  return [
    ...at('cover', words.cover),
    ...at('titlepage', words.titlePage),
    ...at('dedication', words.dedication),
    ...at('epigraph', words.epigraph),
    ...(showsContents ? [{type: 'toc', title: words.contents, href: 'toc.xhtml'}] : []),
    ...at('bodymatter', words.start),
    ...apparatusOf(pages),
  ]
}

/** Sections that readers look things up in, by their roles. */
const apparatus: Readonly<Record<string, string>> = {
  'doc-endnotes': 'endnotes',
  'doc-glossary': 'glossary',
  'doc-bibliography': 'bibliography',
  // A link of the type `index` would have to hold an index itself, as checkers read EPUB Indexes 1.0.
  'doc-index': 'backmatter',
}

/** The first of each, in the order of the text. One without a name of its own is called by what it is. */
function apparatusOf(pages: readonly LandmarkPage[]): readonly Landmark[] {
  const found = new Map<string, Landmark>()
  for (const {file, holdings} of pages) {
    for (const {role, id, name} of holdings.divisions) {
      const type = apparatus[role]
      if (type === undefined || found.has(type)) continue
      const href = id === undefined ? file : `${file}#${id}`
      found.set(type, {type, title: name ?? role.slice('doc-'.length), href})
    }
  }
  return [...found.values()]
}
