import type {Element} from 'hast'
import {codeNodes, type Highlight} from './highlight.ts'

/**
 * A code block: `<pre class="code" data-language="ts" tabindex="0">`, so that it can be scrolled by keyboard, and its
 * words marked by kind. Gives false when the element is some other preformatted text.
 */
export function settleCode(pre: Element, highlight: Highlight): boolean {
  const [code] = pre.children
  if (code?.type !== 'element' || code.tagName !== 'code') return false
  const [text] = code.children
  if (code.children.length > 1 || (text && text.type !== 'text')) return false
  const value = text?.value ?? ''
  const lang = languageOf(code)
  pre.properties = {className: ['code'], ...(lang && {dataLanguage: lang}), tabIndex: 0}
  code.properties = {}
  const position = pre.position
  if (!position) return true
  const first = {...position.start, line: position.start.line + (isFenced(pre, value) ? 1 : 0)}
  const lines = lang ? highlight(value, lang) : undefined
  code.position ??= position
  code.children = lines ? codeNodes(lines, first) : text ? [{...text, position}] : []
  return true
}

function languageOf(code: Element): string | undefined {
  const {className} = code.properties
  const names = Array.isArray(className) ? className.map(String) : []
  return names.find(name => name.startsWith('language-'))?.slice('language-'.length)
}

/** A fence is a line that the code does not have. */
function isFenced({position}: Element, value: string): boolean {
  const lines = (position?.end.line ?? 0) - (position?.start.line ?? 0) + 1
  return lines > value.replace(/\n$/, '').split('\n').length
}
