import type {Element, ElementContent, Properties} from 'hast'
import {formatNumber} from './dates.ts'
import {isElement} from './fragment.ts'
import type {Lowering} from './lower.ts'
import type {VisibleNote} from './visible-notes.ts'

/**
 * A call as its target takes it. In print the first call of a note is the note itself (`float: footnote` sends it to
 * the foot of the page); later calls, and every call elsewhere, are links to it.
 */
export function lowerNoteCall(call: Element, lowering: Lowering): Element {
  const {document, target, idPrefix, notesBefore} = lowering
  const key = String(call.properties.dataNote)
  const note = lowering.notes.get(key)
  const id = typeof call.properties.id === 'string' ? call.properties.id : `fnref-${key}`
  const position = call.position ? {position: call.position} : {}
  const number = note ? formatNumber(notesBefore + note.number, document.lang) : key
  if (target === 'print' && note && id === note.callIds[0]) {
    const properties: Properties = {
      className: ['footnote'],
      role: 'doc-footnote',
      id: `${idPrefix}fn-${key}`,
      dataNumber: number,
    }
    const children = lowering.lower(note.children)
    return {type: 'element', tagName: 'span', properties, children, ...position}
  }
  const link = element(
    'a',
    {
      href: `#${idPrefix}fn-${key}`,
      ...(target === 'print' ? {} : {id: idPrefix + id}),
      ...(target === 'ebook' ? {'epub:type': 'noteref'} : {}),
      role: 'doc-noteref',
    },
    [text(number)],
  )
  return {...element('sup', {className: ['note-call']}, [link]), ...position}
}

/** The notes behind the body: endnotes with links back, or for reading systems one pop-up `aside` each. */
export function lowerNotes(lowering: Lowering): ElementContent[] {
  const {target} = lowering
  const notes = [...lowering.notes.values()]
  if (notes.length === 0) return []
  switch (target) {
    case 'print':
      return []
    case 'ebook':
      return [
        element(
          'section',
          {className: ['notes'], 'epub:type': 'footnotes'},
          notes.map(note => popUp(note, lowering)),
        ),
      ]
    case 'web':
    case 'feed':
    case 'cms':
      return [
        element(
          'section',
          {className: ['notes'], role: 'doc-endnotes', ariaLabel: lowering.words.notes},
          [
            element(
              'ol',
              {},
              notes.map(note => endnote(note, lowering)),
            ),
          ],
        ),
      ]
  }
}

function endnote(note: VisibleNote, lowering: Lowering): Element {
  const links = note.callIds.flatMap(id => [text('\u00a0'), backLink(id, '↑', lowering)])
  const children = lowering.lower(note.children)
  return element('li', {id: `${lowering.idPrefix}fn-${note.key}`}, appendTo(children, links))
}

function popUp(note: VisibleNote, lowering: Lowering): Element {
  const number = formatNumber(note.number, lowering.document.lang)
  const links = note.callIds.map((id, index) => backLink(id, index === 0 ? number : '↑', lowering))
  const children = lowering.lower(note.children)
  return element(
    'aside',
    {
      id: `${lowering.idPrefix}fn-${note.key}`,
      className: ['footnote'],
      'epub:type': 'footnote',
      role: 'doc-footnote',
    },
    prependTo(
      children,
      links.flatMap(link => [link, text(' ')]),
    ),
  )
}

const backLink = (id: string, label: string, {idPrefix, words}: Lowering): Element =>
  element(
    'a',
    {
      href: `#${idPrefix}${id}`,
      className: ['back'],
      role: 'doc-backlink',
      ariaLabel: words.backToText,
    },
    [text(label)],
  )

/** Into the last paragraph, or as a paragraph of their own. */
function appendTo(
  children: readonly ElementContent[],
  more: readonly ElementContent[],
): ElementContent[] {
  const last = children.at(-1)
  return isElement(last, 'p')
    ? [...children.slice(0, -1), {...last, children: [...last.children, ...more]}]
    : [...children, element('p', {}, [...more])]
}

/** Into the first paragraph, or as a paragraph of their own. */
export function prependTo<Content extends ElementContent>(
  children: readonly Content[],
  more: readonly ElementContent[],
): Array<Content | Element> {
  const [first, ...rest] = children
  return isElement(first, 'p')
    ? [{...first, children: [...more, ...first.children]}, ...rest]
    : [element('p', {}, [...more]), ...children]
}

const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})

const text = (value: string): ElementContent => ({type: 'text', value})
