/** `[a b c d e f]`: x' = ax + cy + e, y' = bx + dy + f (SVG 2, 8.5). */
export type Matrix = readonly [number, number, number, number, number, number]

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

/** By how much it makes lines thicker; undefined where that differs by direction. */
export function scaleOf([a, b, c, d]: Matrix): number | undefined {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)]
  const isEven =
    Math.abs(across - down) < 1e-4 * across && Math.abs(a * c + b * d) < 1e-4 * across * down
  return isEven ? across : undefined
}

/** The value of a `transform` attribute; undefined when it is none. */
export function readTransform(text: string): Matrix | undefined {
  const parts = [...text.matchAll(/\s*,?\s*([a-zA-Z]+)\s*\(([^()]*)\)\s*/gy)]
  if (parts.map(([whole]) => whole).join('') !== text) return undefined
  let result = identity
  for (const [, name = '', list = ''] of parts) {
    const values = list
      .trim()
      .split(/\s*,\s*|\s+/)
      .map(Number)
    const matrix = values.every(Number.isFinite) ? functions[name]?.(values) : undefined
    if (!matrix) return undefined
    result = multiply(result, matrix)
  }
  return result
}

const turn = (degrees: number): Matrix => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [cos, sin, -sin, cos, 0, 0]
}
const move = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]
const slope = (degrees: number): number => Math.tan((degrees * Math.PI) / 180)

const functions: Readonly<Record<string, (values: readonly number[]) => Matrix | undefined>> = {
  matrix: values => (values.length === 6 ? (values as unknown as Matrix) : undefined),
  translate: ([x = 0, y = 0]) => move(x, y),
  scale: ([x = 1, y = x]) => [x, 0, 0, y, 0, 0],
  rotate: ([degrees = 0, x = 0, y = 0]) =>
    multiply(multiply(move(x, y), turn(degrees)), move(-x, -y)),
  skewX: ([degrees = 0]) => [1, 0, slope(degrees), 1, 0, 0],
  skewY: ([degrees = 0]) => [1, slope(degrees), 0, 1, 0, 0],
}
