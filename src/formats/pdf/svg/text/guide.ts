import type {SvgElement} from '../../../../source/svg/read-xml.ts'
import {readLength} from '../length.ts'
import {identity} from '../matrix.ts'
import {isShape, outlineOf, pathSteps} from '../outline.ts'
import {measuresOf, type Place, type Scene} from '../scene.ts'
import type {ElementStyle, Properties} from '../style.ts'
import {transformOf} from '../transform.ts'

/** A path that text follows. */
export interface Guide {
  /** Where on it the text begins, or has its middle or end. */
  readonly start: number
  readonly length: number
  /** The point that far along, and the direction there in degrees; undefined beyond its ends. */
  readonly at: (distance: number) => Spot | undefined
}

export interface Spot {
  readonly x: number
  readonly y: number
  readonly angle: number
}

/** Whether lines run down the page (SVG 1.1 has `tb`, SVG 2 the names of CSS). */
export const runsDown = (style: Properties): boolean =>
  /^(?:tb|vertical)/.test(style['writing-mode'] ?? '')

/** The line that text running downwards follows. */
export const downwards = ({x, y}: {readonly x: number; readonly y: number}): Guide => ({
  start: 0,
  length: Number.POSITIVE_INFINITY,
  at: distance => ({x, y: y + distance, angle: 90}),
})

/** The path that a `textPath` names, or has itself (SVG 2, 11.8); undefined when there is none. */
export function guideOf(
  {own, inherited}: ElementStyle,
  place: Place,
  scene: Scene,
): Guide | undefined {
  const steps = own.path
    ? pathSteps(own.path, identity)
    : stepsOf(scene.find(own.href), place, scene)
  const points = steps && flattened(steps)
  if (!points || points.length < 2) return undefined
  const guide = measured(points)
  const measures = {...measuresOf(inherited, place), width: guide.length}
  let start = readLength(own.startOffset ?? '0', measures, 'width') ?? 0
  const declared = Number(scene.find(own.href)?.attributes.pathLength)
  // Its author may count the path in other units than those it is drawn in.
  if (declared > 0 && !own.startOffset?.includes('%')) start *= guide.length / declared
  return {...guide, start}
}

function stepsOf(shape: SvgElement | undefined, place: Place, scene: Scene) {
  if (!shape || !isShape(shape.name)) return undefined
  const {own, inherited} = scene.styleOf(shape, scene.inheritedAt(shape))
  const measures = measuresOf(inherited, place)
  const data = outlineOf(shape.name, {own, measures})
  return data && pathSteps(data, transformOf(own, measures) ?? identity)
}

type Point = readonly [number, number]

const CHORDS = 24

/** Points close together along the first piece of a path. */
function flattened(steps: NonNullable<ReturnType<typeof pathSteps>>): readonly Point[] {
  const points: Point[] = []
  for (const step of steps) {
    if (step.type === 'close') {
      if (points[0]) points.push(points[0])
      continue
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = step.to
    if (step.type === 'move' && points.length > 1) break
    if (step.type !== 'curve') {
      points.push([a, b])
      continue
    }
    const [x, y] = points.at(-1) ?? [a, b]
    for (let i = 1; i <= CHORDS; i++) {
      const t = i / CHORDS
      points.push([bezier(t, x, a, c, e), bezier(t, y, b, d, f)])
    }
  }
  return points
}

function bezier(t: number, p0: number, p1: number, p2: number, p3: number): number {
  const u = 1 - t
  return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3
}

function measured(points: readonly Point[]): Omit<Guide, 'start'> {
  const ends: number[] = []
  let length = 0
  points.slice(1).forEach(([x, y], i) => {
    const [fromX, fromY] = points[i]!
    length += Math.hypot(x - fromX, y - fromY)
    ends.push(length)
  })
  return {
    length,
    at: distance => {
      const index = ends.findIndex(end => distance <= end)
      if (distance < 0 || index < 0) return undefined
      const [[fromX, fromY], [x, y]] = [points[index]!, points[index + 1]!]
      const own = Math.hypot(x - fromX, y - fromY)
      const share = own === 0 ? 0 : 1 - (ends[index]! - distance) / own
      return {
        x: fromX + (x - fromX) * share,
        y: fromY + (y - fromY) * share,
        angle: (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI,
      }
    },
  }
}
