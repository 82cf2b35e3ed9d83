/** What lengths are relative to. Pixels. */
export interface Measures {
  readonly fontSize: number
  readonly width: number
  readonly height: number
}

/** Which side a percentage is of: `both` is their mean (SVG 2, 8.9). */
export type Side = 'width' | 'height' | 'both'

const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  pt: 4 / 3,
  pc: 16,
}

const pattern = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%|[a-z]*)\s*$/i

/** A length in user units; undefined for what is none, or in a unit that is unknown here. */
export function readLength(text: string, measures: Measures, side: Side): number | undefined {
  const [, number = '', unit = ''] = pattern.exec(text) ?? []
  if (number === '') return undefined
  const value = Number.parseFloat(number)
  const {fontSize, width, height} = measures
  switch (unit.toLowerCase()) {
    case '%':
      return (value / 100) * sideOf(measures, side)
    case 'em':
      return value * fontSize
    case 'rem':
      return value * 16
    case 'ex':
    case 'ch':
      return (value * fontSize) / 2
    case 'vw':
      return (value / 100) * width
    case 'vh':
      return (value / 100) * height
  }
  const scale = units[unit.toLowerCase()]
  return scale === undefined ? undefined : value * scale
}

function sideOf({width, height}: Measures, side: Side): number {
  switch (side) {
    case 'width':
      return width
    case 'height':
      return height
    case 'both':
      return Math.hypot(width, height) / Math.SQRT2
  }
}

/** A number from 0 to 1, or a percentage; undefined for what is neither. */
export function readShare(text: string): number | undefined {
  const [, number = '', unit = ''] = pattern.exec(text) ?? []
  const value = Number.parseFloat(number) / (unit === '%' ? 100 : 1)
  return Number.isFinite(value) && (unit === '%' || unit === '')
    ? Math.min(1, Math.max(0, value))
    : undefined
}
