import type {Gradient} from '../boxes/image.ts'
import type {Color} from '../css/style.ts'
import {dictionary, number} from './syntax.ts'

type Stops = Gradient['stops']

/** Whether a gradient fades from clear to less clear: PDF has that only as a mask (ISO 32000-1, 11.6.5.3). */
export const hasVaryingAlpha = ({stops}: Gradient): boolean =>
  stops.some(({color}) => color.alpha !== stops[0]?.color.alpha)

/** What it has all over: where its stops differ, they are in the mask. */
export const gradientAlpha = (gradient: Gradient): number =>
  gradient.opacity * (hasVaryingAlpha(gradient) ? 1 : (gradient.stops[0]?.color.alpha ?? 1))

export const usesInks = ({stops}: Gradient): boolean =>
  stops.some(({color}) => color.type === 'cmyk')

/** The shading dictionary of a gradient (ISO 32000-1, 8.7.4.5), of its colors or of how opaque they are. */
export function writeShading(gradient: Gradient, of: 'color' | 'alpha'): string {
  const {from, to} = gradient
  const stops = spread(gradient.stops)
  const space = of === 'alpha' ? grayAlpha : spaceOf(stops)
  const coordinates = [...from, ...to].map(value => number(value, 4)).join(' ')
  return dictionary({
    ShadingType: from.length === 2 ? '2' : '3',
    ColorSpace: `/${space.name}`,
    Coords: `[${coordinates}]`,
    Function: functionOf(stops, space),
    Extend: '[true true]',
  })
}

interface ColorSpace {
  readonly name: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK'
  readonly values: (color: Color) => readonly number[]
}

const grayAlpha: ColorSpace = {name: 'DeviceGray', values: ({alpha}) => [alpha]}

/** Greys stay in one ink, as in text. */
function spaceOf(stops: Stops): ColorSpace {
  const colors = stops.map(({color}) => color)
  if (colors.some(({type}) => type === 'cmyk')) return {name: 'DeviceCMYK', values: inks}
  const isGray = colors.every(
    color => color.type === 'rgb' && color.r === color.g && color.g === color.b,
  )
  return isGray
    ? {name: 'DeviceGray', values: color => light(color).slice(0, 1)}
    : {name: 'DeviceRGB', values: light}
}

const light = (color: Color): readonly number[] =>
  color.type === 'rgb' ? [color.r, color.g, color.b] : [0, 0, 0]

const inks = (color: Color): readonly number[] =>
  color.type === 'cmyk'
    ? [color.c, color.m, color.y, color.k]
    : [1 - color.r, 1 - color.g, 1 - color.b, 0]

/** What PDF numbers with four digits can still tell apart. */
const least = 0.0001

/** Stops from 0 to 1 whose offsets all differ: a sharp edge is a very narrow slope. */
function spread(stops: Stops): Stops {
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first || !last) return stops
  const whole = [
    ...(first.offset > 0 ? [{...first, offset: 0}] : []),
    ...stops,
    ...(last.offset < 1 || stops.length === 1 ? [{...last, offset: 1}] : []),
  ]
  const offsets: number[] = []
  for (const {offset} of whole) offsets.push(Math.max(offset, (offsets.at(-1) ?? -1) + least))
  for (let i = offsets.length - 1, most = 1; i >= 0; i--, most -= least)
    offsets[i] = Math.min(offsets[i]!, most)
  return whole.map((stop, i) => ({...stop, offset: offsets[i]!}))
}

/** One slope between each two stops, stitched together (ISO 32000-1, 7.10.4). */
function functionOf(stops: Stops, {values}: ColorSpace): string {
  const list = (color: Color) =>
    `[${values(color)
      .map(value => number(value, 4))
      .join(' ')}]`
  const slopes = stops.slice(1).map(({color}, i) =>
    dictionary({
      FunctionType: '2',
      Domain: '[0 1]',
      N: '1',
      C0: list(stops[i]!.color),
      C1: list(color),
    }),
  )
  if (slopes.length === 1) return slopes[0]!
  return dictionary({
    FunctionType: '3',
    Domain: '[0 1]',
    Functions: `[${slopes.join('')}]`,
    Bounds: `[${stops
      .slice(1, -1)
      .map(({offset}) => number(offset, 4))
      .join(' ')}]`,
    Encode: `[${slopes.map(() => '0 1').join(' ')}]`,
  })
}
