import type {BlockBox} from '../boxes/box.ts'
import {resolveLength} from '../css/resolve-length.ts'
import type {MarginBoxName, PageStyle, Size} from '../css/style.ts'
import type {Intrinsic} from './sizes.ts'

/** The margin box of a margin box: its place in the page's margin. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How boxes are measured, margins and edges included. */
export interface Measure {
  readonly widths: (box: BlockBox) => Intrinsic
  readonly height: (box: BlockBox, width: number) => number
}

type Boxes = ReadonlyMap<MarginBoxName, BlockBox>

/** Places of all margin boxes: corners as given, the three of an edge sharing it (css-page-3, 5.3). */
export function edgeAreas(page: PageStyle, boxes: Boxes, measure: Measure) {
  const {width, height, margin} = page
  const across = {start: margin.left, length: Math.max(0, width - margin.left - margin.right)}
  const down = {start: margin.top, length: Math.max(0, height - margin.top - margin.bottom)}
  const right = width - margin.right
  const bottom = height - margin.bottom
  const areas = new Map<MarginBoxName, Area>([
    ['top-left-corner', {x: 0, y: 0, width: margin.left, height: margin.top}],
    ['top-right-corner', {x: right, y: 0, width: margin.right, height: margin.top}],
    ['bottom-left-corner', {x: 0, y: bottom, width: margin.left, height: margin.bottom}],
    ['bottom-right-corner', {x: right, y: bottom, width: margin.right, height: margin.bottom}],
  ])
  for (const [edge, y, depth] of [
    ['top', 0, margin.top],
    ['bottom', bottom, margin.bottom],
  ] as const) {
    const names = [`${edge}-left`, `${edge}-center`, `${edge}-right`] as const
    const spans = share(
      names.map(name => horizontal(boxes.get(name), across.length, measure)),
      across,
    )
    names.forEach((name, index) => {
      const {start, length} = spans[index]!
      areas.set(name, {x: start, y, width: length, height: depth})
    })
  }
  for (const [edge, x, depth] of [
    ['left', 0, margin.left],
    ['right', right, margin.right],
  ] as const) {
    const names = [`${edge}-top`, `${edge}-middle`, `${edge}-bottom`] as const
    const spans = share(
      names.map(name => vertical(boxes.get(name), depth, measure)),
      down,
    )
    names.forEach((name, index) => {
      const {start, length} = spans[index]!
      areas.set(name, {x, y: start, width: depth, height: length})
    })
  }
  return areas
}

/** What one of three boxes wants of its edge. `fixed` when its size is given. */
interface Wish extends Intrinsic {
  readonly fixed: boolean
  readonly there: boolean
}

const absent: Wish = {min: 0, max: 0, fixed: true, there: false}

const horizontal = (box: BlockBox | undefined, length: number, measure: Measure): Wish => {
  if (!box) return absent
  const given = lengthOf(box.style.width, length)
  if (given !== undefined) return {min: given, max: given, fixed: true, there: true}
  return {...measure.widths(box), fixed: false, there: true}
}

const vertical = (box: BlockBox | undefined, width: number, measure: Measure): Wish => {
  if (!box) return absent
  const given = lengthOf(box.style.height, width)
  const height = given ?? measure.height(box, width)
  return {min: height, max: height, fixed: given !== undefined, there: true}
}

const lengthOf = (size: Size, basis: number) =>
  typeof size === 'number' || (typeof size === 'object' && size.type === 'percentage')
    ? resolveLength(size, basis)
    : undefined

interface Span {
  readonly start: number
  readonly length: number
}

/**
 * Three boxes on one edge. With a middle one, it stands in the middle and the outer two share what is left alike;
 * without, the outer two divide the edge as their contents ask.
 */
function share(wishes: readonly Wish[], edge: Span): readonly Span[] {
  const [first, middle, last] = wishes as [Wish, Wish, Wish]
  const end = edge.start + edge.length
  if (!middle.there) {
    const [a, b] = divide(first, last, edge.length)
    return [
      {start: edge.start, length: a},
      {start: edge.start + a, length: 0},
      {start: end - b, length: b},
    ]
  }
  const widest = Math.max(first.max, last.max)
  const twin: Wish = {
    min: 2 * Math.max(first.min, last.min),
    max: 2 * widest,
    fixed: first.fixed && last.fixed,
    there: first.there || last.there,
  }
  const [center] = divide(middle, twin, edge.length)
  const side = (edge.length - center) / 2
  const [left, right] = [first, last].map(wish => (wish.fixed && wish.there ? wish.max : side))
  return [
    {start: edge.start, length: left!},
    {start: edge.start + side, length: center},
    {start: end - right!, length: right!},
  ]
}

/** Two boxes on one length (css-page-3, 5.3.2.1): what is left over or missing is shared by their contents. */
function divide(a: Wish, b: Wish, length: number): readonly [number, number] {
  if (!a.there) return [0, b.fixed ? b.max : length]
  if (!b.there) return [a.fixed ? a.max : length, 0]
  if (a.fixed) return [a.max, b.fixed ? b.max : Math.max(b.min, length - a.max)]
  if (b.fixed) return [Math.max(a.min, length - b.max), b.max]
  const most = a.max + b.max
  if (most <= length) {
    const factor = most > 0 ? a.max / most : 0.5
    const share = a.max + (length - most) * factor
    return [share, length - share]
  }
  const least = a.min + b.min
  if (least >= length) return [a.min, Math.max(0, length - a.min)]
  const share = a.min + ((length - least) * (a.max - a.min)) / Math.max(1e-9, most - least)
  return [share, length - share]
}
