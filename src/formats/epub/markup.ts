import {escapeXml, escapeXmlAttribute} from '../xml.ts'

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** An XML element around `content`, which is XML already. */
export const element = (name: string, attributes: Attributes, content: string): string =>
  `<${name}${attributesOf(attributes)}>${content}</${name}>`

/** An XML element around text. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes, escapeXml(text))

/** An XML element without content. */
export const emptyElement = (name: string, attributes: Attributes): string =>
  `<${name}${attributesOf(attributes)}/>`

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXmlAttribute(value ?? '')}"`)
    .join('')

/** Elements under each other, so that the file can be read. */
export const block = (name: string, attributes: Attributes, lines: readonly string[]): string =>
  element(name, attributes, `\n${lines.map(line => `${line}\n`).join('')}`)
