import type {Element, Root, RootContent} from 'hast'
import {plainText} from './plain-text.ts'

const longest = 300

/** Plain text of the first paragraph, cut at a word where it is longer than about 300 characters. */
export function excerptOf(body: Root): string {
  const paragraph = firstParagraph(body.children)
  const text = paragraph ? plainText(paragraph).replace(/\s+/g, ' ').trim() : ''
  if (text.length <= longest) return text
  const end = text.lastIndexOf(' ', longest)
  const cut = text.slice(0, end > longest / 2 ? end : longest)
  return `${cut.replace(/[\s,;:.–—\ud800-\udbff-]+$/, '')}…`
}

/** Of the document or of a file that it includes; what not all outputs have is no excerpt. */
function firstParagraph(nodes: readonly RootContent[]): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (node.tagName === 'p') return node
    const found = node.properties.dataFrom === undefined ? undefined : firstParagraph(node.children)
    if (found) return found
  }
  return undefined
}
