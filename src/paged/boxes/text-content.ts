import type {Element} from 'hast'
import type {StyledTree} from '../css/cascade.ts'

/**
 * The text of an element as a reader hears it in one line: what `string-set: content(text)`, bookmarks and
 * `target-text()` take. White space is collapsed; what is hidden, notes and running elements are left out.
 */
export const textContent = (element: Element, styled: StyledTree): string =>
  rawText(element, styled)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()

function rawText(element: Element, styled: StyledTree): string {
  let text = ''
  for (const child of element.children) {
    if (child.type === 'text') text += child.value
    if (child.type !== 'element') continue
    if (child.tagName === 'br') text += ' '
    const {display, float, position} = styled.styleOf(child)
    if (display === 'none' || float === 'footnote' || typeof position === 'object') continue
    const inner = rawText(child, styled)
    text += display === 'inline' || display === 'contents' ? inner : ` ${inner} `
  }
  return text
}

/** The first letter with the punctuation around it (css-pseudo-4, 2.1.2). */
export const firstLetterOf = (text: string): string =>
  /^[\p{Ps}\p{Pi}\p{Pf}\p{Po}]*[\p{L}\p{N}]\p{M}*[\p{Pe}\p{Pi}\p{Pf}\p{Po}]*/u.exec(text)?.[0] ?? ''
