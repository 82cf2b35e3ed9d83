import type {Affine} from '../../../paged/index.ts'

/** As in SVG 2, 8.5. */
export type Matrix = Affine

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]
}

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly number[] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** What undoes it; undefined where it flattens everything. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c
  if (!Number.isFinite(1 / area)) return undefined
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

export const translation = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]
export const scaling = (x: number, y: number): Matrix => [x, 0, 0, y, 0, 0]

/** By how much it makes lines thicker; undefined where that differs by direction. */
export function scaleOf([a, b, c, d]: Matrix): number | undefined {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)]
  const isEven =
    Math.abs(across - down) < 1e-4 * across && Math.abs(a * c + b * d) < 1e-4 * across * down
  return isEven ? across : undefined
}

/** Of a `transform`, as attribute or as property, whose lengths have units; undefined when it is none. */
export function readTransform(text: string): Matrix | undefined {
  if (text.trim() === 'none') return identity
  const parts = [...text.matchAll(/\s*,?\s*([a-zA-Z]+)\s*\(([^()]*)\)\s*/gy)]
  if (parts.map(([whole]) => whole).join('') !== text) return undefined
  let result = identity
  for (const [, name = '', list = ''] of parts) {
    const values = list
      .trim()
      .split(/\s*,\s*|\s+/)
      .map(readNumber)
    const matrix = values.every(Number.isFinite) ? functions[name]?.(values) : undefined
    if (!matrix) return undefined
    result = multiply(result, matrix)
  }
  return result
}

const angles: Readonly<Record<string, number>> = {deg: 1, rad: 180 / Math.PI, turn: 360, grad: 0.9}

function readNumber(text: string): number {
  const [, number = '', unit = ''] =
    /^([+-]?[\d.]+(?:e[+-]?\d+)?)(px|deg|rad|turn|grad)?$/i.exec(text) ?? []
  return number === '' ? Number.NaN : Number(number) * (angles[unit.toLowerCase()] ?? 1)
}

const turn = (degrees: number): Matrix => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [cos, sin, -sin, cos, 0, 0]
}
const move = translation
const slope = (degrees: number): number => Math.tan((degrees * Math.PI) / 180)

const functions: Readonly<Record<string, (values: readonly number[]) => Matrix | undefined>> = {
  matrix: values => (values.length === 6 ? (values as unknown as Matrix) : undefined),
  translate: ([x = 0, y = 0]) => move(x, y),
  translateX: ([x = 0]) => move(x, 0),
  translateY: ([y = 0]) => move(0, y),
  translate3d: ([x = 0, y = 0]) => move(x, y),
  scale: ([x = 1, y = x]) => scaling(x, y),
  scaleX: ([x = 1]) => scaling(x, 1),
  scaleY: ([y = 1]) => scaling(1, y),
  rotate: ([degrees = 0, x = 0, y = 0]) =>
    multiply(multiply(move(x, y), turn(degrees)), move(-x, -y)),
  skewX: ([degrees = 0]) => [1, 0, slope(degrees), 1, 0, 0],
  skewY: ([degrees = 0]) => [1, slope(degrees), 0, 1, 0, 0],
}
