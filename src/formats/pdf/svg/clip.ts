import type {Clip, DrawingGroup, DrawingPart, Shape} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {areApart, type Bounds, boundsOf} from './bounds.ts'
import {boxMatrix} from './gradient.ts'
import {boundsIn, type Whole} from './group.ts'
import {identity, multiply, readTransform} from './matrix.ts'
import {groupOf} from './parts.ts'
import {elementsOf, type Place, type Scene} from './scene.ts'

/** How something is cut: by paths one after another, or by the silhouette of parts. */
export interface Cut {
  readonly clips: readonly Clip[]
  readonly mask: DrawingGroup['mask']
}

/** What `clip-path` asks for (css-masking-1, 5); undefined where it asks for nothing, `nothing` where nothing is left. */
export function clipOf(
  {element, place, own}: Whole,
  bounds: () => Bounds | undefined,
  scene: Scene,
): Cut | 'nothing' | undefined {
  const given = own['clip-path'] ?? 'none'
  if (given === 'none') return undefined
  if (!given.startsWith('url(')) {
    scene.notes.beyond(element, `\`clip-path: ${given}\``)
    return undefined
  }
  const clipPath = scene.find(given)
  if (clipPath?.name !== 'clipPath') return undefined
  if (place.trail.includes(clipPath)) {
    scene.notes.beyond(clipPath, '`<clipPath>` that holds itself')
    return undefined
  }
  return cutByPath(clipPath, place, bounds, scene)
}

function cutByPath(
  clipPath: SvgElement,
  place: Place,
  bounds: () => Bounds | undefined,
  scene: Scene,
): Cut | 'nothing' {
  const {own, inherited} = scene.styleOf(clipPath, scene.inheritedAt(clipPath))
  const box = own.clipPathUnits === 'objectBoundingBox' ? bounds() : undefined
  if (own.clipPathUnits === 'objectBoundingBox' && !box) return 'nothing'
  const units = box ? multiply(place.matrix, boxMatrix(box)) : place.matrix
  const inner: Place = {
    ...place,
    matrix: multiply(units, readTransform(own.transform ?? '') ?? identity),
    style: inherited,
    trail: [...place.trail, clipPath],
    isSilhouette: true,
  }
  const parts = elementsOf(clipPath).flatMap(child => scene.render(child, inner))
  const around = clipOf({element: clipPath, place: inner, own}, () => boundsIn(parts, inner), scene)
  if (parts.length === 0 || around === 'nothing') return 'nothing'
  const cut = cutInto(parts)
  return {
    clips: [...(around?.clips ?? []), ...cut.clips],
    mask: nested(cut.mask, around?.mask),
  }
}

/** So many shapes are compared with each other. */
const mostCompared = 200

/** One path, where the shapes do not lie over each other; else what they cover together. */
function cutInto(parts: readonly DrawingPart[]): Cut {
  const shapes = parts.filter((part): part is Shape => part.type === 'shape' && !part.matrix)
  const rules = new Set(shapes.map(({fill}) => fill?.rule ?? 'nonzero'))
  const boxes = shapes.flatMap(shape => boundsOf([shape], identity) ?? [])
  const rule = [...rules][0] ?? 'nonzero'
  const isSimple =
    shapes.length === parts.length &&
    rules.size === 1 &&
    (shapes.length === 1 || (shapes.length <= mostCompared && areApart(boxes)))
  return isSimple
    ? {clips: [{path: shapes.flatMap(({path}) => path), rule}], mask: undefined}
    : {clips: [], mask: {by: 'alpha', parts}}
}

/** A mask that is masked itself. */
function nested(mask: Cut['mask'], by: Cut['mask']): Cut['mask'] {
  if (!mask || !by) return mask ?? by
  return {by: mask.by, parts: [groupOf(mask.parts, {mask: by})]}
}
