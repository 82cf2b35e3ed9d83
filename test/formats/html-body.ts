import type {Element, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import type {Heading} from '../../src/document/document.ts'

/** HTML text as the body of a document. */
export const htmlBody = (html: string): Root =>
  unified().use(rehypeParse, {fragment: true}).parse(html)

/** The headings of a body, as parsing Markdown would list them. */
export function headingsOf(body: Root): readonly Heading[] {
  const headings: Heading[] = []
  visit(body, 'element', (element: Element) => {
    const depth = /^h([1-6])$/.exec(element.tagName)?.[1]
    if (depth === undefined) return
    headings.push({
      depth: Number(depth) as Heading['depth'],
      id: String(element.properties.id),
      text: textOf(element),
      position: undefined,
    })
  })
  return headings
}
