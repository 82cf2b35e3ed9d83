import type {DrawingGroup} from '../../../paged/index.ts'
import type {Bounds} from './bounds.ts'
import {boxMatrix} from './gradient.ts'
import type {Whole} from './group.ts'
import {readLength, type Side} from './length.ts'
import {multiply} from './matrix.ts'
import {rectangleSteps} from './outline.ts'
import {cutBy} from './parts.ts'
import {elementsOf, measuresOf, type Place, type Scene} from './scene.ts'

/** What `mask` asks for (css-masking-1, 7); undefined where it asks for nothing, `nothing` where nothing is left. */
export function maskOf(
  {element, place, own}: Whole,
  bounds: () => Bounds | undefined,
  scene: Scene,
): DrawingGroup['mask'] | 'nothing' {
  const given = own.mask ?? 'none'
  if (given === 'none') return undefined
  const mask = given.startsWith('url(') ? scene.find(given) : undefined
  if (!mask) {
    if (!given.startsWith('url(')) scene.notes.beyond(element, `\`mask: ${given}\``)
    return undefined
  }
  if (mask.name !== 'mask') return undefined
  if (place.trail.includes(mask)) {
    scene.notes.beyond(mask, '`<mask>` that holds itself')
    return undefined
  }
  const style = scene.styleOf(mask, scene.inheritedAt(mask))
  const box = bounds()
  if (!box) return 'nothing'
  const isOfBox = style.own.maskUnits !== 'userSpaceOnUse'
  const measures = isOfBox ? {fontSize: 1, width: 1, height: 1} : measuresOf(style.inherited, place)
  const at = (name: string, initial: string, side: Side) =>
    readLength(style.own[name] ?? initial, measures, side) ?? 0
  const area = {
    x: at('x', '-10%', 'width'),
    y: at('y', '-10%', 'height'),
    width: at('width', '120%', 'width'),
    height: at('height', '120%', 'height'),
  }
  const ofBox = multiply(place.matrix, boxMatrix(box))
  const path = rectangleSteps(area, isOfBox ? ofBox : place.matrix)
  const inner: Place = {
    ...place,
    matrix: style.own.maskContentUnits === 'objectBoundingBox' ? ofBox : place.matrix,
    style: style.inherited,
    trail: [...place.trail, mask],
    isSilhouette: false,
  }
  const parts = elementsOf(mask).flatMap(child => scene.render(child, inner))
  const by = style.own['mask-type'] === 'alpha' ? 'alpha' : 'luminance'
  return {by, parts: [cutBy(parts, path)]}
}
