import type {BorderEdge, Color, Edges, Style} from '../css/style.ts'
import type {Pages} from '../layout/fragment.ts'
import {backgroundImage} from './background-image.ts'
import type {PaintOp, Point, Rectangle} from './display-list.ts'

/** What a background is painted with: of a box, or of a page. */
export type Painted = Pick<Style, 'backgroundColor' | 'background' | 'border' | 'borderRadius'>

/** The background of a border box; its picture counts from inside of the borders. */
export function background(
  {backgroundColor: color, background, border, borderRadius: radius}: Painted,
  box: Rectangle,
  picture: Pages['picture'],
): readonly PaintOp[] {
  if (box.width <= 0 || box.height <= 0) return []
  const image = background && picture(background.url)
  return [
    ...(color && color.alpha > 0
      ? [{type: 'rectangle', ...rectangle(box), radius, color} as const]
      : []),
    ...(image
      ? backgroundImage(background, image, {area: inside(box, border), clip: box, radius})
      : []),
  ]
}

/** The area within borders. */
export const inside = (
  {x, y, width, height}: Rectangle,
  {top, right, bottom, left}: Edges<BorderEdge>,
): Rectangle => ({
  x: x + left.width,
  y: y + top.width,
  width: width - left.width - right.width,
  height: height - top.width - bottom.width,
})

/** The borders of a border box, on those edges that this part of the box has. */
export function borders(
  border: Edges<BorderEdge>,
  box: Rectangle,
  {edges, radius}: {readonly edges: Edges<boolean>; readonly radius: number},
): readonly PaintOp[] {
  if (!hasBorder(border)) return []
  const shown = {
    top: edges.top && isVisible(border.top) ? border.top : undefined,
    right: edges.right && isVisible(border.right) ? border.right : undefined,
    bottom: edges.bottom && isVisible(border.bottom) ? border.bottom : undefined,
    left: edges.left && isVisible(border.left) ? border.left : undefined,
  }
  const {top, right, bottom, left} = shown
  if (top && right && bottom && left && top.style === 'solid') {
    if ([right, bottom, left].every(edge => sameEdge(edge, top)))
      return [{type: 'frame', ...rectangle(box), thickness: top.width, radius, color: top.color}]
  }
  return sides.flatMap(side => {
    const edge = shown[side]
    return edge ? borderEdge(edge, cornersOf(side, box, shown)) : []
  })
}

/** A line that stands for itself: a footnote separator, a column rule. */
export function rule(edge: BorderEdge, from: Point, to: Point): readonly PaintOp[] {
  if (!isVisible(edge)) return []
  const half = edge.width / 2
  const upright = from.x === to.x
  const across = upright ? {x: half, y: 0} : {x: 0, y: half}
  return borderEdge(edge, {
    outerStart: {x: from.x - across.x, y: from.y - across.y},
    outerEnd: {x: to.x - across.x, y: to.y - across.y},
    innerStart: {x: from.x + across.x, y: from.y + across.y},
    innerEnd: {x: to.x + across.x, y: to.y + across.y},
  })
}

type Side = keyof Edges<unknown>
const sides = ['top', 'right', 'bottom', 'left'] as const

const rectangle = ({x, y, width, height}: Rectangle): Rectangle => ({x, y, width, height})

const hasBorder = ({top, right, bottom, left}: Edges<BorderEdge>): boolean =>
  top.width + right.width + bottom.width + left.width > 0

const isVisible = (edge: BorderEdge): boolean =>
  edge.width > 0 && edge.style !== 'none' && edge.style !== 'hidden' && edge.color.alpha > 0

const sameEdge = (a: BorderEdge, b: BorderEdge): boolean =>
  a.width === b.width && a.style === b.style && sameColor(a.color, b.color)

const sameColor = (a: Color, b: Color): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A border edge is a trapezoid: its corners are cut where a neighbor meets it. */
interface Corners {
  readonly outerStart: Point
  readonly outerEnd: Point
  readonly innerStart: Point
  readonly innerEnd: Point
}

function cornersOf(
  side: Side,
  {x, y, width, height}: Rectangle,
  shown: Edges<BorderEdge | undefined>,
): Corners {
  const [top, right, bottom, left] = sides.map(name => shown[name]?.width ?? 0) as [
    number,
    number,
    number,
    number,
  ]
  const outer = {
    topLeft: {x, y},
    topRight: {x: x + width, y},
    bottomRight: {x: x + width, y: y + height},
    bottomLeft: {x, y: y + height},
  }
  const inner = {
    topLeft: {x: x + left, y: y + top},
    topRight: {x: x + width - right, y: y + top},
    bottomRight: {x: x + width - right, y: y + height - bottom},
    bottomLeft: {x: x + left, y: y + height - bottom},
  }
  const ends = {
    top: ['topLeft', 'topRight'],
    right: ['topRight', 'bottomRight'],
    bottom: ['bottomLeft', 'bottomRight'],
    left: ['topLeft', 'bottomLeft'],
  } as const
  const [start, end] = ends[side]
  return {
    outerStart: outer[start],
    outerEnd: outer[end],
    innerStart: inner[start],
    innerEnd: inner[end],
  }
}

function borderEdge({style, width, color}: BorderEdge, corners: Corners): readonly PaintOp[] {
  const {outerStart, outerEnd, innerStart, innerEnd} = corners
  const stroke = (style: 'solid' | 'dashed' | 'dotted', at: number, share: number): PaintOp => ({
    type: 'stroke',
    from: between(outerStart, innerStart, at),
    to: between(outerEnd, innerEnd, at),
    width: width * share,
    style,
    color,
  })
  // Lines are stroked, so that screens show equal ones equally thick; only cut corners need an area.
  const isSquare = isUpright(outerStart, innerStart) && isUpright(outerEnd, innerEnd)
  const band = (from: number, to: number): PaintOp =>
    isSquare
      ? stroke('solid', (from + to) / 2, to - from)
      : {
          type: 'polygon',
          points: [
            between(outerStart, innerStart, from),
            between(outerEnd, innerEnd, from),
            between(outerEnd, innerEnd, to),
            between(outerStart, innerStart, to),
          ],
          color,
        }
  switch (style) {
    case 'none':
    case 'hidden':
      return []
    case 'solid':
      return [band(0, 1)]
    case 'double':
      return [band(0, 1 / 3), band(2 / 3, 1)]
    case 'dashed':
    case 'dotted':
      return [stroke(style, 0.5, 1)]
  }
}

const isUpright = (a: Point, b: Point): boolean => a.x === b.x || a.y === b.y

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
