import {withoutForbidden} from '../config/forbidden-characters.ts'

/** `text` without the characters that no XML document may hold. */
export const cleanXml = withoutForbidden

/** `text` as the content of an element: cleaned, `&`, `<` and `>` escaped. */
export const escapeXml = (text: string): string =>
  cleanXml(text).replace(/[&<>]/g, character => entities[character] ?? character)

/** `text` as the value of a double-quoted attribute: cleaned, white space kept as it is. */
export const escapeXmlAttribute = (text: string): string =>
  cleanXml(text).replace(/[&<>"\t\n\r]/g, character => entities[character] ?? character)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
