import {type Color, type Paint, readColor, type Stroke} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import type {Bounds} from './bounds.ts'
import {gradientPaint} from './gradient.ts'
import {readLength, readShare} from './length.ts'
import {tilesPaint} from './pattern.ts'
import {measuresOf, type Place, type Scene} from './scene.ts'
import {type Properties, plainColor} from './style.ts'

/** What is painted: where, and how large it is in its own space, which is asked for rarely. */
export interface Painted {
  readonly element: SvgElement
  readonly style: Properties
  readonly place: Place
  readonly bounds: () => Bounds | undefined
}

/** What fills or strokes a shape; undefined for nothing. */
export function paintOf(use: 'fill' | 'stroke', painted: Painted, scene: Scene): Paint | undefined {
  const {style, place} = painted
  const given = style[use] ?? 'none'
  const text = /^context-(fill|stroke)$/.test(given)
    ? (place.context?.[given.slice('context-'.length)] ?? 'none')
    : given
  const opacity = readShare(style[`${use}-opacity`] ?? '1') ?? 1
  if (!text.startsWith('url(')) return colored(text, style, opacity)
  const server = scene.find(text)
  const paint = server && serverPaint(server, painted, opacity, scene)
  // What stands behind the reference counts where that leads to nothing (SVG 2, 13.2).
  return paint ?? colored(text.replace(/^url\((?:"[^"]*"|'[^']*'|[^)]*)\)\s*/, ''), style, opacity)
}

function serverPaint(
  server: SvgElement,
  painted: Painted,
  opacity: number,
  scene: Scene,
): Paint | undefined {
  switch (server.name) {
    case 'linearGradient':
    case 'radialGradient':
      return gradientPaint(server, painted, opacity, scene)
    case 'pattern':
      return tilesPaint(server, painted, opacity, scene)
    default:
      return undefined
  }
}

function colored(text: string, style: Properties, opacity: number): Color | undefined {
  const color = colorOf(text, style)
  return color && {...color, alpha: color.alpha * opacity}
}

/** A color by its text; undefined for `none` and for what is no color. */
export function colorOf(text: string, style: Properties): Color | undefined {
  const read = readColor(plainColor(text))
  if (read !== 'currentcolor') return read
  const current = readColor(style.color ?? 'black')
  return current === 'currentcolor' ? undefined : current
}

/** The pen of a shape's line, in its own space. Undefined where it has none, or where it cannot be read. */
export function strokeOf(painted: Painted, scene: Scene): Stroke | undefined {
  const {style, place, element} = painted
  const paint = paintOf('stroke', painted, scene)
  if (!paint) return undefined
  const measures = measuresOf(style, place)
  const length = (name: string, initial: string) =>
    readLength(style[name] ?? initial, measures, 'both')
  const width = length('stroke-width', '1')
  const miterLimit = Number(style['stroke-miterlimit'] ?? '4')
  const dashOffset = length('stroke-dashoffset', '0')
  const dashes = dashesOf(style['stroke-dasharray'] ?? 'none', text =>
    readLength(text, measures, 'both'),
  )
  if (width === undefined || dashOffset === undefined || !dashes) {
    scene.notes.beyond(element, `stroke of \`<${element.name}>\` in unknown lengths`)
    return undefined
  }
  if (width <= 0) return undefined
  return {
    paint,
    width,
    cap: keyword(style['stroke-linecap'], ['butt', 'round', 'square'] as const),
    join: keyword(style['stroke-linejoin'], ['miter', 'round', 'bevel'] as const),
    miterLimit: miterLimit >= 1 ? miterLimit : 4,
    dashes,
    dashOffset,
  }
}

/** The first of `known` where none is named. */
const keyword = <T extends string>(text: string | undefined, known: readonly [T, ...T[]]): T =>
  known.find(name => name === text) ?? known[0]

function dashesOf(
  text: string,
  read: (text: string) => number | undefined,
): readonly number[] | undefined {
  if (text === 'none' || text === '') return []
  const dashes = text
    .trim()
    .split(/\s*,\s*|\s+/)
    .map(read)
  if (dashes.some(dash => dash === undefined)) return undefined
  const lengths = dashes as number[]
  // Negative lengths make the list void (SVG 2, 13.5.6); one without any length is a whole line.
  return lengths.every(dash => dash >= 0) && lengths.some(dash => dash > 0) ? lengths : []
}
