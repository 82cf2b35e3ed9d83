import type {BlockLevelBox} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import type {Fragment} from './fragment.ts'

/** What absolute positions count from: a box within its borders, or the content area of a page. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** An absolutely positioned box, set, until the area that it stands in has its place. */
export interface Positioned {
  readonly zIndex: number
  readonly place: (area: Area) => Fragment
}

/** Those of one box. A box that is set again takes its own place. */
export type PositionedBoxes = Map<BlockLevelBox, Positioned>

/** Of the blocks around that are positioned themselves, the innermost, and how wide it is within its borders. */
export interface Containing {
  readonly boxes: PositionedBoxes
  readonly width: number
  readonly height: number | undefined
}

/** What is inside of the borders of a box. */
export const paddingBox = ({border}: Style, {x, y, width, height}: Area): Area => ({
  x: x + border.left.width,
  y: y + border.top.width,
  width: width - border.left.width - border.right.width,
  height: height - border.top.width - border.bottom.width,
})

/** Positioned boxes with what is in the flow: below or above it by their `z-index`, in order. */
export function withPositioned(
  children: readonly Fragment[],
  boxes: readonly Positioned[],
  area: Area,
): readonly Fragment[] {
  if (boxes.length === 0) return children
  const ordered = boxes.toSorted((a, b) => a.zIndex - b.zIndex)
  const placed = (which: (zIndex: number) => boolean) =>
    ordered.filter(({zIndex}) => which(zIndex)).map(({place}) => place(area))
  return [...placed(z => z < 0), ...children, ...placed(z => z >= 0)]
}
