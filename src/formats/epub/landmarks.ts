import type {Element} from 'hast'
import {toString as toText} from 'hast-util-to-string'
import {eachElement} from '../map-elements.ts'
import {pageHoldings} from './holdings.ts'
import type {Landmark} from './nav.ts'
import type {Part} from './part.ts'
import {isSaid} from './title.ts'

/** Names that the navigation gives to places. */
export interface LandmarkWords {
  readonly contents: string
  readonly cover: string
  readonly start: string
  readonly titlePage: string
  readonly dedication: string
  readonly epigraph: string
}

/** Where reading systems lead by buttons of their own: what a book has of it, in their usual order. */
export function landmarksOf(
  parts: readonly Part[],
  words: LandmarkWords,
  showsContents: boolean,
): readonly Landmark[] {
  const at = (role: Part['role'], title: string): readonly Landmark[] =>
    parts
      .filter(part => part.role === role)
      .slice(0, 1)
      .map(({file}) => ({type: role, title, href: file}))
  return [
    ...at('cover', words.cover),
    ...at('titlepage', words.titlePage),
    ...at('dedication', words.dedication),
    ...at('epigraph', words.epigraph),
    ...(showsContents ? [{type: 'toc', title: words.contents, href: 'toc.xhtml'}] : []),
    ...at('bodymatter', words.start),
    ...apparatusOf(parts),
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
function apparatusOf(parts: readonly Part[]): readonly Landmark[] {
  const found = new Map<string, Landmark>()
  for (const {file, body} of parts) {
    for (const element of pageHoldings(body).divisions) {
      const {role, id} = element.properties
      const type = apparatus[String(role)]
      if (type === undefined || found.has(type)) continue
      const href = typeof id === 'string' ? `${file}#${id}` : file
      found.set(type, {type, title: nameOf(element) ?? String(role).slice('doc-'.length), href})
    }
  }
  return [...found.values()]
}

function nameOf(section: Element): string | undefined {
  const {ariaLabel} = section.properties
  if (typeof ariaLabel === 'string' && isSaid(ariaLabel)) return ariaLabel
  let name: string | undefined
  eachElement(section, element => {
    if (name === undefined && /^h[1-6]$/.test(element.tagName)) name = toText(element)
  })
  return name !== undefined && isSaid(name) ? name : undefined
}
