import {type Color, readColor} from '../../../paged/index.ts'
import type {ElementStyle, Properties} from './style.ts'

/** Properties that no attribute can set. */
const cssOnly = new Set(
  'background background-color isolation mask-type mix-blend-mode transform-box transform-origin'.split(
    ' ',
  ),
)

/**
 * What rules, variables and attributes say of an element, as attributes that need no style sheet: what inherits stands in
 * `style`, so that nothing is written that the element does not say itself.
 */
export function plainAttributes({own, given}: ElementStyle): Properties {
  const inStyle = Object.entries({...own, ...given}).filter(([name]) => isDeclared(name, given))
  const attributes = Object.entries({...own, ...given}).filter(
    ([name]) => !isDeclared(name, given) && name !== 'class' && !name.startsWith('--'),
  )
  return {
    ...Object.fromEntries(attributes.map(([name, value]) => [name, spelled(value)])),
    ...(inStyle.length === 0 ? {} : {style: declarationsOf(Object.fromEntries(inStyle))}),
  }
}

const isDeclared = (name: string, given: Properties): boolean =>
  cssOnly.has(name) || (name in given && isProperty(name))

const isProperty = (name: string): boolean => !/^(?:--|xml:|lang$)/.test(name)

/** Properties as the text of a `style` attribute. */
export const declarationsOf = (properties: Properties): string =>
  Object.entries(properties)
    .filter(([name]) => isProperty(name))
    .map(([name, value]) => `${name}: ${spelled(value)}${name === 'font-size' ? 'px' : ''}`)
    .join('; ')

/** Colors in functions of later CSS, as every program reads them. */
function spelled(value: string): string {
  if (!/^[a-z-]+\(/i.test(value) || /^(?:url|matrix|translate|scale|rotate|skew)/i.test(value))
    return value
  const color = readColor(value)
  return color === undefined || color === 'currentcolor' ? value : written(color)
}

function written(color: Color): string {
  const [r, g, b] =
    color.type === 'rgb'
      ? [color.r, color.g, color.b]
      : [color.c, color.m, color.y].map(ink => (1 - ink) * (1 - color.k))
  const parts = [r, g, b].map(part => Math.round((part ?? 0) * 255))
  return `rgba(${parts.join(', ')}, ${color.alpha})`
}
