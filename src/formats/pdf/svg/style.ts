import {readColor} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {expandFont} from './font-shorthand.ts'
import {readLength, readShare} from './length.ts'
import type {Declaration, DeclarationsOf} from './style-rules.ts'

/** Properties by name, as text. */
export type Properties = Readonly<Record<string, string>>

export interface ElementStyle {
  /** What its children inherit, custom properties among them (SVG 2, 6.6). */
  readonly inherited: Properties
  /** What of that it says itself. */
  readonly given: Properties
  /** Its other properties, and its attributes. */
  readonly own: Properties
}

export const initialStyle: Properties = {
  color: 'black',
  fill: 'black',
  stroke: 'none',
  'font-size': '16',
  'font-weight': '400',
}

const inheritedNames = new Set(
  `clip-rule color direction dominant-baseline fill fill-opacity fill-rule font-family font-size font-style
  font-variant font-weight letter-spacing marker-end marker-mid marker-start paint-order stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  visibility white-space word-spacing writing-mode xml:lang xml:space lang text-rendering`.split(
    /\s+/,
  ),
)

/** A `text-rendering` and the like change nothing on paper; a value that none of its kind is counts as not given. */
const checks: Readonly<Record<string, (value: string) => boolean>> = {
  color: value => readColor(value) !== undefined,
  fill: isPaint,
  stroke: isPaint,
  'stop-color': value => readColor(plainColor(value)) !== undefined,
  'fill-opacity': value => readShare(value) !== undefined,
  'stroke-opacity': value => readShare(value) !== undefined,
  'stop-opacity': value => readShare(value) !== undefined,
  opacity: value => readShare(value) !== undefined,
}

function isPaint(value: string): boolean {
  return (
    /^(none|context-fill|context-stroke)$|^url\(/i.test(value) ||
    readColor(plainColor(value)) !== undefined
  )
}

/** A color may be followed by its ICC values (SVG 1.1, 11.2), for which the output has no profile. */
export const plainColor = (value: string): string => value.replace(/\s+icc-color\(.*$/i, '')

/** What attributes, rules and `style` say, the later over the earlier. */
export function styleOf(
  element: SvgElement,
  parent: Properties,
  declarationsOf: DeclarationsOf,
): ElementStyle {
  const {style: _, ...attributes} = element.attributes
  const written = [
    ...Object.entries(attributes).map(([name, value]) => ({name, value})),
    ...declarationsOf(element),
  ].map(({name, value}) => ({name, value: tidy(name, value)}))
  const inherited: Record<string, string> = {...parent}
  for (const {name, value} of written) if (name.startsWith('--')) inherited[name] = value
  const own: Record<string, string> = {}
  const given: Record<string, string> = {}
  for (const {name, value} of written.flatMap(expanded)) {
    const plain = substitute(value, inherited)
    if (plain === undefined || plain === 'inherit' || plain === 'unset') continue
    if (checks[name]?.(plain) === false && plain !== 'initial') continue
    if (!inheritedNames.has(name)) own[name] = plain
    else if (plain === 'initial') delete inherited[name]
    else given[name] = inherited[name] = resolved(name, plain, parent)
  }
  return {inherited: {...initialsFor(inherited), ...inherited}, given, own}
}

/** Attributes that are as long as the drawing needs them. */
const long = new Set('d points href x y dx dy rotate values'.split(' '))

/** No other value of use is longer: what reads values may take its time over each character. */
const longest = 4000

/** Without the white space that programs wrap long values in. */
function tidy(name: string, value: string): string {
  if (long.has(name)) return value.trim()
  return value.length > longest ? '' : value.trim().replace(/\s+/g, ' ')
}

const initialsFor = (inherited: Properties): Properties =>
  inherited.fill && inherited.stroke && inherited.color && inherited['font-size']
    ? {}
    : initialStyle

/** Shorthands as what they set. */
function expanded({name, value}: Pick<Declaration, 'name' | 'value'>) {
  if (name === 'font')
    return Object.entries(expandFont(value)).map(([key, part]) => ({name: key, value: part}))
  if (name === 'marker')
    return ['marker-start', 'marker-mid', 'marker-end'].map(key => ({name: key, value}))
  return [{name, value}]
}

/** The value with `var()` replaced; undefined when a property that it needs is not there. */
function substitute(value: string, custom: Properties, depth = 0): string | undefined {
  if (!value.includes('var(') || depth > 20) return depth > 20 ? undefined : value
  const innermost = /var\(\s*(--[^\s,()]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)/.exec(value)
  if (!innermost) return undefined
  const [whole, name = '', fallback] = innermost
  const stand = custom[name] ?? fallback?.trim()
  return stand === undefined
    ? undefined
    : substitute(
        value.replace(whole, () => stand),
        custom,
        depth + 1,
      )
}

/** Sizes and weights that are relative to the parent's, made absolute. */
function resolved(name: string, value: string, parent: Properties): string {
  if (name === 'font-size') return String(fontSize(value, Number(parent['font-size'] ?? 16)))
  if (name === 'font-weight') return String(fontWeight(value, Number(parent['font-weight'] ?? 400)))
  return value
}

const sizes: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
}

function fontSize(value: string, parent: number): number {
  if (value === 'smaller') return parent / 1.2
  if (value === 'larger') return parent * 1.2
  const measures = {fontSize: parent, width: parent, height: parent}
  return sizes[value] ?? readLength(value, measures, 'width') ?? parent
}

function fontWeight(value: string, parent: number): number {
  if (value === 'normal') return 400
  if (value === 'bold') return 700
  if (value === 'bolder') return parent < 350 ? 400 : parent < 550 ? 700 : 900
  if (value === 'lighter') return parent < 550 ? 100 : parent < 750 ? 400 : 700
  const number = Number(value)
  return number >= 1 && number <= 1000 ? number : parent
}
