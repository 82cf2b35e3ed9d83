import type {Paint} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {attributeOf, templatesOf} from './gradient.ts'
import {readLength, type Side} from './length.ts'
import {identity, multiply, readTransform, scaling, translation} from './matrix.ts'
import type {Painted} from './paint.ts'
import {elementsOf, measuresOf, type Place, type Scene} from './scene.ts'
import {fitViewBox, readViewBox} from './view-box.ts'

/** A pattern as paint (SVG 2, 14.3); undefined where it paints nothing. */
export function tilesPaint(
  element: SvgElement,
  painted: Painted,
  opacity: number,
  scene: Scene,
): Paint | undefined {
  const {place, style} = painted
  if (place.trail.includes(element)) {
    scene.notes.beyond(element, '`<pattern>` that holds itself')
    return undefined
  }
  const chain = templatesOf(element, scene)
  const given = attributeOf(chain, scene)
  const holder = chain.find(one => elementsOf(one).length > 0)
  const box = painted.bounds()
  const isOfBox = given('patternUnits') !== 'userSpaceOnUse'
  if (!holder || !box) return undefined
  const measures = isOfBox ? {fontSize: 1, width: 1, height: 1} : measuresOf(style, place)
  const at = (name: string, side: Side) => readLength(given(name) ?? '0', measures, side) ?? 0
  const [across, down] = isOfBox ? [box.width, box.height] : [1, 1]
  const [width, height] = [at('width', 'width') * across, at('height', 'height') * down]
  if (width <= 0 || height <= 0) return undefined
  const x = at('x', 'width') * across + (isOfBox ? box.x : 0)
  const y = at('y', 'height') * down + (isOfBox ? box.y : 0)
  const own = readTransform(given('patternTransform') ?? '') ?? identity
  const viewBox = readViewBox(given('viewBox'))
  const fitted = viewBox && fitViewBox(viewBox, {width, height}, given('preserveAspectRatio'))
  const isContentOfBox = given('patternContentUnits') === 'objectBoundingBox'
  const content = isContentOfBox ? scaling(box.width, box.height) : identity
  const inner: Place = {
    matrix: fitted ?? content,
    style: scene.styleOf(holder, scene.inheritedAt(holder)).inherited,
    viewport: place.viewport,
    trail: [...place.trail, element],
    isSilhouette: false,
    context: undefined,
  }
  const parts = elementsOf(holder).flatMap(child => scene.render(child, inner))
  const matrix = multiply(place.matrix, multiply(own, translation(x, y)))
  return {type: 'tiles', parts, x: 0, y: 0, width, height, matrix, opacity}
}
