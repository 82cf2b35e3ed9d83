import type {Element, ElementContent, Root, RootContent, Text} from 'hast'
import type {Document} from '../document/document.ts'
import {foldTerm} from '../document/terms.ts'
import type {Numbers} from '../publication/numbering.ts'

/** Where no word becomes a link: it is one, has no room for one, is not said in words, or explains the term itself. */
const closed = new Set(
  'a button code h1 h2 h3 h4 h5 h6 kbd math pre samp summary svg var'.split(' '),
)

/**
 * The body with the first use of each explained term as a link, as `:term[…]` makes one. A use is the whole word as
 * the glossary has it, in its language, large or small; a term that the author links is left alone.
 */
export function linkTerms(document: Document, numbers: Numbers): Root {
  const {body, lang, termUses} = document
  const open = new Set(numbers.terms)
  for (const {term} of termUses) open.delete(foldTerm(term))
  if (open.size === 0) return body
  const search = {open, numbers, pattern: patternOf(open)}
  const children = linkIn(body.children, lang, search)
  return children === body.children ? body : {...body, children}
}

interface Search {
  /** Terms that no link leads to yet. */
  readonly open: Set<string>
  readonly numbers: Numbers
  readonly pattern: RegExp
}

/** The longest term before those that it begins with. Letters joined without a space are one word. */
function patternOf(terms: ReadonlySet<string>): RegExp {
  const words = [...terms]
    .sort((one, other) => other.length - one.length)
    .map(term => escaped(term).replaceAll(' ', '\\s+'))
  const letter = '[\\p{L}\\p{M}\\p{N}_\\u200c\\u0640]'
  return new RegExp(`(?<!${letter})(?:${words.join('|')})(?!${letter})`, 'giu')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** The same array where nothing becomes a link. */
function linkIn<Content extends RootContent>(
  nodes: Content[],
  lang: string,
  search: Search,
): Content[] {
  let changed = false
  const linked = nodes.flatMap((node): RootContent[] => {
    const parts = linkNode(node, lang, search)
    if (parts.length !== 1 || parts[0] !== node) changed = true
    return parts
  })
  return changed ? (linked as Content[]) : nodes
}

function linkNode(node: RootContent, lang: string, search: Search): RootContent[] {
  if (search.open.size === 0) return [node]
  if (node.type === 'text') return linkText(node, lang, search)
  if (node.type !== 'element' || isClosed(node)) return [node]
  const own = typeof node.properties.lang === 'string' ? node.properties.lang : lang
  const children = linkIn(node.children, own, search)
  return [children === node.children ? node : {...node, children}]
}

const isClosed = ({tagName, properties}: Element): boolean =>
  closed.has(tagName) || properties.role === 'doc-glossary'

function linkText(text: Text, lang: string, {open, numbers, pattern}: Search): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const match of text.value.matchAll(pattern)) {
    const [words] = match
    const term = foldTerm(words)
    if (!open.has(term) || languageOf(numbers.findTerm(term)?.lang) !== languageOf(lang)) continue
    open.delete(term)
    if (match.index > end) parts.push(textPart(text, text.value.slice(end, match.index)))
    parts.push(linkTo(term, textPart(text, words)))
    end = match.index + words.length
  }
  if (parts.length === 0) return [text]
  if (end < text.value.length) parts.push(textPart(text, text.value.slice(end)))
  return parts
}

const languageOf = (tag: string | undefined): string | undefined =>
  tag?.split('-')[0]?.toLowerCase()

const textPart = (text: Text, value: string): Text => ({...text, value})

const linkTo = (term: string, words: Text): Element => ({
  type: 'element',
  tagName: 'a',
  properties: {dataTerm: term},
  children: [words],
  ...(words.position && {position: words.position}),
})
