import type {Element, ElementContent, Properties} from 'hast'
import type {IndexEntry} from '../publication/index-entries.ts'
import {formatNumber} from './dates.ts'
import type {Lowering} from './lower.ts'
import type {Strings} from './theme.ts'

/** Interface words of a glossary and an index, in the document's language. */
export interface TermWords {
  readonly glossary: string
  readonly index: string
  readonly see: string
  readonly seeAlso: string
  readonly comma: string
}

export const termWords = (t: Strings): TermWords => ({
  glossary: t.glossary ?? 'Glossary',
  index: t.index ?? 'Index',
  see: t.see ?? 'see',
  seeAlso: t['see-also'] ?? 'see also',
  comma: (t.comma ?? ',').trim(),
})

/** A word as a link to its explanation; plain words where no glossary has it. */
export function lowerTermUse(link: Element, lowering: Lowering): ElementContent[] {
  const {numbers, target} = lowering
  const children = lowering.lower(link.children)
  const found = numbers.findTerm(String(link.properties.dataTerm))
  const href = found && hrefOf(found, lowering)
  if (href === undefined) return children
  const properties: Properties = {
    href,
    className: ['term'],
    role: 'doc-glossref',
    ...(target === 'ebook' && {'epub:type': 'glossref'}),
  }
  return [{...link, properties, children}]
}

const hrefOf = (
  {path, id}: {readonly path: string; readonly id: string},
  {document, idPrefix, addresses}: Lowering,
): string | undefined =>
  path === document.path ? `#${idPrefix}${id}` : addresses.document(path, id)

/** The index of a document, or of its book, in the place where `::index` stands. */
export function lowerIndex(place: Element, lowering: Lowering): Element {
  const {numbers, words} = lowering
  const list = listOf(numbers.index, lowering)
  const properties: Properties = {
    className: ['index'],
    role: 'doc-index',
    ariaLabel: words.terms.index,
  }
  return {...element('section', properties, list ? [list] : []), ...positionOf(place)}
}

function listOf(entries: readonly IndexEntry[], lowering: Lowering): Element | undefined {
  if (entries.length === 0) return undefined
  return element(
    'ul',
    {},
    entries.map(entry => {
      const subs = listOf(entry.subs, lowering)
      const id = entry.id === undefined ? {} : {id: lowering.idPrefix + entry.id}
      const line = [span('index-term', entry.term), ...placesOf(entry, lowering)]
      return element('li', id, [...line, ...seeOf(entry, lowering), ...(subs ? [subs] : [])])
    }),
  )
}

/** Print has pages, which the typesetter knows; elsewhere links have the name of the chapter, or a number. */
function placesOf({places}: IndexEntry, lowering: Lowering): ElementContent[] {
  const {target, document, words} = lowering
  const linked = places.flatMap(place => {
    const href = hrefOf(place, lowering)
    return href === undefined ? [] : [{...place, href}]
  })
  const [first] = linked
  if (!first) return []
  const comma = text(`${words.terms.comma} `)
  if (target === 'print') {
    const pages = linked.map(({href}) => href).join(' ')
    const link = element('a', {className: ['index-pages'], href: first.href, dataPages: pages}, [])
    return [comma, link]
  }
  const isBook = linked.some(({path}) => path !== linked[0]?.path) || first.path !== document.path
  const shown = isBook
    ? linked.filter(({path}, index) => linked.findIndex(one => one.path === path) === index)
    : linked
  return shown.flatMap(({href, title}, index) => [
    comma,
    element('a', {href}, [text(isBook ? title : formatNumber(index + 1, document.lang))]),
  ])
}

function seeOf({see, also}: IndexEntry, lowering: Lowering): ElementContent[] {
  const {words, numbers, idPrefix} = lowering
  const line = (label: string, terms: readonly string[]): ElementContent[] =>
    terms.flatMap((term, index) => {
      const id = numbers.index.find(entry => entry.term === term)?.id
      const shown =
        id === undefined ? text(term) : element('a', {href: `#${idPrefix}${id}`}, [text(term)])
      const before = index === 0 ? `${words.terms.comma} ` : '; '
      const name = element('em', {}, [text(label)])
      return [text(before), ...(index === 0 ? [name, text(' ')] : []), shown]
    })
  return [...line(words.terms.see, see), ...line(words.terms.seeAlso, also)]
}

const positionOf = ({position}: Element) => (position ? {position} : {})
const text = (value: string): ElementContent => ({type: 'text', value})
const span = (name: string, value: string): Element =>
  element('span', {className: [name]}, [text(value)])

const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
