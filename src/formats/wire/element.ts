import {escapeXml, escapeXmlAttribute} from '../xml.ts'

/** Attributes by name, in their order; undefined ones are not written. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

export const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${escapeXmlAttribute(String(value))}"`,
    )
    .join('')

/** An element that holds text. */
export const element = (name: string, text: string, attributes: Attributes = {}): string =>
  `<${name}${attributesOf(attributes)}>${escapeXml(text)}</${name}>`

/** An element that holds nothing. */
export const leaf = (name: string, attributes: Attributes): string =>
  `<${name}${attributesOf(attributes)}/>`

/** An element that holds others, each on a line of its own. */
export const nested = (name: string, attributes: Attributes, children: readonly string[]): string =>
  [`<${name}${attributesOf(attributes)}>`, ...children, `</${name}>`].join('\n')
