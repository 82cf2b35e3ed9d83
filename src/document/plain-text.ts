import type {Nodes} from 'hast'
import {mathText} from './math-text.ts'

/** All that a tree says, without markup; formulas as lines of text. */
export function plainText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'math') return mathText(node)
  return 'children' in node ? node.children.map(plainText).join('') : ''
}
