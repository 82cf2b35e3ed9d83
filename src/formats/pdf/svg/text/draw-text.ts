import type {DrawingPart, Shape} from '../../../../paged/index.ts'
import type {SvgElement} from '../../../../source/svg/read-xml.ts'
import {boundsOf} from '../bounds.ts'
import {grouped} from '../group.ts'
import {identity} from '../matrix.ts'
import {pathSteps} from '../outline.ts'
import {paintShape} from '../render.ts'
import type {Place, Scene} from '../scene.ts'
import type {ElementStyle} from '../style.ts'
import {setText} from './set-text.ts'

/** A text as shapes. */
export function drawText(
  element: SvgElement,
  style: ElementStyle,
  place: Place,
  scene: Scene,
): readonly DrawingPart[] {
  const texts = setText(element, style, place, scene).filter(({data}) => data !== '')
  const outlines = texts.map(
    ({data}): Shape => ({
      type: 'shape',
      path: pathSteps(data, identity) ?? [],
      fill: undefined,
      stroke: undefined,
    }),
  )
  const bounds = () => boundsOf(outlines, identity)
  return texts.flatMap(({element: inner, style: own, data}) => {
    if ((own.inherited.visibility ?? 'visible') !== 'visible') return []
    const path = {element: inner, own: own.own, style: own.inherited, place, bounds}
    const shapes = paintShape(data, path, scene)
    return inner === element
      ? shapes
      : grouped(shapes, {element: inner, place, own: own.own}, scene)
  })
}
