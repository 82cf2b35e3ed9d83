import type {Root} from 'hast'
import {plainText} from './plain-text.ts'

const longest = 300

/** Plain text of the first paragraph, cut at a word where it is longer than about 300 characters. */
export function excerptOf(body: Root): string {
  const paragraph = body.children.find(node => node.type === 'element' && node.tagName === 'p')
  const text = paragraph ? plainText(paragraph).replace(/\s+/g, ' ').trim() : ''
  if (text.length <= longest) return text
  const end = text.lastIndexOf(' ', longest)
  const cut = text.slice(0, end > longest / 2 ? end : longest)
  return `${cut.replace(/[\s,;:.–—\ud800-\udbff-]+$/, '')}…`
}
