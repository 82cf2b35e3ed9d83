import type {CssNodePlain} from 'css-tree'
import {parseCss} from '../parse.ts'
import type {Color} from '../style.ts'
import {encodeSrgb, labToSrgb, spaceToSrgb, type Triple} from './color-spaces.ts'
import {namedColors} from './named-colors.ts'
import {isComma, keywordOf, type Parse, significant, type Value} from './value.ts'

/** A color, or the element's own `color`, which is known once that is computed. */
export type SpecifiedColor = Color | 'currentcolor'

/** css-color-4; what sRGB does not have is clipped. */
export const color: Parse<SpecifiedColor> = value => {
  const parsed = value.length === 1 ? colorOf(value[0]!) : undefined
  return parsed && (() => parsed)
}

/** A color by itself, as an attribute has it; undefined for what is none. */
export function readColor(text: string): SpecifiedColor | undefined {
  try {
    const parsed = parseCss(text, {context: 'value', onParseError: () => {}})
    const nodes = parsed.type === 'Value' ? significant(parsed.children) : []
    return nodes.length === 1 ? colorOf(nodes[0]!) : undefined
  } catch {
    // Of a value by itself css-tree throws what it cannot read.
    return undefined
  }
}

const rgb = (r: number, g: number, b: number, alpha = 1): Color => ({
  type: 'rgb',
  r: unit(r),
  g: unit(g),
  b: unit(b),
  alpha: unit(alpha),
})

const srgb = ([r, g, b]: Triple, alpha: number): Color => rgb(r, g, b, alpha)

export const black: Color = rgb(0, 0, 0)
export const transparent: Color = rgb(0, 0, 0, 0)

function colorOf(node: CssNodePlain): SpecifiedColor | undefined {
  if (node.type === 'Hash') return fromHex(node.value)
  if (node.type === 'Identifier') {
    const name = node.name.toLowerCase()
    if (name === 'currentcolor') return 'currentcolor'
    if (name === 'transparent') return transparent
    if (Object.hasOwn(systemColors, name)) return systemColors[name]
    return Object.hasOwn(namedColors, name) ? fromHex(namedColors[name]!) : undefined
  }
  if (node.type !== 'Function') return undefined
  return fromFunction(node.name.toLowerCase(), significant(node.children))
}

/** On paper: black on white (css-color-4, 6.2). */
const systemColors: Readonly<Record<string, Color>> = {
  canvas: rgb(1, 1, 1),
  canvastext: black,
  linktext: black,
  graytext: rgb(0.5, 0.5, 0.5),
  mark: rgb(1, 1, 0),
  marktext: black,
}

function fromHex(digits: string): Color | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined
  const pairs =
    digits.length < 6 ? [...digits].map(digit => digit + digit) : (digits.match(/../g) ?? [])
  const [r = 0, g = 0, b = 0, alpha = 1] = pairs.map(pair => Number.parseInt(pair, 16) / 255)
  return rgb(r, g, b, alpha)
}

function fromFunction(name: string, nodes: Value): SpecifiedColor | undefined {
  if (name === 'light-dark') return nodes[0] && colorOf(nodes[0])
  if (name === 'color-mix') return mixed(nodes)
  const parts = nodes.filter(
    node => !isComma(node) && !(node.type === 'Operator' && node.value.trim() === '/'),
  )
  const of = (index: number, whole: number) => component(parts[index], whole)
  const alpha = (index: number) => (parts.length > index ? of(index, 1) : 1)
  const [a, b, c] = [of(0, 255), of(1, 1), of(2, 1)]
  switch (name) {
    case 'rgb':
    case 'rgba':
      return sized(parts, 3)
        ? rgb(a / 255, of(1, 255) / 255, of(2, 255) / 255, alpha(3))
        : undefined
    case 'hsl':
    case 'hsla':
      return sized(parts, 3)
        ? fromHsl(hue(parts[0]), hundredth(parts[1]), hundredth(parts[2]), alpha(3))
        : undefined
    case 'hwb':
      return sized(parts, 3)
        ? fromHwb(hue(parts[0]), hundredth(parts[1]), hundredth(parts[2]), alpha(3))
        : undefined
    case 'oklch': {
      if (!sized(parts, 3)) return undefined
      const [chroma, angle] = [of(1, 0.4), (hue(parts[2]) * Math.PI) / 180]
      return fromOklab(of(0, 1), chroma * Math.cos(angle), chroma * Math.sin(angle), alpha(3))
    }
    case 'oklab':
      return sized(parts, 3) ? fromOklab(of(0, 1), of(1, 0.4), of(2, 0.4), alpha(3)) : undefined
    case 'lab':
      return sized(parts, 3)
        ? srgb(labToSrgb([of(0, 100), of(1, 125), of(2, 125)]), alpha(3))
        : undefined
    case 'lch': {
      if (!sized(parts, 3)) return undefined
      const [chroma, angle] = [of(1, 150), (hue(parts[2]) * Math.PI) / 180]
      const axes = [chroma * Math.cos(angle), chroma * Math.sin(angle)] as const
      return srgb(labToSrgb([of(0, 100), ...axes]), alpha(3))
    }
    case 'color': {
      const found = sized(parts.slice(1), 3)
        ? spaceToSrgb(keywordOf(parts[0]) ?? '', [of(1, 1), of(2, 1), of(3, 1)])
        : undefined
      return found && srgb(found, alpha(4))
    }
    case 'device-cmyk':
      return sized(parts, 4)
        ? {
            type: 'cmyk',
            c: unit(of(0, 1)),
            m: unit(b),
            y: unit(c),
            k: unit(of(3, 1)),
            alpha: unit(alpha(4)),
          }
        : undefined
  }
  return undefined
}

