import type {Element, ElementContent, Root} from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {dropForbidden} from '../../config/forbidden-characters.ts'
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
  const marks = ownProperties.map(name => markFor(name, mark))
  const aside: Aside = {notes: [], formulas: []}
  markOwn(tree, mark, aside)
  const parser = unified().use(rehypeRaw, {tagfilter: false}).freeze()
  const cleaner = unified()
    .use(rehypeSanitize, {
      ...allowList,
      attributes: {
        ...allowList.attributes,
        a: [...allowList.attributes.a, ...marks],
        span: [mark, ...marks],
        div: marks,
        section: marks,
      },
      clobberPrefix: userPrefix,
    })
    .freeze()
  const clean = (root: Root): Root => {
    const parsed = parser.runSync(root, file) as Root
    // Character references in HTML (`&#1;`) bring in what no source file has.
    visit(parsed, 'text', (text, _, parent) => {
      text.value = dropForbidden(text.value, file, text.position ?? parent?.position)
    })
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

/** Properties that only Markdown gives. */
const ownProperties = [
  'dataNote',
  'dataOnly',
  'dataIndex',
  'dataTerm',
  'dataList',
  'dataUpdate',
] as const

const markFor = (name: string, mark: string): string => mark + name.toLowerCase()

/** Mark what is ours, and take notes and formulas out. */
function markOwn(parent: Root | Element, mark: string, aside: Aside): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    if (child.tagName === 'math' || child.tagName === includeTagName) {
      const number = aside.formulas.push(child) - 1
      return [{...child, tagName: 'span', properties: {[mark]: String(number)}, children: []}]
    }
    markOwn(child, mark, aside)
    if (child.tagName === noteTagName) {
      aside.notes.push(child)
      return []
    }
    for (const name of ownProperties) {
      const {[name]: own, ...rest} = child.properties
      if (own !== undefined) child.properties = {...rest, [markFor(name, mark)]: own}
    }
    return [child]
  })
}

/** Put calls and formulas back, and of inputs keep what Markdown makes: the disabled checkboxes of tasks. */
function restoreOwn(parent: Root | Element, mark: string, formulas: readonly Element[]): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const aside = child.properties[mark]
    if (child.tagName === 'span' && aside !== undefined) return [formulas[Number(aside)]!]
    for (const name of ownProperties) {
      const {[markFor(name, mark)]: own, ...rest} = child.properties
      if (own !== undefined) child.properties = {...rest, [name]: own}
    }
    restoreOwn(child, mark, formulas)
    if (child.tagName !== 'input') return [child]
    child.properties.disabled = true
    return child.properties.type === 'checkbox' ? [child] : []
  })
}
