import type {Element, ElementContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'

/** What may be wider than a telephone, and on the site scrolls by itself. */
export const isScrolled = ({tagName}: Element): boolean => tagName === 'table' || tagName === 'pre'

/**
 * A browser gives the keyboard nothing to scroll a table by unless something can have the focus, and what can have the
 * focus needs a name: the table's caption, or `name`.
 */
export function lowerScrolled(element: Element, name: string): Element {
  if (element.tagName === 'pre')
    return {...element, properties: {...element.properties, tabIndex: 0}}
  const caption = element.children.find(isCaption)
  return {
    type: 'element',
    tagName: 'div',
    properties: {
      className: ['table-scroll'],
      role: 'group',
      ariaLabel: (caption && textOf(caption).trim()) || name,
      tabIndex: 0,
    },
    children: [element],
    ...(element.position ? {position: element.position} : {}),
  }
}

/** A head cell without content names nothing: it is a cell. */
export const isEmptyHead = ({tagName, children}: Element): boolean =>
  tagName === 'th' && children.every(child => child.type === 'text' && child.value.trim() === '')

const isCaption = (child: ElementContent): child is Element =>
  child.type === 'element' && child.tagName === 'caption'
