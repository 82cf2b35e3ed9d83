import svgpath from 'svgpath'
import type {PathStep} from '../../../paged/index.ts'
import {type Measures, readLength, type Side} from './length.ts'
import {apply, type Matrix} from './matrix.ts'
import type {Properties} from './style.ts'

interface Given {
  readonly own: Properties
  readonly measures: Measures
}

/** Elements that are one shape, and their outline as path data (SVG 2, 10). Undefined: a length that is none. */
const outlines: Readonly<Record<string, (given: Given) => string | undefined>> = {
  path: ({own}) => pathData(own.d ?? ''),
  line: given =>
    fromLengths(given, ['x1', 'y1', 'x2', 'y2'], ([a, b, c, d]) => `M${a} ${b}L${c} ${d}`),
  polyline: ({own}) => polygon(own.points ?? '', ''),
  polygon: ({own}) => polygon(own.points ?? '', 'Z'),
  circle: given => fromLengths(given, ['cx', 'cy', 'r'], ([x, y, r]) => ellipse(x!, y!, r!, r!)),
  ellipse: given => {
    const {rx = given.own.ry ?? '0', ry = given.own.rx ?? '0'} = given.own
    const whole = {...given, own: {...given.own, rx, ry}}
    return fromLengths(whole, ['cx', 'cy', 'rx', 'ry'], ([x, y, a, b]) => ellipse(x!, y!, a!, b!))
  },
  rect: rectangle,
}

export const isShape = (name: string): boolean => Object.hasOwn(outlines, name)

/** The path data of a shape; undefined when it cannot be read, empty when it has no extent. */
export const outlineOf = (name: string, given: Given): string | undefined => outlines[name]?.(given)

/** The steps of path data under `matrix`; undefined when it is damaged. */
export function pathSteps(data: string, matrix: Matrix): readonly PathStep[] | undefined {
  const path = svgpath(data).abs().unshort().unarc()
  if ((path as unknown as {readonly err: string}).err) return undefined
  const steps: PathStep[] = []
  const at = (...values: readonly number[]) =>
    values.flatMap((value, i) => (i % 2 === 0 ? apply(matrix, value, values[i + 1]!) : []))
  path.iterate((segment, _, x, y) => {
    const [letter, ...to] = segment as readonly [string, ...number[]]
    const [a = 0, b = 0, c = 0, d = 0] = to
    if (letter === 'M') steps.push({type: 'move', to: at(a, b)})
    else if (letter === 'L') steps.push({type: 'line', to: at(a, b)})
    else if (letter === 'H') steps.push({type: 'line', to: at(a, y)})
    else if (letter === 'V') steps.push({type: 'line', to: at(x, a)})
    else if (letter === 'C') steps.push({type: 'curve', to: at(...to)})
    else if (letter === 'Q') {
      // A cubic with its handles two thirds of the way to the quadratic's one.
      const near = (from: number, handle: number) => from + (2 / 3) * (handle - from)
      steps.push({type: 'curve', to: at(near(x, a), near(y, b), near(c, a), near(d, b), c, d)})
    } else steps.push({type: 'close'})
  })
  return steps
}

/** A rectangle under `matrix`, as a clip or a ground needs it. */
export const rectangleSteps = (
  {x, y, width, height}: {x: number; y: number; width: number; height: number},
  matrix: Matrix,
): readonly PathStep[] => [
  {type: 'move', to: apply(matrix, x, y)},
  {type: 'line', to: apply(matrix, x + width, y)},
  {type: 'line', to: apply(matrix, x + width, y + height)},
  {type: 'line', to: apply(matrix, x, y + height)},
  {type: 'close'},
]

/** `d` as an attribute has it, or as the CSS property: `path("…")`. */
const pathData = (text: string): string => /^path\(\s*(["'])(.*)\1\s*\)$/s.exec(text)?.[2] ?? text

const sides: Readonly<Record<string, Side>> = {
  x: 'width',
  x1: 'width',
  x2: 'width',
  cx: 'width',
  rx: 'width',
  width: 'width',
  r: 'both',
}

function fromLengths(
  {own, measures}: Given,
  names: readonly string[],
  draw: (values: readonly number[]) => string,
): string | undefined {
  const values = names.map(name => {
    const text = own[name]
    return text === undefined || text === 'auto'
      ? 0
      : readLength(text, measures, sides[name] ?? 'height')
  })
  return values.some(value => value === undefined) ? undefined : draw(values as number[])
}

function polygon(points: string, end: string): string {
  const values = points.trim().split(/\s*,\s*|\s+/)
  return values.length >= 4 ? `M${values.slice(0, values.length & ~1).join(' ')}${end}` : ''
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return ''
  return `M${x + rx} ${y}A${rx} ${ry} 0 0 1 ${x - rx} ${y}A${rx} ${ry} 0 0 1 ${x + rx} ${y}Z`
}

function rectangle(given: Given): string | undefined {
  const {rx = given.own.ry ?? '0', ry = given.own.rx ?? '0'} = given.own
  const whole = {...given, own: {...given.own, rx, ry}}
  return fromLengths(whole, ['x', 'y', 'width', 'height', 'rx', 'ry'], values => {
    const [x = 0, y = 0, width = 0, height = 0] = values
    if (width <= 0 || height <= 0) return ''
    const a = Math.min(values[4] ?? 0, width / 2)
    const b = Math.min(values[5] ?? 0, height / 2)
    if (a <= 0 || b <= 0) return `M${x} ${y}h${width}v${height}h${-width}Z`
    const corner = (dx: number, dy: number) => `a${a} ${b} 0 0 1 ${dx} ${dy}`
    const [across, down] = [width - 2 * a, height - 2 * b]
    return `M${x + a} ${y}h${across}${corner(a, b)}v${down}${corner(-a, b)}h${-across}${corner(-a, -b)}v${-down}${corner(a, -b)}Z`
  })
}
