import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {eachElement} from '../map-elements.ts'
import type {NamedPageStart} from '../pdf/page-starts.ts'
import type {PartFiles} from './addresses.ts'
import {insertMarks, type Marks, type PlacedMark} from './insert-marks.ts'
import {idsOf} from './links.ts'
import {type FindSpot, type Spot, spotsIn} from './page-places.ts'
import type {Part} from './part.ts'

/** A page of the printed work, and where it begins in the e-book. */
export interface PageTarget {
  /** As printed. */
  readonly label: string
  readonly href: string
}

export interface PagedParts {
  readonly parts: readonly Part[]
  /** Marks to stand before the table of contents. */
  readonly contents: readonly Element[]
  /** In reading order. */
  readonly pages: readonly PageTarget[]
}

export interface PagedWork {
  readonly starts: readonly NamedPageStart[]
  readonly files: PartFiles
  /** The page of contents, where there is one, and how many parts come before it. */
  readonly contents: {readonly file: string; readonly after: number} | undefined
}

/**
 * The parts with a mark wherever a page of the printed work begins: before the first of its words and pictures that
 * the e-book has. A page without any, as a blank one, begins where the next does.
 */
export function withPageBreaks(parts: readonly Part[], work: PagedWork): PagedParts {
  const {starts, contents} = work
  if (starts.length === 0) return {parts, contents: [], pages: []}
  const spots = followed(spotsOf(parts, work))
  const prefix = freePrefix(parts)
  const marks = starts.map(({folio}, index) => pageBreak(`${prefix}${index + 1}`, folio, index))
  const inContents = marks.filter((_, index) => spots[index] === 'contents')
  const left = marks.filter((_, index) => spots[index] === undefined)
  const placed = placedMarks(marks, spots)
  const marked = parts.map((part, index) => {
    const body = insertMarks(part.body, placed)
    return index === parts.length - 1 ? {...part, body: withLast(body, left)} : {...part, body}
  })
  const own = new Set(marks)
  const targets = (some: readonly Part[]) => some.flatMap(part => targetsIn(part, own))
  const {file = '', after = 0} = contents ?? {}
  return {
    parts: marked,
    contents: inContents,
    pages: [
      ...targets(marked.slice(0, after)),
      ...inContents.map(mark => targetOf(file, mark)),
      ...targets(marked.slice(after)),
    ],
  }
}

type PlacedSpot = Spot | 'contents' | undefined

/** Where each page begins that begins with something of the e-book. */
function spotsOf(
  parts: readonly Part[],
  {starts, files, contents}: PagedWork,
): readonly PlacedSpot[] {
  const finders = new Map<string, FindSpot>()
  const finderOf = (name: string): FindSpot | undefined => {
    if (!finders.has(name)) {
      const file = files.get(name) ?? ownFiles[name]
      const own = parts.filter(part => (part.continues ?? part.file) === file)
      finders.set(name, spotsIn(own.map(({body}) => body)))
    }
    return finders.get(name)
  }
  return starts.map(({points}) => {
    for (const point of points) {
      if (point.part === 'contents' && contents) return 'contents'
      const spot = point.part === undefined ? undefined : finderOf(point.part)?.(point)
      if (spot) return spot
    }
    return undefined
  })
}

/** Files of what print knows by other names. */
const ownFiles: Readonly<Record<string, string>> = {
  'title-page': 'titlepage.xhtml',
  dedication: 'dedication.xhtml',
  epigraph: 'epigraph.xhtml',
  introduction: 'introduction.xhtml',
  colophon: 'colophon.xhtml',
}

/** Each without a spot has that of the next with one. */
function followed(spots: readonly PlacedSpot[]): readonly PlacedSpot[] {
  let next: PlacedSpot
  const backwards = spots.toReversed().map(spot => {
    next = spot ?? next
    return next
  })
  return backwards.toReversed()
}

/** By node, each node's in their order there. */
function placedMarks(marks: readonly Element[], spots: readonly PlacedSpot[]): Marks {
  const placed = new Map<Spot['node'], PlacedMark[]>()
  for (const [index, mark] of marks.entries()) {
    const spot = spots[index]
    if (spot === undefined || spot === 'contents') continue
    const others = placed.get(spot.node) ?? []
    placed.set(
      spot.node,
      [...others, {at: spot.at, mark}].sort((one, other) => one.at - other.at),
    )
  }
  return placed
}

const withLast = (body: Root, marks: readonly Element[]): Root => ({
  ...body,
  children: [...body.children, ...marks],
})

/** What no id of the work begins with. */
function freePrefix(parts: readonly Part[]): string {
  const ids = parts.flatMap(({body}) => [...idsOf(body)])
  let prefix = 'print-page-'
  while (ids.some(id => id.startsWith(prefix))) prefix = `x-${prefix}`
  return prefix
}

/** A page that has no number of its own is called by where it stands in the PDF. */
const pageBreak = (id: string, folio: string, index: number): Element =>
  h('span', {
    'epub:type': 'pagebreak',
    role: 'doc-pagebreak',
    id,
    ariaLabel: folio || String(index + 1),
  })

function targetsIn({file, body}: Part, marks: ReadonlySet<Element>): readonly PageTarget[] {
  const targets: PageTarget[] = []
  eachElement(body, element => {
    if (marks.has(element)) targets.push(targetOf(file, element))
  })
  return targets
}

const targetOf = (file: string, {properties}: Element): PageTarget => ({
  label: String(properties.ariaLabel),
  href: `${file}#${properties.id}`,
})
