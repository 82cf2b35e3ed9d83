import type {Element, Root, RootContent} from 'hast'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'

const comment = /^\s*(?:<!--[\s\S]*?-->\s*)*$/
/** Start and end tags of elements that stay open until they are closed. */
const tag = /<(\/?)([a-z][^\s/>]*)/gi
const closesItself =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|optgroup|option|p|param|rb|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i
const deepest = 100

/** What is to be done about the raw HTML of a tree. */
export type HtmlKind = 'none' | 'html'

/**
 * Take comments out of a tree, and tell whether raw HTML is left. HTML that nests deeper than 100 elements becomes
 * text, reported as `nesting-depth`: parsing it would need a stack as deep.
 */
export function triageHtml(tree: Root, file: VFile): HtmlKind {
  const found = rawNodes(tree)
  if (found.every(({value}) => comment.test(value))) {
    removeRaw(tree)
    return 'none'
  }
  const tooDeep = firstTooDeep(found)
  if (!tooDeep) return 'html'
  report(
    file,
    'nesting-depth',
    `Unexpected HTML nested deeper than ${deepest} elements, expected less: all HTML is kept as text`,
    tooDeep.position,
  )
  for (const node of found) Object.assign(node, {type: 'text'})
  return 'none'
}

type Raw = Extract<RootContent, {type: 'raw'}>

const rawNodes = (parent: Root | Element): Raw[] =>
  (parent.children as RootContent[]).flatMap(child =>
    child.type === 'raw' ? [child] : child.type === 'element' ? rawNodes(child) : [],
  )

function removeRaw(parent: Root | Element): void {
  parent.children = parent.children.filter(child => {
    if (child.type === 'element') removeRaw(child)
    return child.type !== 'raw'
  }) as typeof parent.children as never
}

function firstTooDeep(nodes: readonly Raw[]): Raw | undefined {
  let depth = 0
  return nodes.find(({value}) => {
    for (const [, slash, name = ''] of value.matchAll(tag)) {
      if (closesItself.test(name)) continue
      depth = Math.max(0, depth + (slash ? -1 : 1))
      if (depth > deepest) return true
    }
    return false
  })
}
