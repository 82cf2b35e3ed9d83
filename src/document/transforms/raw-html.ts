import type {Element, ElementContent, Root} from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import {unified} from 'unified'
import type {VFile} from 'vfile'
import {noteTagName} from '../hast.ts'
import {allowList, userPrefix} from './allow-list.ts'
import {includeTagName} from './includes.ts'
import {reportRemoved} from './removed-html.ts'

/**
 * Parse the raw HTML of a tree into elements and leave what the allow-list names; what goes is reported as
 * `unsafe-html`. `source` is the Markdown.
 */
export function cleanHtml(tree: Root, source: string, file: VFile): Root {
  const mark = callMark(source)
  const aside: Aside = {notes: [], formulas: []}
  markOwn(tree, mark, aside)
  const parser = unified().use(rehypeRaw, {tagfilter: false}).freeze()
  const cleaner = unified()
    .use(rehypeSanitize, {
      ...allowList,
      attributes: {
        ...allowList.attributes,
        a: [...allowList.attributes.a, mark],
        span: [mark],
        div: [mark],
      },
      clobberPrefix: userPrefix,
    })
    .freeze()
  const clean = (root: Root): Root => {
    const parsed = parser.runSync(root, file) as Root
    reportRemoved(parsed, mark, file)
    const cleaned = cleaner.runSync(parsed, file) as Root
    restoreOwn(cleaned, mark, aside.formulas)
    return cleaned
  }
  const body = {...clean(tree), ...(tree.position && {position: tree.position})}
  // Each note by itself, so that a tag left open in the body does not swallow it.
  for (const note of aside.notes) {
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

/** What Markdown made and HTML cannot say. */
interface Aside {
  readonly notes: Element[]
  /** And included files, by the number that stands in their place. */
  readonly formulas: Element[]
}

/** Mark calls as ours, and take notes and formulas out. */
function markOwn(parent: Root | Element, mark: string, aside: Aside): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const {dataNote, ...rest} = child.properties
    if (child.tagName === 'math' || child.tagName === includeTagName) {
      const number = aside.formulas.push(child) - 1
      return [{...child, tagName: 'span', properties: {[mark]: String(number)}, children: []}]
    }
    markOwn(child, mark, aside)
    if (child.tagName === noteTagName) {
      aside.notes.push(child)
      return []
    }
    if (dataNote !== undefined) child.properties = {...rest, [mark]: dataNote}
    const {dataOnly, ...others} = child.properties
    if (dataOnly !== undefined) child.properties = {...others, [mark]: dataOnly}
    return [child]
  })
}

/** Put calls and formulas back, and of inputs keep what Markdown makes: the disabled checkboxes of tasks. */
function restoreOwn(parent: Root | Element, mark: string, formulas: readonly Element[]): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const {[mark]: own, ...rest} = child.properties
    if (child.tagName === 'span' && own !== undefined) return [formulas[Number(own)]!]
    const name = child.tagName === 'div' ? 'dataOnly' : 'dataNote'
    if (own !== undefined) child.properties = {...rest, [name]: own}
    restoreOwn(child, mark, formulas)
    if (child.tagName !== 'input') return [child]
    child.properties.disabled = true
    return child.properties.type === 'checkbox' ? [child] : []
  })
}
