import type {Color, Gradient, Paint} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import type {Bounds} from './bounds.ts'
import {readLength, readShare, type Side} from './length.ts'
import {identity, type Matrix, multiply, readTransform} from './matrix.ts'
import {colorOf, type Painted} from './paint.ts'
import {elementsOf, measuresOf, type Scene} from './scene.ts'
import {spreadOut} from './spread.ts'

/** A gradient as paint (SVG 2, 14.2); undefined where it paints nothing. */
export function gradientPaint(
  element: SvgElement,
  painted: Painted,
  opacity: number,
  scene: Scene,
): Paint | undefined {
  const chain = templatesOf(element, scene)
  const stops = stopsOf(chain, scene)
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first || !last) return undefined
  const given = attributeOf(chain, scene)
  const box = given('gradientUnits') === 'userSpaceOnUse' ? undefined : painted.bounds()
  const isOfUser = given('gradientUnits') === 'userSpaceOnUse'
  if (!isOfUser && (!box || box.width <= 0 || box.height <= 0)) return undefined
  const own = readTransform(given('gradientTransform') ?? '') ?? identity
  const space = box ? multiply(boxMatrix(box), own) : own
  const matrix = multiply(painted.place.matrix, space)
  const circles = circlesOf(element.name, {given, isOfUser, painted})
  if (!circles) return {...last.color, alpha: last.color.alpha * opacity}
  if (stops.some(({color}) => color.type !== first.color.type)) {
    scene.notes.beyond(element, `\`<${element.name}>\` from inks to light`)
  }
  const way = {...circles, stops}
  const method = given('spreadMethod') ?? 'pad'
  const area = painted.bounds()
  if (method === 'pad' || !area) return {type: 'gradient', ...way, matrix, opacity}
  const spread = spreadOut(way, {method, space, area})
  if (!spread) scene.notes.beyond(element, `\`<${element.name}>\` that is repeated`)
  return {type: 'gradient', ...(spread ?? way), matrix, opacity}
}

/** From the unit square to a box. */
export const boxMatrix = ({x, y, width, height}: Bounds): Matrix => [width, 0, 0, height, x, y]

/** An element, and those it takes from what it lacks itself (SVG 2, 14.1.1). */
export function templatesOf(element: SvgElement, scene: Scene): readonly SvgElement[] {
  const chain: SvgElement[] = []
  for (let next: SvgElement | undefined = element; next; next = scene.find(next.attributes.href)) {
    if (chain.includes(next)) break
    chain.push(next)
  }
  return chain
}

export const attributeOf =
  (chain: readonly SvgElement[], scene: Scene) =>
  (name: string): string | undefined => {
    for (const element of chain) {
      const value = scene.styleOf(element, scene.inheritedAt(element)).own[name]
      if (value !== undefined) return value
    }
    return undefined
  }

function stopsOf(chain: readonly SvgElement[], scene: Scene): Gradient['stops'] {
  const holder = chain.find(element => elementsOf(element).some(({name}) => name === 'stop'))
  if (!holder) return []
  let least = 0
  return elementsOf(holder)
    .filter(({name}) => name === 'stop')
    .map(stop => {
      const {own, inherited} = scene.styleOf(stop, scene.inheritedAt(stop))
      least = Math.max(least, readShare(own.offset ?? '0') ?? 0)
      const color = colorOf(own['stop-color'] ?? 'black', inherited) ?? black
      const alpha = color.alpha * (readShare(own['stop-opacity'] ?? '1') ?? 1)
      return {offset: least, color: {...color, alpha}}
    })
}

const black: Color = {type: 'rgb', r: 0, g: 0, b: 0, alpha: 1}

interface Frame {
  readonly given: (name: string) => string | undefined
  readonly isOfUser: boolean
  readonly painted: Painted
}

/** Undefined where there is no way from one to the other: then the last color is everywhere. */
function circlesOf(
  name: string,
  {given, isOfUser, painted}: Frame,
): Pick<Gradient, 'from' | 'to'> | undefined {
  const unit = {fontSize: 1, width: 1, height: 1}
  const measures = isOfUser ? measuresOf(painted.style, painted.place) : unit
  const at = (key: string, initial: string, side: Side) =>
    readLength(given(key) ?? initial, measures, side) ?? 0
  if (name === 'linearGradient') {
    const from = [at('x1', '0%', 'width'), at('y1', '0%', 'height')]
    const to = [at('x2', '100%', 'width'), at('y2', '0%', 'height')]
    return from[0] === to[0] && from[1] === to[1] ? undefined : {from, to}
  }
  const [cx, cy] = [at('cx', '50%', 'width'), at('cy', '50%', 'height')]
  const r = isOfUser ? at('r', '50%', 'both') : at('r', '0.5', 'width')
  if (r <= 0) return undefined
  const fx = given('fx') === undefined ? cx : at('fx', '50%', 'width')
  const fy = given('fy') === undefined ? cy : at('fy', '50%', 'height')
  const fr = at('fr', '0', 'both')
  // A focus outside of the circle comes to its edge (SVG 1.1, 13.2.3).
  const distance = Math.hypot(fx - cx, fy - cy)
  const pull = distance > r * 0.999 ? (r * 0.999) / distance : 1
  return {from: [cx + (fx - cx) * pull, cy + (fy - cy) * pull, fr], to: [cx, cy, r]}
}
