import type {LabelGlyph, LabelMetrics} from '../../../../paged/lettering.ts'
import {apply, identity, type Matrix, multiply, readTransform, translation} from '../matrix.ts'

interface Spot {
  /** Of the pen. */
  readonly x: number
  readonly y: number
  /** Of the width alone. */
  readonly scale: number
  readonly rotate: number
  readonly size: number
}

/** The outline of a glyph as path data. */
export function glyphData({outline}: LabelGlyph, {x, y, scale, rotate, size}: Spot): string {
  const turned = rotate ? (readTransform(`rotate(${rotate})`) ?? identity) : identity
  const matrix = multiply(translation(x, y), multiply(turned, [scale, 0, 0, 1, 0, 0]))
  const write = writer(size)
  return outline
    .map(step =>
      step.type === 'close' ? 'Z' : letters[step.type] + points(step.to, matrix, write),
    )
    .join('')
}

const letters = {move: 'M', line: 'L', curve: 'C'} as const

const points = (
  values: readonly number[],
  matrix: Matrix,
  write: (value: number) => string,
): string =>
  values
    .flatMap((value, i) => (i % 2 === 0 ? apply(matrix, value, values[i + 1]!) : []))
    .map(write)
    .join(' ')

/** To a ten-thousandth of the size: an outline has no finer parts. */
function writer(size: number): (value: number) => string {
  const digits = Math.min(8, Math.max(0, 4 - Math.floor(Math.log10(Math.max(size, 1e-6)))))
  return value => String(Number(value.toFixed(digits)))
}

/** A line along text, as path data: where the font is thin, so is it. */
export function lineData(
  line: string,
  place: {
    readonly x: number
    readonly width: number
    readonly baseline: number
    readonly metrics: LabelMetrics
    readonly size: number
  },
): string {
  const {x, width, baseline, metrics, size} = place
  const thickness = size / 16
  const top = {
    underline: baseline + size / 10,
    overline: baseline - metrics.ascent,
    'line-through': baseline - metrics.xHeight / 2 - thickness / 2,
  }[line]
  if (top === undefined || !(width > 0)) return ''
  const write = writer(size)
  return `M${write(x)} ${write(top)}h${write(width)}v${write(thickness)}h${write(-width)}Z`
}
