import {type SvgElement, type SvgNode, svgNamespace} from './read-xml.ts'

/** A picture as the text of a file: SVG alone, without what other programs keep in it for themselves. */
export const writeXml = (root: SvgElement): string =>
  `${writeElement(root, ` xmlns="${svgNamespace}" xmlns:xlink="http://www.w3.org/1999/xlink"`)}\n`

function writeElement({name, attributes, children}: SvgElement, declarations = ''): string {
  const written = Object.entries(attributes)
    .filter(([key]) => !key.includes(':') || key.startsWith('xml:'))
    .map(([key, value]) => ` ${key === 'href' ? 'xlink:href' : key}="${escapeAttribute(value)}"`)
    .join('')
  const inner = children.map(writeNode).join('')
  const tag = `${name}${declarations}${written}`
  return inner === '' ? `<${tag}/>` : `<${tag}>${inner}</${name}>`
}

function writeNode(node: SvgNode): string {
  if (node.type === 'text') return escapeText(node.text)
  return node.name.startsWith('{') ? '' : writeElement(node)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const escapeText = (text: string): string => text.replace(/[&<>\r]/g, char => escapes[char] ?? char)

/** White space keeps its value in attributes only when it is written as numbers. */
const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"\n\r\t]/g, char => escapes[char] ?? char)
