import type {Element, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'

const inLine = new Set('code kbd samp'.split(' '))

const firstLetter = /\p{L}/u
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

type Direction = 'ltr' | 'rtl'

/**
 * Give code in right-to-left text a direction of its own, by its first letter: a sign at its end belongs to it, and
 * would stand at the other end (UAX #9, rules N2 and P2). Blocks of code run from left to right. As an attribute, since
 * feeds have no stylesheet and those of e-books know no `direction`.
 */
export function directCode(parent: Root | Element, dir: Direction): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    const {tagName, properties} = child
    if (dir === 'rtl' && inLine.has(tagName)) properties.dir ??= directionOfText(child)
    else if (dir === 'rtl' && isBlock(child)) properties.dir ??= 'ltr'
    directCode(child, properties.dir === undefined ? dir : properties.dir === 'rtl' ? 'rtl' : 'ltr')
  }
}

const isBlock = ({tagName, children}: Element): boolean =>
  tagName === 'pre' && children.some(child => child.type === 'element' && child.tagName === 'code')

function directionOfText(element: Element): Direction {
  const letter = firstLetter.exec(textOf(element))?.[0]
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr'
}
