import type {Nodes, Root} from 'hast'

/** Elements that stand by themselves: a blank line divides them from what is around. */
const blocks = new Set(
  'address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
)

/** What has no words of its own for somebody who reads text alone. */
const silent = new Set('annotation audio img script style svg template video'.split(' '))

/** Stand for the spaces and line ends of code while the others are folded; no text of a document holds them. */
const kept = {space: '\u0001', tab: '\u0002', line: '\u0003'}

/**
 * The words of an article as text: paragraphs divided by blank lines, code as it is, calls of notes as `[1]`. Nothing of
 * elements whose names are in `without`.
 */
export const plainBody = (article: Root, without: readonly string[] = []): string =>
  textOf(article, {isCode: false, without})
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll(kept.space, ' ')
    .replaceAll(kept.tab, '\t')
    .replaceAll(kept.line, '\n')

interface Reading {
  readonly isCode: boolean
  readonly without: readonly string[]
}

function textOf(node: Nodes, reading: Reading): string {
  const {isCode, without} = reading
  if (node.type === 'text')
    return isCode ? keep(node.value) : node.value.replace(/[ \t\r\n]+/g, ' ')
  if (node.type === 'root') return node.children.map(child => textOf(child, reading)).join('')
  if (node.type !== 'element') return ''
  const {tagName, children, properties} = node
  if (silent.has(tagName) || without.includes(tagName)) return ''
  if (tagName === 'br') return isCode ? kept.line : '\n'
  if (properties.role === 'doc-backlink') return ''
  const inside = {isCode: isCode || tagName === 'pre', without}
  const words = children.map(child => textOf(child, inside)).join('')
  if (properties.role === 'doc-noteref') return ` [${words.trim()}]`
  if (blocks.has(tagName)) return `\n\n${words}\n\n`
  return tagName === 'td' || tagName === 'th' ? `${words} ` : words
}

const keep = (code: string): string =>
  code
    .replace(/\r\n?|\n/g, kept.line)
    .replaceAll(' ', kept.space)
    .replaceAll('\t', kept.tab)