/** The components, and perhaps an alpha: numbers, percentages, `none`, a hue with its unit. */
const sized = (parts: Value, count: number) =>
  (parts.length === count || parts.length === count + 1) &&
  parts.every(
    part =>
      part.type === 'Number' ||
      part.type === 'Percentage' ||
      part.type === 'Dimension' ||
      keywordOf(part) === 'none',
  )

/** `whole` is what 100 % stands for. */
function component(node: CssNodePlain | undefined, whole: number): number {
  if (node?.type === 'Number') return Number(node.value)
  return node?.type === 'Percentage' ? (Number(node.value) / 100) * whole : 0
}

/** hsl() and hwb() take `50` for `50%`. */
const hundredth = (node: CssNodePlain | undefined) => unit(component(node, 100) / 100)

const degrees: Readonly<Record<string, number>> = {
  deg: 1,
  grad: 0.9,
  rad: 180 / Math.PI,
  turn: 360,
}

function hue(node: CssNodePlain | undefined): number {
  if (node?.type === 'Dimension')
    return Number(node.value) * (degrees[node.unit.toLowerCase()] ?? 1)
  return component(node, 360)
}

function fromHsl(angle: number, saturation: number, lightness: number, alpha: number): Color {
  const chroma = saturation * Math.min(lightness, 1 - lightness)
  const at = (offset: number) => {
    const k = (((offset + angle / 30) % 12) + 12) % 12
    return lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return rgb(at(0), at(8), at(4), alpha)
}

function fromHwb(angle: number, white: number, blackness: number, alpha: number): Color {
  const total = white + blackness
  if (total >= 1) return rgb(white / total, white / total, white / total, alpha)
  const pure = fromHsl(angle, 1, 0.5, alpha)
  if (pure.type !== 'rgb') return pure
  const at = (channel: number) => channel * (1 - total) + white
  return rgb(at(pure.r), at(pure.g), at(pure.b), alpha)
}

/** Ottosson's matrices, as css-color-4 gives them; colors outside sRGB are clipped. */
function fromOklab(lightness: number, a: number, b: number, alpha: number): Color {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return rgb(
    encodeSrgb(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encodeSrgb(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encodeSrgb(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha,
  )
}

/** `color-mix(in srgb, a 30%, b)`; other spaces are not mixed. */
function mixed(nodes: Value): Color | undefined {
  if (keywordOf(nodes[0]) !== 'in' || keywordOf(nodes[1]) !== 'srgb') return undefined
  const rest = nodes.slice(2).filter(node => !isComma(node))
  const colors = rest.flatMap(node => colorOf(node) ?? [])
  const shares = rest.flatMap(node =>
    node.type === 'Percentage' ? [Number(node.value) / 100] : [],
  )
  const [first, second] = colors
  if (colors.length !== 2 || shares.length > 1 || colors.length + shares.length !== rest.length)
    return undefined
  if (!first || !second || first === 'currentcolor' || second === 'currentcolor') return undefined
  if (first.type !== 'rgb' || second.type !== 'rgb') return undefined
  const given = shares[0] ?? 0.5
  const ofFirst = rest[1]?.type === 'Percentage' || !shares.length ? given : 1 - given
  const alpha = first.alpha * ofFirst + second.alpha * (1 - ofFirst)
  const mix = (a: number, b: number) =>
    alpha ? (a * first.alpha * ofFirst + b * second.alpha * (1 - ofFirst)) / alpha : 0
  return rgb(mix(first.r, second.r), mix(first.g, second.g), mix(first.b, second.b), alpha)
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value))
}
