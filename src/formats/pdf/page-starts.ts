import type {Element, Root} from 'hast'
import type {Position} from 'unist'
import type {PagePoint, PageStart} from '../../paged/index.ts'
import type {Work} from '../../publication/publication.ts'
import {offers, type Press} from '../format.ts'

/** Where a page of a work begins, in words that another rendering of the work understands. Kept small: see below. */
export interface NamedPageStart {
  readonly folio: string
  readonly points: readonly NamedPoint[]
}

export interface NamedPoint {
  readonly type: 'text' | 'picture'
  /** Path of the document, a `WorkPart` or `contents`; undefined for what the layout says. */
  readonly part: string | undefined
  /** Of the nearest node with a place in that document's Markdown; undefined for what templates say. */
  readonly place: string | undefined
  /** Letters with that place which stand on pages before. */
  readonly passed: number
  /** First letters of the text, in lower case: files that are included in others may have equal places. */
  readonly letters: string
}

/** A node's place as both renderings know it. */
export const placeOf = ({start, end}: Position): string =>
  `${start.line}:${start.column}-${end.line}:${end.column}`

/** Text as the typesetter counts it: without white space, and without marks where it may be broken. */
export const lettersOf = (text: string): string => text.replace(/[\s\u00AD\u200B]/g, '')

/** Print may have set a text in capitals. */
export const firstLetters = (text: string): string => lettersOf(text).slice(0, 40).toLowerCase()

/** Whether the e-book of a work says where the pages of its PDF begin. */
export const listsPages = (press: Press, work: Work): boolean =>
  offers(press, work, 'pdf') &&
  (work.document.frontmatter.pageList ?? press.publication.config.pageList)

/** Page starts with the parts of the work that they lie in. */
export function namePageStarts(
  starts: readonly PageStart[],
  tree: Root,
): readonly NamedPageStart[] {
  const parts = partsIn(tree)
  return starts.map(({folio, points}) => ({
    folio,
    points: points.map(point => namePoint(point, parts)),
  }))
}

function namePoint(
  {type, element, position, text, passed}: PagePoint,
  parts: ReadonlyMap<Element, string>,
): NamedPoint {
  const part = element && parts.get(element)
  const place = position && placeOf(position)
  return {type, part, place, passed, letters: firstLetters(text)}
}

/** The part of each element that is in one. */
function partsIn(tree: Root): ReadonlyMap<Element, string> {
  const parts = new Map<Element, string>()
  walk(tree, undefined)
  return parts

  function walk({children}: Root | Element, around: string | undefined): void {
    for (const child of children) {
      if (child.type !== 'element') continue
      const part = around ?? partOf(child)
      if (part !== undefined) parts.set(child, part)
      walk(child, part)
    }
  }
}

const partOf = ({data, properties}: Element): string | undefined =>
  data?.part ?? (properties.role === 'doc-toc' ? 'contents' : undefined)

/**
 * What the PDFs of this build found out for its e-books, so that no work is set twice. An e-book made alone sets its
 * pages itself, from the same inputs: it comes out the same.
 */
const remembered = new WeakMap<Press, Map<string, readonly NamedPageStart[]>>()

export function rememberPageStarts(
  work: Work,
  press: Press,
  starts: readonly NamedPageStart[],
): void {
  const works = remembered.get(press) ?? new Map<string, readonly NamedPageStart[]>()
  remembered.set(press, works.set(work.path, starts))
}

/** Where the pages of a work's PDF begin, set by `setPages` if nobody did; none when its e-book is to say nothing of them. */
export async function pageStartsOf(
  work: Work,
  press: Press,
  setPages: () => Promise<{readonly pageStarts: () => readonly NamedPageStart[]}>,
): Promise<readonly NamedPageStart[]> {
  if (!listsPages(press, work)) return []
  return remembered.get(press)?.get(work.path) ?? (await setPages()).pageStarts()
}
