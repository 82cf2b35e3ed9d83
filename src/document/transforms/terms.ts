import type {Element} from 'hast'
import {toString as textIn} from 'hast-util-to-string'
import type {Emphasis, RootContent} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'
import {toString as textOf} from 'mdast-util-to-string'
import {fromOf} from '../from.ts'
import {noteTargets, type Settling} from '../settle.ts'

/** What `:index[words]{term= sub= see= also=}` says, as an attribute holds it. */
interface WrittenMark {
  readonly term: string
  readonly sub?: string | undefined
  readonly see?: string | undefined
  readonly also?: string | undefined
}

/** A place for the index; its words are the entry unless `term` is. */
export function indexSpan(node: TextDirective): RootContent {
  const {term, sub, see, also} = node.attributes ?? {}
  const mark: WrittenMark = {
    term: term || textOf(node),
    sub: sub || undefined,
    see: see || undefined,
    also: also || undefined,
  }
  return element(node, 'span', {dataIndex: JSON.stringify(mark)})
}

/** A word that a glossary explains; its words are the term unless `of` is. */
export const termLink = (node: TextDirective): RootContent =>
  element(node, 'a', {dataTerm: node.attributes?.of || textOf(node)})

/** mdast has no node for it: emphasis is the phrasing node whose element `hName` replaces. */
const element = (node: TextDirective, hName: string, hProperties: object): Emphasis =>
  ({
    type: 'emphasis',
    children: node.children,
    data: {hName, hProperties},
    position: node.position!,
  }) as Emphasis

/** Note a place for the index, with an id to lead to. */
export function settleIndexMark(span: Element, settling: Settling): void {
  const mark = JSON.parse(String(span.properties.dataIndex)) as WrittenMark
  const id = settling.ids.claim(`index-${settling.indexMarks.length + 1}`)
  noteTargets(id, settling)
  const {term, sub, see, also} = mark
  settling.indexMarks.push({term, sub, see, also, id, ...fromOf(settling)})
  span.properties = {id, className: ['index-mark']}
}

export function settleTermUse({properties, position}: Element, settling: Settling): void {
  settling.termUses.push({term: String(properties.dataTerm), position, ...fromOf(settling)})
}

/** Give the terms of a glossary ids, by which texts lead to them. */
export function settleGlossary(parent: Element, settling: Settling): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (child.tagName !== 'dt') settleGlossary(child, settling)
    else {
      const term = textIn(child).trim()
      const id = settling.ids.claimFor(`term-${term}`)
      noteTargets(id, settling)
      child.properties = {...child.properties, id}
      settling.terms.push({term, id, ...fromOf(settling)})
    }
  }
}
