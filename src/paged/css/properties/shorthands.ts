import type {CssNodePlain} from 'css-tree'
import {color} from '../values/color.ts'
import {
  always,
  keywordFor,
  keywordOf,
  type Parse,
  type Resolve,
  type Value,
} from '../values/value.ts'
import {background} from './background-shorthand.ts'
import {borderStyle, borderWidth} from './border.ts'
import {fontFamily, fontSize, fontStretch, fontStyle, fontWeight, lineHeight} from './font.ts'
import {listStyleType} from './generated.ts'
import {gridShorthands} from './grid-shorthands.ts'
import {isLonghand, longhandNames, longhands} from './index.ts'
import {logicalLonghands} from './logical.ts'
import {columnCount, columnWidth} from './paged.ts'
import {anyOrder, type Expansion, type Shorthand} from './shorthand.ts'
import {textShorthands} from './text-shorthands.ts'

/** The parser of a longhand, be it physical or logical. */
export function parserOf(name: string): Parse<unknown> | undefined {
  const physical = logicalLonghands.get(name)?.ltr ?? name
  return isLonghand(physical) ? longhands[physical].parse : undefined
}

/** One to four values for top, right, bottom, left. */
function fourSides(before: string, after: string): Shorthand {
  const names = ['top', 'right', 'bottom', 'left'].map(side => `${before}${side}${after}`)
  return spread(names, [0, 0, 0, 1])
}

/** One or two values for start and end. */
const twoSides = (before: string, axis: 'inline' | 'block', after: string): Shorthand =>
  spread([`${before}${axis}-start${after}`, `${before}${axis}-end${after}`], [0, 0])

/** Values in order; one that is missing is taken from the place that `fallback` names. */
function spread(names: readonly string[], fallback: readonly number[]): Shorthand {
  return {
    longhands: names,
    expand: (value, source) => {
      if (!value.length || value.length > names.length) return undefined
      const parts: (Resolve<unknown> | undefined)[] = []
      names.forEach((name, index) => {
        const node = value[index]
        parts.push(node ? parserOf(name)?.([node], source) : parts[fallback[index] ?? 0])
      })
      return fromParts(names, parts)
    },
  }
}

function fromParts(
  names: readonly string[],
  parts: ReadonlyArray<Resolve<unknown> | undefined>,
): Expansion | undefined {
  if (parts.some(part => !part)) return undefined
  return Object.fromEntries(names.map((name, index) => [name, parts[index]!]))
}

/** `border`, `border-top`, `border-inline-start`, `column-rule`: width, style and color of some edges. */
function edges(...prefixes: readonly string[]): Shorthand {
  return {
    longhands: prefixes.flatMap(prefix => [
      `${prefix}-width`,
      `${prefix}-style`,
      `${prefix}-color`,
    ]),
    expand: (value, source) => {
      const parts = anyOrder(value, source, {width: borderWidth, style: borderStyle, color})
      return (
        parts &&
        Object.fromEntries(
          prefixes.flatMap(prefix =>
            Object.entries(parts).map(([part, resolve]) => [`${prefix}-${part}`, resolve]),
          ),
        )
      )
    },
  }
}

const variantNames = [
  'font-variant-ligatures',
  'font-variant-caps',
  'font-variant-numeric',
  'font-variant-east-asian',
  'font-variant-position',
  'font-variant-alternates',
] as const

const fontVariant: Shorthand = {
  longhands: variantNames,
  expand: (value, source) => {
    const keyword = value.length === 1 ? keywordOf(value[0]) : undefined
    if (keyword === 'normal') return {}
    if (keyword === 'none') return {'font-variant-ligatures': always(['none'])}
    const groups = new Map<string, CssNodePlain[]>()
    for (const node of value) {
      const name = variantNames.find(other => longhands[other].parse([node], source))
      if (!name) return undefined
      groups.set(name, [...(groups.get(name) ?? []), node])
    }
    const names = [...groups.keys()]
    return fromParts(
      names,
      names.map(name => parserOf(name)?.(groups.get(name) ?? [], source)),
    )
  },
}

