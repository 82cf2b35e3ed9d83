import type {DrawingPart} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {grouped} from './group.ts'
import {identity, multiply} from './matrix.ts'
import {rectangleSteps} from './outline.ts'
import {colorOf} from './paint.ts'
import {groupOf, mixes} from './parts.ts'
import {render} from './render.ts'
import {elementsOf, openScene, type Place, type Scene} from './scene.ts'
import {initialStyle, type Properties} from './style.ts'
import {fitViewBox, readViewBox} from './view-box.ts'

interface Frame {
  /** Of the picture that this one is shown in, or what stands for it. */
  readonly scene: Pick<Scene, 'notes' | 'lettering'>
  readonly place: Pick<Place, 'matrix' | 'trail'>
  readonly size: {readonly width: number; readonly height: number}
  /** The `image` that shows it. */
  readonly element?: SvgElement
}

/** A whole SVG document, `size` large. */
export function drawDocument(
  root: SvgElement,
  {scene: outer, place: around, size, element}: Frame,
): readonly DrawingPart[] {
  const {notes, lettering} = outer
  const scene = openScene(root, {notes, lettering, size, render})
  const {own, inherited} = scene.styleOf(root, initialStyle)
  const viewBox = readViewBox(own.viewBox)
  const fitted = viewBox ? fitViewBox(viewBox, size, own.preserveAspectRatio) : identity
  if (!fitted) notes.beyond(root, '`<svg>` with an unknown `preserveAspectRatio`')
  const place: Place = {
    matrix: multiply(around.matrix, fitted ?? identity),
    style: inherited,
    viewport: viewBox ?? size,
    trail: element ? [...around.trail, element] : around.trail,
    isSilhouette: false,
    context: undefined,
  }
  if (place.trail.filter(({name}) => name === 'image').length > mostPictures)
    notes.beyond(root, '`<image>` nested too deep')
  const children = elementsOf(root).flatMap(child => scene.render(child, place))
  const ground = groundOf(own, inherited)
  const path = rectangleSteps({x: 0, y: 0, ...size}, around.matrix)
  const parts: readonly DrawingPart[] = ground
    ? [
        {type: 'shape', path, fill: {paint: ground, rule: 'nonzero'}, stroke: undefined},
        ...children,
      ]
    : children
  const shown = grouped(parts, {element: root, place, own}, scene)
  // A picture is mixed by itself before it comes to the page.
  return mixes(shown) ? [groupOf(shown, {isolated: true})] : shown
}

/** Pictures in pictures in pictures. */
const mostPictures = 5

/** What diagram programs put behind the whole picture: `style="background: white"`. */
const groundOf = (own: Properties, style: Properties) =>
  colorOf(own['background-color'] ?? own.background ?? 'none', style)
