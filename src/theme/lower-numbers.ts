import type {Element, ElementContent, Properties} from 'hast'
import type {Document} from '../document/document.ts'
import type {LabelKind} from '../document/labels.ts'
import {type Numbered, numbersOf} from '../publication/numbering.ts'
import type {Publication} from '../publication/publication.ts'
import {formatNumber} from './dates.ts'
import {isElement} from './fragment.ts'
import type {Lowering} from './lower.ts'
import type {Strings, Target} from './theme.ts'

/** Interface words before numbers, in the document's language. */
export type NumberWords = Readonly<Record<LabelKind | 'page', string>>

export const numberWords = (t: Strings): NumberWords => ({
  fig: t.figure ?? 'Figure',
  tbl: t.table ?? 'Table',
  eq: t.equation ?? 'Equation',
  lst: t.listing ?? 'Listing',
  sec: t.section ?? 'Section',
  page: t['page-short'] ?? 'p.',
})

/** `3.2` in the digits of the language. */
export const printedNumber = ({number}: Numbered, lang: string): string =>
  number.map(part => formatNumber(part, lang)).join('.')

/** A heading as contents list it, with its number. */
export function headingText(
  publication: Publication,
  target: Target,
  {path, lang}: Document,
  {id, text}: {readonly id: string; readonly text: string},
): string {
  const numbered = numbersOf(publication, path, target).own.get(id)
  return numbered?.kind === 'sec' ? `${printedNumber(numbered, lang)} ${text}` : text
}

/** A reference as a link to what it names; the name as written where nothing has it. */
export function lowerReference(reference: Element, lowering: Lowering): ElementContent[] {
  const {document, target, addresses, numbers, words, idPrefix} = lowering
  const {dataReference, dataForm} = reference.properties
  const found = numbers.find(String(dataReference))
  if (!found) return reference.children
  const number = printedNumber(found, document.lang)
  const shown = found.kind === 'eq' && dataForm === 'number' ? `(${number})` : number
  const label = dataForm === 'number' ? shown : `${words.numbers[found.kind]}\u00a0${number}`
  const isOwn = found.path === document.path
  const href = isOwn ? `#${idPrefix}${found.id}` : addresses.document(found.path, found.id)
  const properties: Properties = {
    className: ['cross-reference'],
    ...(href !== undefined && {href}),
    // What the page number of print is called: the number itself is known to the typesetter alone.
    ...(target === 'print' && {dataPage: words.numbers.page}),
  }
  return [{...reference, properties, children: [text(label, reference)]}]
}

/** What has a number, with the number where readers look for it. */
export function withNumber(element: Element, numbered: Numbered, lowering: Lowering): Element {
  const {document, words} = lowering
  const number = printedNumber(numbered, document.lang)
  const label = `${words.numbers[numbered.kind]}\u00a0${number}`
  switch (numbered.kind) {
    case 'sec':
      return withFirst(
        {
          ...element,
          properties: {...element.properties, className: [...classesOf(element), 'with-number']},
        },
        [span('section-number', number, element), text(' ', element)],
      )
    case 'eq':
      return {
        ...element,
        properties: {...element.properties, className: [...classesOf(element), 'numbered']},
        children: [...element.children, span('equation-number', `(${number})`, element)],
      }
    case 'fig':
    case 'tbl':
    case 'lst':
      return withCaption(element, label)
  }
}

/** The label begins the caption; without a caption it is one. */
function withCaption(element: Element, label: string): Element {
  const name = element.tagName === 'table' ? 'caption' : 'figcaption'
  const caption = element.children.find(child => isElement(child, name))
  if (caption === undefined && element.tagName !== 'table' && element.tagName !== 'figure')
    return element
  if (isElement(caption, name)) {
    const isEmpty = caption.children.length === 0
    const first = [
      span('caption-label', isEmpty ? label : `${label}.`, caption),
      ...(isEmpty ? [] : [text(' ', caption)]),
    ]
    return {
      ...element,
      children: element.children.map(child =>
        child === caption ? withFirst(caption, first) : child,
      ),
    }
  }
  const added: Element = {
    ...span('caption-label', label, element),
    tagName: name,
    properties: {},
    children: [span('caption-label', label, element)],
  }
  return {
    ...element,
    children: name === 'caption' ? [added, ...element.children] : [...element.children, added],
  }
}

/** Into the first paragraph where there is one. */
function withFirst(element: Element, first: readonly ElementContent[]): Element {
  const index = element.children.findIndex(
    child => child.type !== 'text' || child.value.trim() !== '',
  )
  const block = element.children[index]
  if (!isElement(block, 'p')) return {...element, children: [...first, ...element.children]}
  const run = {...block, children: [...first, ...block.children]}
  return {...element, children: element.children.with(index, run)}
}

const classesOf = ({properties: {className}}: Element): string[] =>
  Array.isArray(className) ? className.map(String) : []

const text = (value: string, {position}: Element): ElementContent => ({
  type: 'text',
  value,
  ...(position && {position}),
})

const span = (name: string, value: string, near: Element): Element => ({
  type: 'element',
  tagName: 'span',
  properties: {className: [name]},
  children: [text(value, near)],
  ...(near.position && {position: near.position}),
})