/** `[style || variant || weight || stretch]? size [/ line-height]? family` (css-fonts-4, 2.7). */
const font: Shorthand = {
  longhands: [
    'font-style',
    'font-weight',
    'font-stretch',
    'font-size',
    'line-height',
    'font-family',
    'font-kerning',
    'font-feature-settings',
    ...variantNames,
  ],
  expand: (value, source) => {
    const sizeAt = value.findIndex(node => node.type !== 'Number' && fontSize([node], source))
    const size = sizeAt < 0 ? undefined : fontSize([value[sizeAt]!], source)
    if (!size) return undefined
    const notNormal = value.slice(0, sizeAt).filter(node => keywordOf(node) !== 'normal')
    const before = notNormal.length
      ? anyOrder(notNormal, source, {
          'font-style': fontStyle,
          'font-weight': fontWeight,
          'font-stretch': fontStretch,
          'font-variant-caps': keywordFor('small-caps', ['small-caps']),
        })
      : {}
    const slash = value[sizeAt + 1]
    const leaded = slash?.type === 'Operator' && slash.value.trim() === '/'
    const leading = leaded ? lineHeight(value.slice(sizeAt + 2, sizeAt + 3), source) : undefined
    const family = fontFamily(value.slice(sizeAt + (leaded ? 3 : 1)), source)
    if (!before || !family || (leaded && !leading)) return undefined
    return {
      ...before,
      'font-size': size,
      ...(leading ? {'line-height': leading} : {}),
      'font-family': family,
    }
  },
}

const listStyle: Shorthand = {
  longhands: ['list-style-type', 'list-style-position'],
  expand: (value, source) =>
    anyOrder(value, source, {
      'list-style-position': longhands['list-style-position'].parse,
      'list-style-type': listStyleType,
    }),
}

const columns: Shorthand = {
  longhands: ['column-count', 'column-width'],
  expand: (value, source) => {
    const given = value.filter(node => keywordOf(node) !== 'auto')
    if (!given.length) return value.length ? {} : undefined
    return anyOrder(given, source, {'column-count': columnCount, 'column-width': columnWidth})
  },
}

/** Everything but text direction (css-cascade-4, 3.2). It takes CSS-wide keywords alone. */
const all: Shorthand = {
  longhands: longhandNames.filter(name => name !== 'direction' && name !== 'unicode-bidi'),
  expand: () => undefined,
}

/** Another property under an older name, with its values translated. */
function legacy(name: string, meanings: Readonly<Record<string, string>>): Shorthand {
  return {
    longhands: [name],
    expand: (value, source) => {
      const meaning = meanings[keywordOf(value[0]) ?? '']
      const translated: Value = meaning ? [{type: 'Identifier', name: meaning}] : value
      const resolve = parserOf(name)?.(translated, source)
      return resolve && {[name]: resolve}
    },
  }
}

/** The one table of shorthands and legacy names. */
export const shorthands: Readonly<Record<string, Shorthand>> = {
  all,
  margin: fourSides('margin-', ''),
  'margin-inline': twoSides('margin-', 'inline', ''),
  'margin-block': twoSides('margin-', 'block', ''),
  padding: fourSides('padding-', ''),
  'padding-inline': twoSides('padding-', 'inline', ''),
  'padding-block': twoSides('padding-', 'block', ''),
  inset: fourSides('', ''),
  'inset-inline': twoSides('inset-', 'inline', ''),
  'inset-block': twoSides('inset-', 'block', ''),
  border: edges('border-top', 'border-right', 'border-bottom', 'border-left'),
  'border-top': edges('border-top'),
  'border-right': edges('border-right'),
  'border-bottom': edges('border-bottom'),
  'border-left': edges('border-left'),
  'border-inline': edges('border-inline-start', 'border-inline-end'),
  'border-inline-start': edges('border-inline-start'),
  'border-inline-end': edges('border-inline-end'),
  'border-block': edges('border-block-start', 'border-block-end'),
  'border-block-start': edges('border-block-start'),
  'border-block-end': edges('border-block-end'),
  'border-width': fourSides('border-', '-width'),
  'border-style': fourSides('border-', '-style'),
  'border-color': fourSides('border-', '-color'),
  'border-inline-width': twoSides('border-', 'inline', '-width'),
  'border-inline-style': twoSides('border-', 'inline', '-style'),
  'border-inline-color': twoSides('border-', 'inline', '-color'),
  'border-block-width': twoSides('border-', 'block', '-width'),
  'border-block-style': twoSides('border-', 'block', '-style'),
  'border-block-color': twoSides('border-', 'block', '-color'),
  font,
  'font-variant': fontVariant,
  'font-width': legacy('font-stretch', {}),
  'list-style': listStyle,
  background,
  ...textShorthands,
  'word-wrap': legacy('overflow-wrap', {}),
  columns,
  'column-rule': edges('column-rule'),
  ...gridShorthands,
  'grid-column-gap': legacy('column-gap', {}),
  'grid-row-gap': legacy('row-gap', {}),
  'page-break-before': legacy('break-before', {always: 'page'}),
  'page-break-after': legacy('break-after', {always: 'page'}),
  'page-break-inside': legacy('break-inside', {}),
}
