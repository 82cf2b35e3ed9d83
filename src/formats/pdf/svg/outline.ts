import type {XmlElement} from '@rgrove/parse-xml'
import svgpath from 'svgpath'
import type {PathStep} from '../../../paged/index.ts'
import {apply, type Matrix} from './matrix.ts'

type Attributes = XmlElement['attributes']

/** Elements that are one shape, and their outline as path data (SVG 2, 10). Undefined: a length that is no number. */
const outlines: Readonly<Record<string, (given: Attributes) => string | undefined>> = {
  path: ({d = ''}) => d,
  line: given =>
    fromNumbers(given, ['x1', 'y1', 'x2', 'y2'], ([a, b, c, d]) => `M${a} ${b}L${c} ${d}`),
  polyline: ({points = ''}) => polygon(points, ''),
  polygon: ({points = ''}) => polygon(points, 'Z'),
  circle: given => fromNumbers(given, ['cx', 'cy', 'r'], ([x, y, r]) => ellipse(x!, y!, r!, r!)),
  ellipse: given =>
    fromNumbers(given, ['cx', 'cy', 'rx', 'ry'], ([x, y, rx, ry]) => ellipse(x!, y!, rx!, ry!)),
  rect: rectangle,
}

export const isShape = (name: string): boolean => Object.hasOwn(outlines, name)

/** The outline of a shape under `matrix`; undefined when it cannot be read, empty when it has no extent. */
export function outlineOf(
  {name, attributes}: XmlElement,
  matrix: Matrix,
): readonly PathStep[] | undefined {
  const text = outlines[name]?.(attributes)
  if (text === undefined) return undefined
  const path = svgpath(text).abs().unshort().unarc()
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

/** A length in user units, with or without `px`. Undefined for other units. */
export const userUnits = (text: string): number | undefined =>
  /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:px)?\s*$/i.test(text)
    ? Number.parseFloat(text)
    : undefined

function fromNumbers(
  given: Attributes,
  names: readonly string[],
  draw: (values: readonly number[]) => string,
): string | undefined {
  const values = names.map(name => userUnits(given[name] ?? '0'))
  return values.some(value => value === undefined) ? undefined : draw(values as number[])
}

function polygon(points: string, end: string): string | undefined {
  const values = points.trim().split(/\s*,\s*|\s+/)
  return values.length >= 4 ? `M${values.slice(0, values.length & ~1).join(' ')}${end}` : ''
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return ''
  return `M${x + rx} ${y}A${rx} ${ry} 0 0 1 ${x - rx} ${y}A${rx} ${ry} 0 0 1 ${x + rx} ${y}Z`
}

function rectangle(given: Attributes): string | undefined {
  const {rx = given.ry ?? '0', ry = given.rx ?? '0'} = given
  return fromNumbers({...given, rx, ry}, ['x', 'y', 'width', 'height', 'rx', 'ry'], values => {
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
