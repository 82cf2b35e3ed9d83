import type {Style} from '../style.ts'
import {black, color, type SpecifiedColor} from '../values/color.ts'
import {lengthOf, nonNegative, number} from '../values/length.ts'
import {
  always,
  either,
  keywordFor,
  keywordOf,
  keywords,
  onlyKeyword,
  type Parse,
  splitAtCommas,
} from '../values/value.ts'
import {inherited} from './longhand.ts'

/** Names in order of preference; generic ones keep their CSS name. */
export const fontFamily: Parse<readonly string[]> = value => {
  const names = splitAtCommas(value).map(part => {
    const first = part[0]
    if (part.length === 1 && first?.type === 'String') return first.value
    const words = part.map(node => (node.type === 'Identifier' ? node.name : ''))
    return words.length && words.every(Boolean) ? words.join(' ') : undefined
  })
  return names.every(name => name !== undefined) ? always(names) : undefined
}

/** Points; css-fonts-4, 2.5.1, on a medium of 16 pixels. */
const sizes: Readonly<Record<string, number>> = {
  'xx-small': 6.75,
  'x-small': 7.5,
  small: 9.75,
  medium: 12,
  large: 13.5,
  'x-large': 18,
  'xx-large': 24,
  'xxx-large': 36,
}

export const fontSize: Parse<number> = (value, source) => {
  const keyword = onlyKeyword(value)
  if (keyword === 'larger') return context => context.fontSize * 1.2
  if (keyword === 'smaller') return context => context.fontSize / 1.2
  const points = keyword === undefined ? undefined : sizes[keyword]
  if (points !== undefined) return always(points)
  return nonNegative(lengthOf('fontSize'))(value, source)
}

const bolder = (weight: number) => (weight < 350 ? 400 : weight < 550 ? 700 : 900)
const lighter = (weight: number) => (weight < 550 ? 100 : weight < 750 ? 400 : 700)

export const fontWeight: Parse<number> = (value, source) => {
  const keyword = onlyKeyword(value)
  if (keyword === 'bolder') return context => bolder(context.parentFontWeight)
  if (keyword === 'lighter') return context => lighter(context.parentFontWeight)
  if (keyword === 'normal') return always(400)
  if (keyword === 'bold') return always(700)
  const weight = number(value, source)
  const written = value[0]?.type === 'Number' ? Number(value[0].value) : 400
  return weight && written >= 1 && written <= 1000 ? weight : undefined
}

/** An angle after `oblique` is dropped: a font has one slant. */
export const fontStyle: Parse<Style['fontStyle']> = (value, source) =>
  keywordOf(value[0]) === 'oblique' && value[1]?.type === 'Dimension'
    ? always('oblique')
    : keywords('normal', 'italic', 'oblique')(value, source)

const stretches: Readonly<Record<string, number>> = {
  'ultra-condensed': 50,
  'extra-condensed': 62.5,
  condensed: 75,
  'semi-condensed': 87.5,
  normal: 100,
  'semi-expanded': 112.5,
  expanded: 125,
  'extra-expanded': 150,
  'ultra-expanded': 200,
}

export const fontStretch: Parse<number> = value => {
  const node = value[0]
  if (value.length !== 1) return undefined
  if (node?.type === 'Percentage') return always(Number(node.value))
  const percent = stretches[keywordOf(node) ?? '']
  return percent === undefined ? undefined : always(percent)
}

/** A bare number is inherited as a factor, anything else as points. */
export type LineHeight = number | 'normal' | {readonly factor: number}

export const lineHeight: Parse<LineHeight> = (value, source) => {
  if (value[0]?.type !== 'Number') {
    const points = either(keywords('normal'), nonNegative(lengthOf('fontSize')))(value, source)
    if (points) return points
  }
  const factor = nonNegative(number)(value, source)
  return factor && (context => ({factor: factor(context)}))
}

/** `"tnum", "ss01" 2`: tags with their values. */
const featureSettings: Parse<Style['fontFeatures']> = value => {
  if (onlyKeyword(value) === 'normal') return always([])
  const features: {tag: string; value: number}[] = []
  for (const [tag, setting, ...rest] of splitAtCommas(value)) {
    if (tag?.type !== 'String' || tag.value.length !== 4 || rest.length) return undefined
    const keyword = keywordOf(setting)
    if (!setting || keyword === 'on') features.push({tag: tag.value, value: 1})
    else if (keyword === 'off') features.push({tag: tag.value, value: 0})
    else if (setting.type === 'Number')
      features.push({tag: tag.value, value: Number(setting.value)})
    else return undefined
  }
  return always(features)
}

/** Any of the words, each once, or `normal` (and `none`, where it is among the words). */
const words =
  (...known: readonly string[]): Parse<readonly string[]> =>
  value => {
    if (onlyKeyword(value) === 'normal') return always([])
    const names = value.map(keywordOf)
    const valid = names.every(
      (name, index) => name && known.includes(name) && names.indexOf(name) === index,
    )
    return valid && names.length ? always(names as string[]) : undefined
  }

export const fontProperties = {
  'font-family': inherited<readonly string[]>(['serif'], fontFamily),
  'font-size': inherited(12, fontSize),
  'font-weight': inherited(400, fontWeight),
  'font-style': inherited<Style['fontStyle']>('normal', fontStyle),
  'font-stretch': inherited(100, fontStretch),
  'line-height': inherited<LineHeight>('normal', lineHeight),
  'font-kerning': inherited('auto', keywords('auto', 'normal', 'none')),
  'font-feature-settings': inherited<Style['fontFeatures']>([], featureSettings),
  'font-variant-ligatures': inherited<readonly string[]>(
    [],
    words(
      'none',
      'common-ligatures',
      'no-common-ligatures',
      'discretionary-ligatures',
      'no-discretionary-ligatures',
      'historical-ligatures',
      'no-historical-ligatures',
      'contextual',
      'no-contextual',
    ),
  ),
  'font-variant-caps': inherited<readonly string[]>(
    [],
    words(
      'small-caps',
      'all-small-caps',
      'petite-caps',
      'all-petite-caps',
      'unicase',
      'titling-caps',
    ),
  ),
  'font-variant-numeric': inherited<readonly string[]>(
    [],
    words(
      'lining-nums',
      'oldstyle-nums',
      'proportional-nums',
      'tabular-nums',
      'diagonal-fractions',
      'stacked-fractions',
      'ordinal',
      'slashed-zero',
    ),
  ),
  'font-variant-east-asian': inherited<readonly string[]>(
    [],
    words(
      'jis78',
      'jis83',
      'jis90',
      'jis04',
      'simplified',
      'traditional',
      'full-width',
      'proportional-width',
      'ruby',
    ),
  ),
  'font-variant-position': inherited<readonly string[]>([], words('sub', 'super')),
  'font-variant-alternates': inherited<readonly string[]>([], words('historical-forms')),
  color: inherited<SpecifiedColor>(
    black,
    either(color, keywordFor<SpecifiedColor>('windowtext', black)),
  ),
} as const
