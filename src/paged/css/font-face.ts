import type {CssNodePlain, DeclarationPlain} from 'css-tree'
import {fontFamily, fontStretch, fontStyle, fontWeight} from './properties/font.ts'
import type {Sheet} from './sheet.ts'
import type {FontFaceRule, Range} from './stylesheet.ts'
import {calculable} from './values/calc.ts'
import {resolveUrl} from './values/url.ts'
import {keywordOf, type Parse, significant, splitAtCommas, type Value} from './values/value.ts'

/** One `@font-face` block (css-fonts-4, 4). Undefined, with a message, when it names no family or no file. */
export function readFontFace(
  declarations: readonly DeclarationPlain[],
  node: CssNodePlain,
  sheet: Sheet,
): FontFaceRule | undefined {
  const values = new Map<string, Value>()
  for (const {property, value} of declarations)
    if (value.type === 'Value') values.set(property.toLowerCase(), significant(value.children))
  const family = one(fontFamily, values.get('font-family'))?.[0]
  const sources = sourcesIn(values.get('src') ?? [], sheet)
  if (family === undefined || !sources.length) {
    const reason = 'Unexpected @font-face, expected a font-family and a src with url()'
    sheet.report('unsupported-at-rule', reason, node.loc)
    return undefined
  }
  return {
    family,
    sources,
    weight: range(fontWeight, values.get('font-weight')),
    style: one(fontStyle, values.get('font-style')) ?? 'normal',
    stretch: range(fontStretch, values.get('font-stretch') ?? values.get('font-width')),
    unicodeRange: unicodeRange(values.get('unicode-range')),
    messageOf: (ruleId, reason) => sheet.message(ruleId, reason, node.loc),
  }
}

const nowhere = {path: '', complain: () => {}}

const one = <T>(parse: Parse<T>, value: Value | undefined): T | undefined =>
  value && parse(value, nowhere)?.(calculable)

/** `400`, or `100 900` for a variable font. */
function range(parse: Parse<number>, value: Value | undefined): Range | 'auto' {
  const [min, max = min] = (value ?? []).map(node => one(parse, [node]))
  if (min === undefined || max === undefined) return 'auto'
  return {min: Math.min(min, max), max: Math.max(min, max)}
}

/** `local()` fonts depend on the machine: they are passed over. */
const sourcesIn = (value: Value, sheet: Sheet): readonly string[] =>
  splitAtCommas(value).flatMap(([first]) =>
    first?.type === 'Url' ? [resolveUrl(first.value, sheet.path)] : [],
  )

function unicodeRange(value: Value | undefined): FontFaceRule['unicodeRange'] {
  const ranges = (value ?? []).flatMap(node => {
    const text = node.type === 'UnicodeRange' ? node.value.slice(2) : (keywordOf(node) ?? '')
    const [from = '', to = from] = text.split('-')
    const codes = {
      from: Number.parseInt(from.replaceAll('?', '0'), 16),
      to: Number.parseInt(to.replaceAll('?', 'F'), 16),
    }
    return Number.isNaN(codes.from) || Number.isNaN(codes.to) ? [] : [codes]
  })
  return ranges.length ? ranges : undefined
}
