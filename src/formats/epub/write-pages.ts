import type {Element, ElementContent, Root} from 'hast'
import type {VFile} from 'vfile'
import {eachElement} from '../map-elements.ts'
import type {NamedPageStart} from '../pdf/page-starts.ts'
import {type Blank, blankText} from './blanks.ts'
import {breathe} from './breathe.ts'
import {shownPage} from './fonts/pages.ts'
import {pageHoldings} from './holdings.ts'
import {placesIn, resolveLinks, safeId, withUniqueIds} from './links.ts'
import type {Page} from './page.ts'
import {findPageBreaks, type PageBreaks} from './page-breaks.ts'
import {divisions, type Part} from './part.ts'
import {type RenderedPart, type Rendering, renderParts} from './render.ts'
import {splitPart} from './split.ts'
import {toXhtml} from './xhtml.ts'

/** The pages of a work, as far as they are known one by one. */
export interface WrittenPages {
  /** In reading order. */
  readonly pages: readonly Page[]
  readonly blanks: readonly Blank[]
  /** Every id of each file, and the files that ids of divided parts went to. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
  readonly moved: ReadonlyMap<string, string>
  readonly breaks: PageBreaks
  /** What was written, where somebody asks for it. */
  readonly bodies: ReadonlyMap<string, Root>
  readonly files: readonly VFile[]
}

export interface Writing extends Rendering {
  /** Where pages of the printed work begin. */
  readonly starts: readonly NamedPageStart[]
  /** Is shown each page. */
  readonly show: (page: Element) => void
  /** Whether trees are wanted behind the text. */
  readonly keepsBodies: boolean
}

/**
 * Write the parts of a work one after the other, each from a tree that is let go of before the next: a book of any
 * length needs memory for one chapter's. What a page says of others is left blank.
 */
export async function writePages(writing: Writing): Promise<WrittenPages> {
  const blanks: Blank[] = []
  const toBlank = (blank: Blank) => blanks.push(blank) - 1
  const breaks = findPageBreaks(writing.starts, writing.files, toBlank)
  const pages: Page[] = []
  const ids = new Map<string, ReadonlySet<string>>()
  const moved = new Map<string, string>()
  const bodies = new Map<string, Root>()
  const files = new Set<VFile>()
  for (const {part, file, isLast} of filled(renderParts(writing), files)) {
    const pieces = splitPart(part, writing.images, file).map(piece => ({
      ...piece,
      body: withUniqueIds(piece.body),
    }))
    const own = placesIn(pieces)
    for (const [name, all] of own.ids) ids.set(name, all)
    for (const [from, to] of own.moved) moved.set(from, to)
    const linked = pieces.map(piece => ({...piece, body: resolveLinks(piece, own, toBlank)}))
    for (const [index, body] of breaks.blankPieces(linked, isLast).entries()) {
      const piece = linked[index]
      if (!piece) continue
      writing.show(shownPage(piece))
      pages.push(pageOf(withMoved(piece, own.moved), body))
      if (writing.keepsBodies) bodies.set(piece.file, body)
    }
    await breathe()
  }
  return {pages, blanks, ids, moved, breaks, bodies, files: [...files]}
}

/** Those with something in them, and which is the last. The files of all are added to `files`. */
function* filled(
  parts: Iterable<RenderedPart>,
  files: Set<VFile>,
): Generator<RenderedPart & {readonly isLast: boolean}> {
  let waiting: RenderedPart | undefined
  for (const rendered of parts) {
    files.add(rendered.file)
    if (rendered.part.body.children.length === 0) continue
    if (waiting) yield {...waiting, isLast: false}
    waiting = rendered
  }
  if (waiting) yield {...waiting, isLast: true}
}

/** With headings that know the file that they went to. */
const withMoved = (part: Part, moved: ReadonlyMap<string, string>): Part => ({
  ...part,
  headings: part.headings.map(heading => {
    const file = moved.get(`${part.file}#${safeId(heading.id)}`)
    return file === undefined ? heading : {...heading, file}
  }),
})

function pageOf({body: _, ...part}: Part, body: Root): Page {
  const {title, lang, dir, role} = part
  const children = body.children as ElementContent[]
  return {
    ...part,
    xhtml: Buffer.from(toXhtml({title, lang, dir, type: divisions[role], children})),
    places: placesOf(body),
    holdings: pageHoldings(body),
  }
}

/** Ids, and blanks where pages may begin, in the order of the text. */
function placesOf(body: Root): readonly string[] {
  const places: string[] = []
  eachElement(body, ({tagName, properties: {id}, data}) => {
    if (tagName === 'span' && data?.blank !== undefined) places.push(blankText(data.blank))
    if (typeof id === 'string') places.push(id)
  })
  return places
}
