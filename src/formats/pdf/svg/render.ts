import type {DrawingPart, Shape} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {type Bounds, boundsOf} from './bounds.ts'
import {drawPicture} from './embedded-picture.ts'
import {grouped} from './group.ts'
import {readLength} from './length.ts'
import {markersOf} from './marker.ts'
import {identity, type Matrix, multiply, scaleOf, translation} from './matrix.ts'
import {isShape, outlineOf, pathSteps} from './outline.ts'
import {type Painted, paintOf, strokeOf} from './paint.ts'
import {elementsOf, measuresOf, type Place, type Scene} from './scene.ts'
import type {ElementStyle} from './style.ts'
import {chosenOf} from './switch.ts'
import {drawText} from './text/draw-text.ts'
import {transformOf} from './transform.ts'
import {drawViewport, type GivenSize} from './viewport.ts'

/** So deep may elements stand in each other, and lead to each other. */
const mostDepth = 200
const mostTrail = 40

/** Elements that paint nothing where they stand: they are named by others, move, or only say something. */
const unseen = new Set(
  `title desc metadata defs symbol clipPath mask marker linearGradient radialGradient pattern filter view style script
  animate animateMotion animateTransform animateColor set cursor color-profile font font-face stop`.split(
    /\s+/,
  ),
)

/** What an element shows; nothing when something in it was beyond what can be drawn, which is noted. */
export function render(
  scene: Scene,
  element: SvgElement,
  place: Place,
  given: Partial<GivenSize> = {},
): readonly DrawingPart[] {
  const {name} = element
  if (scene.notes.isBeyond() || unseen.has(name) || name.startsWith('{')) return []
  const style = scene.styleOf(element, place.style)
  if (style.own.display === 'none') return []
  const transform = transformOf(style.own, measuresOf(style.inherited, place))
  const depth = depthOf(element, scene)
  if (!transform || depth > mostDepth || place.trail.length > mostTrail) {
    const what = transform ? 'nested too deep' : 'with an unknown `transform`'
    scene.notes.beyond(element, `\`<${name}>\` ${what}`)
    return []
  }
  const inner = {...place, matrix: multiply(place.matrix, transform), style: style.inherited}
  const parts = draw({element, style, place: inner, given}, scene)
  return grouped(parts, {element, place: inner, own: style.own}, scene)
}

function depthOf(element: SvgElement, scene: Scene): number {
  let depth = 0
  for (let at: SvgElement | undefined = element; at; at = scene.kin(at).parent) depth++
  return depth
}

interface Drawn {
  readonly element: SvgElement
  readonly style: ElementStyle
  readonly place: Place
  readonly given: Partial<GivenSize>
}

function draw(drawn: Drawn, scene: Scene): readonly DrawingPart[] {
  const {element, style, place} = drawn
  if (isShape(element.name)) return drawShape(drawn, scene)
  switch (element.name) {
    case 'g':
    case 'a':
      return elementsOf(element).flatMap(child => scene.render(child, place))
    case 'switch': {
      const chosen = chosenOf(element, style.inherited)
      return chosen ? scene.render(chosen, place) : []
    }
    case 'svg':
    case 'symbol':
      return drawViewport(element, style, drawn, scene)
    case 'use':
      return drawUse(drawn, scene)
    case 'image':
      return drawPicture(element, style, place, scene)
    case 'text':
      return drawText(element, style, place, scene)
    default:
      scene.notes.beyond(element, `\`<${element.name}>\``)
      return []
  }
}

function drawUse({element, style, place}: Drawn, scene: Scene): readonly DrawingPart[] {
  const {own, inherited} = style
  const target = scene.find(own.href)
  const measures = measuresOf(inherited, place)
  const x = readLength(own.x ?? '0', measures, 'width') ?? 0
  const y = readLength(own.y ?? '0', measures, 'height') ?? 0
  if (!target) {
    // To another file: what is missing cannot be drawn. To nothing: nothing is shown.
    if (own.href && !own.href.startsWith('#'))
      scene.notes.beyond(element, '`<use>` of another file')
    return []
  }
  if (place.trail.includes(target) || isAround(target, element, scene)) {
    scene.notes.beyond(element, '`<use>` of what it stands in')
    return []
  }
  const inner: Place = {
    ...place,
    matrix: multiply(place.matrix, translation(x, y)),
    trail: [...place.trail, target],
  }
  const {width, height} = own
  const given = {...(width ? {width} : {}), ...(height ? {height} : {})}
  const isViewport = target.name === 'svg' || target.name === 'symbol'
  if (target.name !== 'symbol') return render(scene, target, inner, isViewport ? given : {})
  const symbol = scene.styleOf(target, inner.style)
  const parts = drawViewport(target, symbol, {place: inner, given}, scene)
  return grouped(parts, {element: target, place: inner, own: symbol.own}, scene)
}

