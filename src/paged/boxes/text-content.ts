import type {Element} from 'hast'
import type {StyledTree} from '../css/cascade.ts'
import type {Style} from '../css/style.ts'

/**
 * The text of an element as a reader hears it in one line: what `string-set: content(text)`, bookmarks and
 * `target-text()` take. White space is collapsed; what is hidden, notes and running elements are left out. Inline text
 * that was isolated stays so, by the characters of UAX #9: a running head would put its signs elsewhere.
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
    const style = styled.styleOf(child)
    const {display, float, position} = style
    if (display === 'none' || float === 'footnote' || typeof position === 'object') continue
    const inner = rawText(child, styled)
    if (display === 'contents') text += inner
    else text += display === 'inline' ? isolated(inner, style) : ` ${inner} `
  }
  return text
}

function isolated(text: string, {unicodeBidi, direction}: Style): string {
  const isIsolated = /^(?:isolate|isolate-override|plaintext)$/.test(unicodeBidi)
  if (!isIsolated || text === '') return text
  if (unicodeBidi === 'plaintext') return `\u2068${text}\u2069`
  return `${direction === 'rtl' ? '\u2067' : '\u2066'}${text}\u2069`
}

/** Without the characters that set text apart: what is no text of a page orders it by itself. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')

/** The first letter with the punctuation around it (css-pseudo-4, 2.1.2). */
export const firstLetterOf = (text: string): string =>
  /^[\p{Ps}\p{Pi}\p{Pf}\p{Po}]*[\p{L}\p{N}]\p{M}*[\p{Pe}\p{Pi}\p{Pf}\p{Po}]*/u.exec(
    withoutIsolates(text),
  )?.[0] ?? ''
