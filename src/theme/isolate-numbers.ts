import type {Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {directionOf} from '../document/direction.ts'
import {hasSignedNumber, isolateSignedNumbers} from '../document/transforms/signed-numbers.ts'
import {parseHtml} from './fragment.ts'
import type {View} from './liquid.ts'

/** What a layout printed, its signed numbers set apart as those of bodies are: titles and summaries have some, too. */
export function withIsolatedNumbers(tree: Root, view: View): Root {
  isolateSignedNumbers(tree, directionIn(view))
  return tree
}

/** The same for HTML text, which is left as it is where it has none. */
export function textWithIsolatedNumbers(html: string, view: View): string {
  if (directionIn(view) === 'ltr' && !html.includes('dir="rtl"')) return html
  const body = html.replace(/<(title|style|script|svg)\b[\s\S]*?<\/\1>/g, '')
  if (!hasSignedNumber(body.replace(/<[^>]*>/g, '<>'))) return html
  return toHtml(withIsolatedNumbers(parseHtml(html), view))
}

/** Around what a layout prints: that of its view, or of its view's language. */
function directionIn({dir, lang}: View): 'ltr' | 'rtl' {
  if (dir === 'ltr' || dir === 'rtl') return dir
  return directionOf(typeof lang === 'string' ? lang : '')
}
