import type {BlockBox, FirstLine} from '../boxes/box.ts'
import type {Style} from '../css/style.ts'
import type {LayoutContext} from './context.ts'
import {fontExtents} from './font-extents.ts'

/** What `::first-line` may change and children inherit (css-pseudo-4, 2.1.1), as far as lines are set with it. */
const properties = [
  'color',
  'fontFamily',
  'fontFeatures',
  'fontSize',
  'fontStretch',
  'fontStyle',
  'fontWeight',
  'fontSizeAdjust',
  'fontSynthesis',
  'fontVariationSettings',
  'letterSpacing',
  'textTransform',
  'wordSpacing',
] as const satisfies readonly (keyof Style)[]

/** The style that text has in a first line: it takes what its own style only inherited from the block. */
export function firstLineStyle({style: line, of}: FirstLine): (style: Style) => Style {
  const changed = properties.filter(name => line[name] !== of[name])
  const known = new Map<Style, Style>()
  return style => {
    const before = known.get(style)
    if (before) return before
    const own = changed.filter(name => isSame(style[name], of[name]))
    const made = {...style, ...Object.fromEntries(own.map(name => [name, line[name]]))}
    known.set(style, made)
    return made
  }
}

/** What a first line reserves: its own font may be higher. */
export function firstStrut(
  {firstLine}: BlockBox,
  strut: {readonly above: number; readonly below: number},
  {fonts}: LayoutContext,
) {
  if (!firstLine) return strut
  const {above, below} = fontExtents(firstLine.style, fonts)
  return {above: Math.max(strut.above, above), below: Math.max(strut.below, below)}
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
