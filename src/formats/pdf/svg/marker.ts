import type {DrawingPart} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {grouped} from './group.ts'
import {readLength} from './length.ts'
import {identity, multiply, readTransform, scaling, translation} from './matrix.ts'
import {rectangleSteps} from './outline.ts'
import {cutBy} from './parts.ts'
import {elementsOf, measuresOf, moved, type Place, type Scene} from './scene.ts'
import type {Properties} from './style.ts'
import {type Vertex, verticesOf} from './vertices.ts'
import {fitViewBox, readViewBox} from './view-box.ts'

/** Shapes that may have markers. */
const marked = new Set(['path', 'line', 'polyline', 'polygon'])

/** The arrow heads and dots on a shape's path (SVG 2, 13.7). */
export function markersOf(
  {element, data}: {readonly element: SvgElement; readonly data: string},
  style: Properties,
  place: Place,
  scene: Scene,
): readonly DrawingPart[] {
  if (!marked.has(element.name) || place.isSilhouette) return []
  const find = (name: string) => {
    const marker = scene.find(style[name])
    return marker?.name === 'marker' ? marker : undefined
  }
  const [start, mid, end] = [find('marker-start'), find('marker-mid'), find('marker-end')]
  if (!start && !mid && !end) return []
  const vertices = verticesOf(data)
  const last = vertices.length - 1
  return vertices.flatMap((vertex, index) => {
    const draw = (marker: SvgElement | undefined, isStart = false) =>
      marker ? drawMarker(marker, {vertex, isStart, style, place}, scene) : []
    return [
      ...(index === 0 ? draw(start, true) : []),
      ...(index > 0 && index < last ? draw(mid) : []),
      ...(index === last ? draw(end) : []),
    ]
  })
}

interface Spot {
  readonly vertex: Vertex
  readonly isStart: boolean
  /** Of the shape. */
  readonly style: Properties
  readonly place: Place
}

function drawMarker(marker: SvgElement, spot: Spot, scene: Scene): readonly DrawingPart[] {
  const {vertex, isStart, style, place} = spot
  if (place.trail.includes(marker)) {
    scene.notes.beyond(marker, '`<marker>` that holds itself')
    return []
  }
  const {own, inherited} = scene.styleOf(marker, scene.inheritedAt(marker))
  const measures = measuresOf(inherited, place)
  const viewBox = readViewBox(own.viewBox)
  const size = {
    width: readLength(own.markerWidth ?? '3', measures, 'width') ?? 3,
    height: readLength(own.markerHeight ?? '3', measures, 'height') ?? 3,
  }
  if (size.width <= 0 || size.height <= 0) return []
  const thick =
    own.markerUnits === 'userSpaceOnUse'
      ? 1
      : (readLength(style['stroke-width'] ?? '1', measuresOf(style, place), 'both') ?? 1)
  const fitted = viewBox ? fitViewBox(viewBox, size, own.preserveAspectRatio) : identity
  const box = viewBox ?? {x: 0, y: 0, ...size}
  const [refX, refY] = [
    reference(own.refX, box.x, box.width),
    reference(own.refY, box.y, box.height),
  ]
  const space = [
    translation(vertex.x, vertex.y),
    readTransform(`rotate(${angleOf(own.orient ?? '0', vertex.angle, isStart)})`) ?? identity,
    scaling(thick, thick),
    // Only the scale of the fit counts: the reference point comes to the vertex.
    fitted ? ([fitted[0], 0, 0, fitted[3], 0, 0] as const) : identity,
    translation(-refX, -refY),
  ].reduce(multiply)
  const inner: Place = {
    ...moved(place, space),
    style: inherited,
    viewport: {width: box.width, height: box.height},
    trail: [...place.trail, marker],
    context: style,
  }
  const parts = elementsOf(marker).flatMap(child => scene.render(child, inner))
  const shown = grouped(parts, {element: marker, place: inner, own}, scene)
  if (shown.length === 0 || /^(visible|auto)$/.test(own.overflow ?? 'hidden')) return shown
  return [cutBy(shown, rectangleSteps(box, inner.matrix))]
}

function reference(text = '0', start: number, extent: number): number {
  const share = {left: 0, top: 0, center: 0.5, right: 1, bottom: 1}[text]
  if (share !== undefined) return start + share * extent
  return readLength(text, {fontSize: 16, width: extent, height: extent}, 'width') ?? 0
}

function angleOf(orient: string, along: number, isStart: boolean): number {
  if (orient === 'auto') return along
  if (orient === 'auto-start-reverse') return isStart ? along + 180 : along
  return Number.parseFloat(orient) || 0
}
