import type {Element, Properties} from 'hast'

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
    if (isValid(name, value)) kept[name] = value
  }
  if (kept.lang !== undefined) kept['xml:lang'] = kept.lang
  const align = element.properties.align
  if (typeof align === 'string' && alignments.has(align) && kept.style === undefined) {
    kept.style = `text-align: ${align}`
  }
  return kept
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const globals = words('id className lang dir title role hidden tabIndex style translate epub:type')

const isGlobal = (name: string): boolean =>
  globals.has(name) || /^data[A-Z0-9]/.test(name) || /^aria[A-Z]/.test(name)

const alignments = words('left right center justify')

const elementAttributes: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href hrefLang'),
  blockquote: words('cite'),
  col: words('span'),
  colgroup: words('span'),
  data: words('value'),
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
  role: value => roles.has(value),
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
  ariaDescription: () => false,
  ariaBrailleLabel: () => false,
  ariaBrailleRoleDescription: () => false,
}

const isValid = (name: string, value: unknown): boolean =>
  patterns[name]?.(Array.isArray(value) ? value.join(' ') : String(value)) ?? true

const roles = words(
  'alert article banner button cell checkbox columnheader complementary contentinfo definition dialog directory document feed figure form grid gridcell group heading img link list listitem log main math menu menuitem meter navigation none note presentation progressbar region row rowgroup rowheader search separator status table term text toolbar tooltip doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc',
)
