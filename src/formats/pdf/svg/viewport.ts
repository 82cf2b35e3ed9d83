import type {DrawingPart} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {readLength} from './length.ts'
import {identity, multiply, translation} from './matrix.ts'
import {rectangleSteps} from './outline.ts'
import {cutBy} from './parts.ts'
import {elementsOf, measuresOf, type Place, type Scene} from './scene.ts'
import type {ElementStyle, Properties} from './style.ts'
import {fitViewBox, readViewBox} from './view-box.ts'

/** The size that `use` gives to an `svg` or `symbol` that it shows, where it does. */
export type GivenSize = Pick<Properties, 'width' | 'height'>

/** The children of an inner `svg`, or of a `symbol` in use, in a viewport of their own (SVG 2, 8.2). */
export function drawViewport(
  element: SvgElement,
  {own, inherited}: ElementStyle,
  {place, given}: {readonly place: Place; readonly given: Partial<GivenSize>},
  scene: Scene,
): readonly DrawingPart[] {
  const measures = measuresOf(inherited, place)
  const isSvg = element.name === 'svg'
  const width = readLength(sizeOf(given.width ?? own.width), measures, 'width')
  const height = readLength(sizeOf(given.height ?? own.height), measures, 'height')
  const x = isSvg ? readLength(own.x ?? '0', measures, 'width') : 0
  const y = isSvg ? readLength(own.y ?? '0', measures, 'height') : 0
  if (width === undefined || height === undefined || x === undefined || y === undefined) {
    scene.notes.beyond(element, `\`<${element.name}>\` in unknown lengths`)
    return []
  }
  if (width <= 0 || height <= 0) return []
  const outer = multiply(place.matrix, translation(x, y))
  const viewBox = readViewBox(own.viewBox)
  const fitted = viewBox ? fitViewBox(viewBox, {width, height}, own.preserveAspectRatio) : identity
  const inner: Place = {
    ...place,
    matrix: multiply(outer, fitted ?? identity),
    style: inherited,
    viewport: viewBox ?? {width, height},
  }
  const parts = elementsOf(element).flatMap(child => scene.render(child, inner))
  if (parts.length === 0 || /^(visible|auto)$/.test(own.overflow ?? 'hidden')) return parts
  const path = rectangleSteps({x: 0, y: 0, width, height}, outer)
  return [cutBy(parts, path)]
}

const sizeOf = (text = 'auto'): string => (text === 'auto' ? '100%' : text)
