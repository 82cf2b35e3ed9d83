/**
 * What XML 1.0 forbids (§2.2 Char: most controls, U+FFFE, U+FFFF, lone surrogates) and what it discourages: DEL, the
 * C1 controls and the noncharacters U+FDD0 to U+FDEF.
 */
const forbidden =
  /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]/gu

/** `text` without the characters that no XML document may hold. */
export const cleanXml = (text: string): string => text.replace(forbidden, '')

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
