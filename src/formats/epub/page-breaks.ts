import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import type {NamedPageStart, NamedPoint} from '../pdf/page-starts.ts'
import type {PartFiles} from './addresses.ts'
import {type Blank, blankElement, blankIn} from './blanks.ts'
import {insertMarks, type PlacedMark} from './insert-marks.ts'
import type {Page} from './page.ts'
import {type FindSpot, type Spot, spotsIn} from './page-places.ts'
import type {Part} from './part.ts'

/** A page of the printed work, and where it begins in the e-book. */
export interface PageTarget {
  /** As printed. */
  readonly label: string
  readonly href: string
}

/** Finds where the pages of the printed work begin in the parts of an e-book, which come one after the other. */
export interface PageBreaks {
  /** The pieces of one part with a blank wherever a page may begin; the last part has one at its end besides. */
  readonly blankPieces: (pieces: readonly Part[], isLast: boolean) => readonly Root[]
  /** What the blanks hold, once every part was here. `showsContents` when the e-book has a page of contents. */
  readonly settle: (pages: readonly Page[], showsContents: boolean) => PageMarks
}

export interface PageMarks {
  /** Marks in a blank, by its index. */
  readonly at: (blank: number) => readonly Element[]
  /** Marks to stand before the table of contents. */
  readonly contents: readonly Element[]
}

/** A point that begins a page, and how many others of that page are better ones. */
interface Candidate {
  readonly start: number
  readonly rank: number
  readonly point: NamedPoint
}

interface Chosen {
  readonly rank: number
  readonly blank: number | 'contents'
}

/**
 * Where each page of `starts` begins: before the first of its words and pictures that the e-book has. A page without
 * any, as a blank one, begins where the next does.
 */
export function findPageBreaks(
  starts: readonly NamedPageStart[],
  files: PartFiles,
  toBlank: (blank: Blank) => number,
): PageBreaks {
  const candidates = candidatesIn(starts)
  const names = new Map([...files, ...Object.entries(ownFiles)].map(([name, file]) => [file, name]))
  const chosen = new Map<number, Chosen>()
  const choose = (start: number, choice: Chosen) => {
    if (choice.rank < (chosen.get(start)?.rank ?? Number.POSITIVE_INFINITY))
      chosen.set(start, choice)
  }
  let rest = -1
  return {
    blankPieces: (pieces, isLast) => {
      const [{file = '', continues = file} = {}] = pieces
      const placed = new Map<Spot['node'], PlacedMark[]>()
      const name = names.get(continues)
      for (const {start, rank, spot} of spotsOf(pieces, candidates.get(name ?? '') ?? [])) {
        const blank = toBlank({type: 'page', start})
        choose(start, {rank, blank})
        const others = placed.get(spot.node) ?? []
        const mark = {at: spot.at, mark: blankElement(blank)}
        placed.set(
          spot.node,
          [...others, mark].sort((one, other) => one.at - other.at),
        )
      }
      const bodies = pieces.map(({body}) => insertMarks(body, placed))
      if (!isLast || starts.length === 0) return bodies
      rest = toBlank({type: 'rest'})
      return bodies.map((body, index) =>
        index === bodies.length - 1 ? withLast(body, blankElement(rest)) : body,
      )
    },
    settle: (pages, showsContents) => {
      if (showsContents)
        for (const {start, rank} of candidates.get('contents') ?? [])
          choose(start, {rank, blank: 'contents'})
      const spots = followed(starts.map((_, index) => chosen.get(index)?.blank))
      const prefix = freePrefix(pages)
      const marks = new Map<number | 'contents', Element[]>()
      for (const [index, {folio}] of starts.entries()) {
        const spot = spots[index] ?? rest
        const mark = pageBreak(`${prefix}${index + 1}`, folio, index)
        marks.set(spot, [...(marks.get(spot) ?? []), mark])
      }
      return {
        at: blank => marks.get(blank) ?? [],
        contents: marks.get('contents') ?? [],
      }
    },
  }
}

/** Points by the part that they lie in. */
function candidatesIn(
  starts: readonly NamedPageStart[],
): ReadonlyMap<string, readonly Candidate[]> {
  const candidates = new Map<string, Candidate[]>()
  for (const [start, {points}] of starts.entries()) {
    for (const [rank, point] of points.entries()) {
      const {part} = point
      if (part === undefined) continue
      const others = candidates.get(part)
      if (others) others.push({start, rank, point})
      else candidates.set(part, [{start, rank, point}])
    }
  }
  return candidates
}

/** Files of what print knows by other names. */
const ownFiles: Readonly<Record<string, string>> = {
  'title-page': 'titlepage.xhtml',
  dedication: 'dedication.xhtml',
  epigraph: 'epigraph.xhtml',
  introduction: 'introduction.xhtml',
  colophon: 'colophon.xhtml',
}

/** The best point of each page that the part has, in the order of the pages. */
function spotsOf(
  pieces: readonly Part[],
  candidates: readonly Candidate[],
): ReadonlyArray<Omit<Candidate, 'point'> & {readonly spot: Spot}> {
  let find: FindSpot | undefined
  const found = new Map<number, Omit<Candidate, 'point'> & {readonly spot: Spot}>()
  for (const {start, rank, point} of candidates) {
    if (found.has(start)) continue
    find ??= spotsIn(pieces.map(({body}) => body))
    const spot = find(point)
    if (spot) found.set(start, {start, rank, spot})
  }
  return [...found.values()]
}

/** Each without a spot has that of the next with one. */
function followed<Place>(
  spots: ReadonlyArray<Place | undefined>,
): ReadonlyArray<Place | undefined> {
  let next: Place | undefined
  const backwards = spots.toReversed().map(spot => {
    next = spot ?? next
    return next
  })
  return backwards.toReversed()
}

const withLast = (body: Root, mark: Element): Root => ({
  ...body,
  children: [...body.children, mark],
})

/** What no id of the work begins with. */
function freePrefix(pages: readonly Page[]): string {
  let prefix = 'print-page-'
  while (pages.some(({places}) => places.some(id => id.startsWith(prefix)))) prefix = `x-${prefix}`
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

/** Every page in reading order; the contents come after `front` of the e-book's. */
export function pageTargets(
  pages: readonly Page[],
  marks: PageMarks,
  contents: {readonly file: string; readonly front: number},
): readonly PageTarget[] {
  const targetsIn = ({file, places}: Page) =>
    places.flatMap(place => {
      const blank = blankIn(place)
      return blank === undefined ? [] : marks.at(blank).map(mark => targetOf(file, mark))
    })
  return [
    ...pages.slice(0, contents.front).flatMap(targetsIn),
    ...marks.contents.map(mark => targetOf(contents.file, mark)),
    ...pages.slice(contents.front).flatMap(targetsIn),
  ]
}

const targetOf = (file: string, {properties}: Element): PageTarget => ({
  label: String(properties.ariaLabel),
  href: `${file}#${properties.id}`,
})
