import type {DrawingPart, PathStep} from '../../../paged/index.ts'
import {apply, type Matrix, multiply} from './matrix.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The box around parts, without their lines' width (SVG 2, 8.10), in the space that `local` leads to. */
export function boundsOf(parts: readonly DrawingPart[], local: Matrix): Bounds | undefined {
  const xs: number[] = []
  const ys: number[] = []
  const add = (steps: readonly PathStep[], matrix: Matrix) => {
    let from: readonly number[] = [0, 0]
    for (const step of steps) {
      if (step.type === 'close') continue
      const to = step.to.flatMap((value, i) =>
        i % 2 === 0 ? apply(matrix, value, step.to[i + 1]!) : [],
      )
      if (step.type === 'curve') {
        xs.push(...extremes(from[0]!, to[0]!, to[2]!, to[4]!))
        ys.push(...extremes(from[1]!, to[1]!, to[3]!, to[5]!))
      }
      from = to.slice(-2)
      xs.push(from[0]!)
      ys.push(from[1]!)
    }
  }
  const visit = (part: DrawingPart): void => {
    switch (part.type) {
      case 'shape':
        add(part.path, part.matrix ? multiply(local, part.matrix) : local)
        break
      case 'group':
        part.parts.forEach(visit)
        break
      case 'picture':
        add(unitSquare, multiply(local, part.matrix))
    }
  }
  parts.forEach(visit)
  if (xs.length === 0) return undefined
  const [left, top] = [least(xs), least(ys)]
  return {x: left, y: top, width: -least(xs.map(minus)) - left, height: -least(ys.map(minus)) - top}
}

const unitSquare: readonly PathStep[] = [
  {type: 'move', to: [0, 0]},
  {type: 'line', to: [1, 0]},
  {type: 'line', to: [1, 1]},
  {type: 'line', to: [0, 1]},
]

const minus = (value: number) => -value
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))

/** Where a cubic curve turns back, in one direction: the zeros of its derivative between its ends. */
function extremes(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3
  const b = 2 * (p0 - 2 * p1 + p2)
  const c = p1 - p0
  const root = Math.sqrt(b * b - 4 * a * c)
  const times = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)]
  return times
    .filter(t => t > 0 && t < 1)
    .map(t => {
      const u = 1 - t
      return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3
    })
}

const overlaps = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Whether no two of some boxes share any area. */
export const areApart = (boxes: readonly Bounds[]): boolean =>
  boxes.every((box, i) => boxes.slice(0, i).every(other => !overlaps(box, other)))
