import type {Element} from 'hast'
import type {Position} from 'unist'
import type {Box} from '../boxes/box.ts'
import type {Fragment, InlineFragment, Page} from './fragment.ts'

/** Where in the document a page begins. */
export interface PageStart {
  /** As printed. Empty where the page has no number. */
  readonly folio: string
  /** What the flow brings on the page, in order: the first few of what no page before has shown. None on a blank page. */
  readonly points: readonly PagePoint[]
}

/** A text or a picture that the flow brings. */
export interface PagePoint {
  readonly type: 'text' | 'picture'
  /** The element that it stands in, or that it is. */
  readonly element: Element | undefined
  /** Nearest place in the source: texts that have none of their own share that of the element around them. */
  readonly position: Position | undefined
  /** The whole text, of which pages before may have shown a part; empty for a picture. */
  readonly text: string
  /** How many letters with this place, white space and soft hyphens not counted, stood on pages before. */
  readonly passed: number
}

/** Enough that one of them is found in another rendering of the same document. */
const mostPoints = 8

/** Text as it can be counted in any rendering: without white space, and without marks where it may be broken. */
const lettersOf = (text: string): string => text.replace(/[\s\u00AD\u200B]/g, '')

/** How each page begins: what repeats on it (heads of tables, running heads), and notes, count for nothing. */
export function pageStarts(pages: readonly Page[]): readonly PageStart[] {
  /** Letters by the place that they have in the source. */
  const passed = new Map<Position | Box, number>()
  const read = new Map<Box, number>()
  return pages.map(({folio, content}) => {
    const points = new Map<Box, PagePoint>()
    collect(content, points)
    return {folio, points: [...points.values()]}
  })

  function collect(fragments: readonly Fragment[], points: Map<Box, PagePoint>): void {
    for (const fragment of fragments) {
      switch (fragment.type) {
        case 'box':
          collect(fragment.children, points)
          break
        case 'line':
          for (const item of inSourceOrder(fragment.children)) collectItem(item, points)
          break
        case 'image':
          collectItem(fragment, points)
          break
        case 'rule':
          break
      }
    }
  }

  function collectItem(item: Item, points: Map<Box, PagePoint>): void {
    switch (item.type) {
      case 'box':
        collect([item], points)
        break
      case 'image':
        if (item.box.element && !item.box.pseudo && !read.has(item.box)) {
          read.set(item.box, 0)
          add(item.box, {type: 'picture', text: '', passed: 0}, points)
        }
        break
      case 'text': {
        const {box, run} = item
        if (!isOfDocument(box) || run.addedHyphen) break
        const before = read.get(box) ?? 0
        if (before >= lettersOf(box.text).length) break
        const place = box.position ?? box
        const count = passed.get(place) ?? 0
        add(box, {type: 'text', text: box.text, passed: count}, points)
        const letters = lettersOf(run.text).length
        read.set(box, before + letters)
        passed.set(place, count + letters)
        break
      }
    }
  }
}

/** Of a box, its first point on the page. */
function add(
  box: Box,
  point: Pick<PagePoint, 'type' | 'text' | 'passed'>,
  points: Map<Box, PagePoint>,
): void {
  if (points.size >= mostPoints || points.has(box)) return
  points.set(box, {...point, element: box.element, position: box.position})
}

/** Not numbers of lists, nor what `::before` says. */
const isOfDocument = (box: Box): box is Extract<Box, {type: 'text'}> =>
  box.type === 'text' && (box.pseudo === undefined || box.pseudo === 'first-letter')

type Item = Exclude<InlineFragment, {type: 'inline'}>

/** The pieces of a line stand from left to right, in whatever order they are read. */
function inSourceOrder(children: readonly InlineFragment[]): readonly Item[] {
  const items = flatten(children)
  if (!items.some(item => item.type === 'text' && item.run.direction === 'rtl')) return items
  const offset = ({box}: Item) => box.position?.start.offset ?? 0
  return items.toReversed().toSorted((one, other) => offset(one) - offset(other))
}

const flatten = (children: readonly InlineFragment[]): readonly Item[] =>
  children.flatMap(child => (child.type === 'inline' ? flatten(child.children) : [child]))
