import type {Element, Root, RootContent} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {cascade, type StyledTree} from '../../../src/paged/css/cascade.ts'
import type {Style} from '../../../src/paged/css/style.ts'
import type {TypesetterMessage} from '../../../src/paged/diagnostics.ts'

/** Whole documents and fragments alike: the parser adds html, head and body. */
export const parseHtml = (html: string): Root => unified().use(rehypeParse).parse(html)

export interface Styling {
  readonly tree: Root
  readonly styled: StyledTree
  readonly messages: readonly TypesetterMessage[]
}

/** Style a document by one sheet, `sheets/in.css`; `others` are what `@import` finds, by path. */
export function styleHtml(
  html: string,
  css: string,
  others: Readonly<Record<string, string>> = {},
): Styling {
  const tree = parseHtml(html)
  const messages: TypesetterMessage[] = []
  const styled = cascade(tree, {
    stylesheets: [{path: 'sheets/in.css', css}],
    load: url => (others[url] === undefined ? undefined : new TextEncoder().encode(others[url])),
    report: message => messages.push(message),
  })
  return {tree, styled, messages}
}

export const elementsIn = (node: Root | RootContent): readonly Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elementsIn) : []),
]

export function elementWithId(tree: Root, id: string): Element {
  const element = elementsIn(tree).find(({properties}) => properties.id === id)
  if (!element) throw new Error(`Unexpected #${id}, expected an id of the document`)
  return element
}

/** The style of `#x` under a sheet. */
export function styleOfX(html: string, css: string): Style {
  const {tree, styled} = styleHtml(html, css)
  return styled.styleOf(elementWithId(tree, 'x'))
}

/** `3:5 rule: reason`, or `tree 3:5 …` for what stands in the document. */
export const lineOf = ({ruleId, reason, origin, place}: TypesetterMessage): string =>
  `${origin === 'tree' ? 'tree ' : ''}${place?.start.line}:${place?.start.column} ${ruleId}: ${reason}`
