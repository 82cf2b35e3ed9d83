import {readXml, type SvgElement} from './read-xml.ts'

/** What an SVG file may want letters for that are not in every font; empty where it is all ASCII. */
export function lettersIn(bytes: Uint8Array): string {
  // Most drawings are, and need not be read a second time.
  if (bytes.every(byte => byte < 0x80 && byte !== ampersand)) return ''
  const read = readXml(bytes)
  return read.type === 'tree' ? textIn(read.root) : ''
}

const ampersand = 0x26

const textIn = ({children}: SvgElement): string =>
  children.map(child => (child.type === 'text' ? child.text : textIn(child))).join('')
