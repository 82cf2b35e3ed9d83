import type {XmlElement} from '@rgrove/parse-xml'
import {type Color, readColor, type Shape, type Stroke} from '../../../paged/index.ts'
import {userUnits} from './outline.ts'

/** Inherited properties by name, as text (SVG 2, 13). */
export type SvgStyle = Readonly<Record<string, string>>

export const initialStyle: SvgStyle = {color: 'black', fill: 'black', stroke: 'none'}

const inherited = new Set([
  'color',
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-opacity',
  'stroke-width',
  'visibility',
])

/** Properties that paint what shapes in plain colors cannot show. */
const beyond =
  /^(?:clip-path|mask|filter|marker(?:-\w+)?|mix-blend-mode|vector-effect|paint-order|isolation|animation)$/

export interface ElementStyle {
  readonly style: SvgStyle
  readonly opacity: number
  readonly isShown: boolean
  /** Whether everything asked for can be drawn. */
  readonly isPlain: boolean
}

/** What an element's attributes and its `style` attribute say, the latter first. */
export function styleOf({attributes}: XmlElement, parent: SvgStyle): ElementStyle {
  const {style: list = '', ...own} = attributes
  const written = declarations(list)
  const given: Readonly<Record<string, string>> = {...own, ...written}
  const style: Record<string, string> = {...parent}
  for (const [name, value] of Object.entries(given)) {
    if (inherited.has(name) && value.trim() !== 'inherit') style[name] = value.trim()
  }
  const opacity = share(given.opacity ?? '1')
  const isPlain =
    opacity !== undefined &&
    written.transform === undefined &&
    Object.keys(given).every(name => !beyond.test(name) || given[name]?.trim() === 'none')
  return {style, opacity: opacity ?? 1, isShown: given.display?.trim() !== 'none', isPlain}
}

const declarations = (list: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list.split(';').flatMap(part => {
      const colon = part.indexOf(':')
      if (colon < 0) return []
      const value = part
        .slice(colon + 1)
        .replace(/!\s*important\s*$/, '')
        .trim()
      return [[part.slice(0, colon).trim().toLowerCase(), value]]
    }),
  )

/** How a shape is painted, its lines `scale` times as thick; undefined where it cannot be drawn. */
export function paintOf(
  {style, opacity}: ElementStyle,
  scale: number | undefined,
): Pick<Shape, 'fill' | 'stroke'> | undefined {
  const fill = paint(style, 'fill')
  const stroke = paint(style, 'stroke')
  if (fill === undefined || stroke === undefined) return undefined
  // Both at once would shine through each other.
  if (opacity < 1 && fill && stroke) return undefined
  const line = stroke ? strokeOf(style, faded(stroke, opacity), scale) : null
  if (line === undefined) return undefined
  const rule = style['fill-rule'] === 'evenodd' ? 'evenodd' : 'nonzero'
  return {
    fill: fill ? {color: faded(fill, opacity), rule} : undefined,
    stroke: line && line.width > 0 ? line : undefined,
  }
}

const faded = (color: Color, opacity: number): Color =>
  opacity === 1 ? color : {...color, alpha: color.alpha * opacity}

/** A color; null for none; undefined for gradients, patterns and whatever else is not a color. */
function paint(style: SvgStyle, name: 'fill' | 'stroke'): Color | null | undefined {
  const text = style[name] ?? 'none'
  if (text === 'none') return null
  const read = readColor(text)
  const color = read === 'currentcolor' ? readColor(style.color ?? 'black') : read
  const opacity = share(style[`${name}-opacity`] ?? '1')
  if (color === undefined || color === 'currentcolor' || opacity === undefined) return undefined
  return faded(color, opacity)
}

function strokeOf(style: SvgStyle, color: Color, scale: number | undefined): Stroke | undefined {
  const width = userUnits(style['stroke-width'] ?? '1')
  const miterLimit = userUnits(style['stroke-miterlimit'] ?? '4')
  const offset = userUnits(style['stroke-dashoffset'] ?? '0')
  const dashes = dashesOf(style['stroke-dasharray'] ?? 'none')
  const cap = keyword(style['stroke-linecap'] ?? 'butt', ['butt', 'round', 'square'] as const)
  const join = keyword(style['stroke-linejoin'] ?? 'miter', ['miter', 'round', 'bevel'] as const)
  if (scale === undefined || width === undefined || miterLimit === undefined) return undefined
  if (offset === undefined || !dashes || !cap || !join) return undefined
  return {
    color,
    width: width * scale,
    cap,
    join,
    miterLimit,
    dashes: dashes.map(dash => dash * scale),
    dashOffset: offset * scale,
  }
}

const keyword = <T extends string>(text: string, known: readonly T[]): T | undefined =>
  known.find(name => name === text)

function dashesOf(text: string): readonly number[] | undefined {
  if (text === 'none') return []
  const dashes = text.split(/\s*,\s*|\s+/).map(userUnits)
  if (dashes.some(dash => dash === undefined || dash < 0)) return undefined
  const lengths = dashes as number[]
  return lengths.some(dash => dash > 0) ? lengths : []
}

/** A number from 0 to 1, or a percentage. */
function share(text: string): number | undefined {
  const value = text.trim().endsWith('%') ? Number.parseFloat(text) / 100 : Number(text)
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : undefined
}
