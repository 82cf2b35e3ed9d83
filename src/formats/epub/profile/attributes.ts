import type {Element, Properties} from 'hast'
import {isRoleOf} from './roles.ts'

/**
 * The element's attributes that EPUBCheck 4.2.6 (EPUB 3.2) knows, with values that it takes. The rest go: they are
 * newer than what reading systems understand, or obsolete, or only of use with a network.
 */
export function profileAttributes(element: Element): Properties {
  const kept: Properties = {}
  const own = elementAttributes[element.tagName]
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === undefined || value === null || value === false) continue
    if (!isGlobal(name) && !own?.has(name)) continue
    if (isValid(name, textOf(value), element.tagName)) kept[name] = value
  }
  if (kept.lang !== undefined) kept['xml:lang'] = kept.lang
  const align = element.properties.align
  if (typeof align === 'string' && alignments.has(align) && kept.style === undefined) {
    kept.style = `text-align: ${align}`
  }
  return kept
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Of ARIA those that mean something on any element. */
const globals = words(
  'id className lang dir title role hidden tabIndex style translate epub:type ariaCurrent ariaDescribedBy ariaDetails ariaHidden ariaLabel ariaLabelledBy',
)

const isGlobal = (name: string): boolean => globals.has(name) || /^data[A-Z0-9]/.test(name)

const alignments = words('left right center justify')

const elementAttributes: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href hrefLang'),
  blockquote: words('cite'),
  col: words('span'),
  colgroup: words('span'),
  del: words('cite dateTime'),
  details: words('open'),
  img: words('src alt width height'),
  input: words('type checked disabled'),
  ins: words('cite dateTime'),
  li: words('value'),
  meter: words('value min max low high optimum'),
  ol: words('start reversed type'),
  progress: words('value max'),
  q: words('cite'),
  td: words('colSpan rowSpan headers'),
  th: words('colSpan rowSpan headers scope abbr'),
  time: words('dateTime'),
}

const wholeNumber = /^-?\d+$/
const uri = (value: string) => URL.canParse(value) && !/[\s<>"{}|\\^`]/.test(value)

/** What a value must look like; attributes without a row take any text. */
const patterns: Readonly<Record<string, (value: string) => boolean>> = {
  id: value => /^\S+$/.test(value),
  lang: value => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value),
  hrefLang: value => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value),
  dir: value => /^(ltr|rtl|auto)$/.test(value),
  tabIndex: value => wholeNumber.test(value),
  translate: value => /^(yes|no)$/.test(value),
  width: value => /^\d+$/.test(value),
  height: value => /^\d+$/.test(value),
  colSpan: value => /^[1-9]\d*$/.test(value),
  rowSpan: value => /^\d+$/.test(value),
  span: value => /^[1-9]\d*$/.test(value),
  start: value => wholeNumber.test(value),
  value: value => /^-?\d+(\.\d+)?$/.test(value),
  type: value => /^([1aAiI]|checkbox)$/.test(value),
  scope: value => /^(row|col|rowgroup|colgroup)$/.test(value),
  dateTime: value =>
    /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?$/.test(value),
  cite: uri,
  ariaHidden: value => /^(true|false)$/.test(value),
}

const isValid = (name: string, value: string, tagName: string): boolean =>
  name === 'role' ? isRoleOf(tagName, value) : (patterns[name]?.(value) ?? true)

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value))
