import type {Element, Root as HastRoot} from 'hast'
import type {FootnoteDefinition, FootnoteReference, Root, RootContent, Table} from 'mdast'
import {defListHastHandlers} from 'remark-definition-list'
import remarkRehype, {defaultHandlers, type Options} from 'remark-rehype'
import {unified} from 'unified'
import {type Included, includeTagName} from './transforms/includes.ts'
import type {TableCaption} from './transforms/labels.ts'

/** What a footnote is until `settle` takes it out of the body. */
export const noteTagName = 'octavo-note'

/** mdast does not know the node, which holds what was read. */
const include = (state: State, node: RootContent & {readonly included: Included}) => {
  const element: Element & {included: Included} = {
    type: 'element',
    tagName: includeTagName,
    properties: {},
    children: [],
    included: node.included,
  }
  state.patch(node, element)
  return element
}

type State = Parameters<NonNullable<NonNullable<Options['handlers']>['table']>>[0]

const handlers: Options['handlers'] = {
  ...{include},
  ...defListHastHandlers,
  table(state, node: Table) {
    const table: Element = defaultHandlers.table(state, node)
    const {caption} = (node.data ?? {}) as Partial<TableCaption>
    if (!caption) return table
    const element: Element = {
      type: 'element',
      tagName: 'caption',
      properties: {},
      children: state.all(caption) as Element['children'],
    }
    state.patch(caption, element)
    return {...table, children: [element, ...table.children]}
  },
  footnoteReference(state, node: FootnoteReference) {
    const call: Element = {
      type: 'element',
      tagName: 'a',
      properties: {dataNote: node.identifier},
      children: [],
    }
    state.patch(node, call)
    return call
  },
  footnoteDefinition(state, node: FootnoteDefinition) {
    const note: Element = {
      type: 'element',
      tagName: noteTagName,
      properties: {dataNote: node.identifier},
      children: state.wrap(state.all(node), false) as Element['children'],
    }
    state.patch(node, note)
    return note
  },
}

const transformer = unified().use(remarkRehype, {handlers, allowDangerousHtml: true}).freeze()

/** mdast → hast, raw HTML still as `raw` nodes, footnotes where they were defined. */
export const toHast = (tree: Root): HastRoot => transformer.runSync(tree)
