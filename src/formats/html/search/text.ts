import type {Nodes} from 'hast'
import {mathText} from '../../../document/math-text.ts'
import type {Entry} from '../../../publication/publication.ts'

/** Elements that stand inside of words and lines. */
const inline = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q ruby s samp small span strong sub sup time u var'.split(
    ' ',
  ),
)

/** All that a document says in its body and notes, with a space between blocks. */
export const textOfEntry = ({document: {body, notes}}: Entry): string =>
  [body, ...notes.flatMap(({children}) => children)].map(textOf).join(' ')

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  if (node.type !== 'element') return node.children.map(textOf).join('')
  if (node.tagName === 'math') return mathText(node)
  const text = node.children.map(textOf).join('')
  return inline.has(node.tagName) ? text : ` ${text} `
}
