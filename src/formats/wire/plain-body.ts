import type {Nodes, Root} from 'hast'

/** Elements that stand by themselves: a blank line divides them from what is around. */
const blocks = new Set(
  'address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
)

/** What has no words of its own for somebody who reads text alone. */
const silent = new Set('annotation audio img script style svg template video'.split(' '))

/** The words of an article as text: paragraphs divided by blank lines, calls of notes as `[1]`. */
export const plainBody = (article: Root): string =>
  textOf(article, false)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

function textOf(node: Nodes, isKept: boolean): string {
  if (node.type === 'text') return isKept ? node.value : node.value.replace(/[ \t\r\n]+/g, ' ')
  if (node.type === 'root') return node.children.map(child => textOf(child, isKept)).join('')
  if (node.type !== 'element' || silent.has(node.tagName)) return ''
  const {tagName, children, properties} = node
  if (tagName === 'br') return '\n'
  if (properties.role === 'doc-backlink') return ''
  const words = children.map(child => textOf(child, isKept || tagName === 'pre')).join('')
  if (properties.role === 'doc-noteref') return ` [${words.trim()}]`
  if (blocks.has(tagName)) return `\n\n${words}\n\n`
  return tagName === 'td' || tagName === 'th' ? `${words} ` : words
}
