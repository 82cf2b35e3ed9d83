import type {Element, ElementContent, Root} from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import {unified} from 'unified'
import type {VFile} from 'vfile'
import {noteTagName} from '../hast.ts'
import {allowList, userPrefix} from './allow-list.ts'
import {reportRemoved} from './removed-html.ts'

/**
 * Parse the raw HTML of a tree into elements and leave what the allow-list names; what goes is reported as
 * `unsafe-html`. `source` is the Markdown.
 */
export function cleanHtml(tree: Root, source: string, file: VFile): Root {
  const mark = callMark(source)
  const notes: Element[] = []
  markCalls(tree, mark, notes)
  const parser = unified().use(rehypeRaw, {tagfilter: false}).freeze()
  const cleaner = unified()
    .use(rehypeSanitize, {
      ...allowList,
      attributes: {...allowList.attributes, a: [...allowList.attributes.a, mark]},
      clobberPrefix: userPrefix,
    })
    .freeze()
  const clean = (root: Root): Root => {
    const parsed = parser.runSync(root, file) as Root
    reportRemoved(parsed, mark, file)
    const cleaned = cleaner.runSync(parsed, file) as Root
    restoreOwn(cleaned, mark)
    return cleaned
  }
  const body = {...clean(tree), ...(tree.position && {position: tree.position})}
  // Each note by itself, so that a tag left open in the body does not swallow it.
  for (const note of notes) {
    const {children} = clean({type: 'root', children: note.children})
    body.children.push({...note, children: children as ElementContent[]})
  }
  return body
}

/** An attribute that the author of this source cannot have written. */
function callMark(source: string): string {
  const lower = source.toLowerCase()
  let number = 1
  while (lower.includes(`data-note${number}`)) number++
  return `dataNote${number}`
}

function markCalls(parent: Root | Element, mark: string, notes: Element[]): void {
  parent.children = parent.children.filter(child => {
    if (child.type !== 'element') return true
    const {dataNote, ...rest} = child.properties
    markCalls(child, mark, notes)
    if (child.tagName === noteTagName) {
      notes.push(child)
      return false
    }
    if (dataNote !== undefined) child.properties = {...rest, [mark]: dataNote}
    return true
  }) as ElementContent[]
}

/** Make calls what they were, and of inputs keep what Markdown makes: the disabled checkboxes of tasks. */
function restoreOwn(parent: Root | Element, mark: string): void {
  parent.children = parent.children.filter(child => {
    if (child.type !== 'element') return true
    const {[mark]: dataNote, ...rest} = child.properties
    if (dataNote !== undefined) child.properties = {...rest, dataNote}
    restoreOwn(child, mark)
    if (child.tagName !== 'input') return true
    child.properties.disabled = true
    return child.properties.type === 'checkbox'
  }) as ElementContent[]
}