function isAround(outer: SvgElement, element: SvgElement, scene: Scene): boolean {
  for (let at: SvgElement | undefined = element; at; at = scene.kin(at).parent) {
    if (at === outer) return true
  }
  return false
}

function drawShape(drawn: Drawn, scene: Scene): readonly DrawingPart[] {
  const {element, style, place} = drawn
  const {own, inherited} = style
  if ((inherited.visibility ?? 'visible') !== 'visible') return []
  const data = outlineOf(element.name, {own, measures: measuresOf(inherited, place)})
  if (data === undefined || pathSteps(data, identity) === undefined) {
    scene.notes.beyond(element, `\`<${element.name}>\` with a damaged path or unknown lengths`)
    return []
  }
  if (data === '') return []
  const shapes = paintShape(data, {element, own, style: inherited, place}, scene)
  const markers = markersOf({element, data}, inherited, place, scene)
  return [...shapes, ...markers]
}

export interface PaintedPath {
  readonly element: SvgElement
  readonly own: ElementStyle['own']
  readonly style: ElementStyle['inherited']
  readonly place: Place
  /** Of what it is a part of, where that is more than the path. */
  readonly bounds?: () => Bounds | undefined
}

/** Path data as it is filled and drawn, in the order that `paint-order` gives. */
export function paintShape(
  data: string,
  {element, own, style, place, bounds}: PaintedPath,
  scene: Scene,
): readonly Shape[] {
  const path = pathSteps(data, place.matrix) ?? []
  if (path.length === 0) return []
  const rule = (style[place.isSilhouette ? 'clip-rule' : 'fill-rule'] ?? 'nonzero') === 'evenodd'
  const base = {type: 'shape', path, fill: undefined, stroke: undefined} as const
  const fillRule = rule ? 'evenodd' : 'nonzero'
  if (!scene.notes.count(1)) scene.notes.beyond(element, 'more shapes than 50,000')
  if (place.isSilhouette) return [{...base, fill: {paint: black, rule: fillRule}}]
  const local = () => boundsOf([{...base, path: pathSteps(data, identity) ?? []}], identity)
  const painted: Painted = {element, style, place, bounds: bounds ?? local}
  const paint = paintOf('fill', painted, scene)
  const fill = paint && ({paint, rule: fillRule} as const)
  const lines = lineOf(data, painted, own, scene)
  if (!lines) return fill ? [{...base, fill}] : []
  if (!fill) return [{...base, ...lines}]
  const isUnder = /^\s*stroke/.test(style['paint-order'] ?? '')
  if (isUnder)
    return [
      {...base, ...lines},
      {...base, fill},
    ]
  return lines.matrix
    ? [
        {...base, fill},
        {...base, ...lines},
      ]
    : [{...base, ...lines, fill}]
}

const black = {type: 'rgb', r: 0, g: 0, b: 0, alpha: 1} as const

/** The line, in the drawing's space; where its thickness would differ by direction, in its own. */
function lineOf(
  data: string,
  painted: Painted,
  own: ElementStyle['own'],
  scene: Scene,
): Pick<Shape, 'stroke' | 'matrix' | 'path'> | undefined {
  const {place} = painted
  const stroke = strokeOf(painted, scene)
  if (!stroke) return undefined
  const path = pathSteps(data, place.matrix) ?? []
  if (own['vector-effect'] === 'non-scaling-stroke') return {stroke, path}
  const scale = scaleOf(place.matrix)
  if (scale === undefined) return uneven(data, stroke, place.matrix)
  return {
    path,
    stroke: {
      ...stroke,
      width: stroke.width * scale,
      dashes: stroke.dashes.map(dash => dash * scale),
      dashOffset: stroke.dashOffset * scale,
    },
  }
}

const uneven = (data: string, stroke: Shape['stroke'], matrix: Matrix) => ({
  stroke,
  path: pathSteps(data, identity) ?? [],
  matrix,
})
