import type {Nodes, Parents, PhrasingContent, Root, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {report} from '../diagnostics.ts'
import {type BodyText, inFile, sourceOf} from './body-text.ts'
import {deepestBlock} from './nesting.ts'
import {reportBrokenTable} from './transforms/broken-tables.ts'
import {settleAlternatives} from './transforms/decoration.ts'

/** What a tree holds that decides which further work it needs. */
export interface Survey {
  /** Or a line that looks like the fence of one. */
  readonly hasDirectives: boolean
  readonly hasHtml: boolean
  /** Formulas, or code in the language `math`. */
  readonly hasMath: boolean
  /** Whether text outside links may hold an address that GFM links. */
  readonly hasAddresses: boolean
  /** Languages of its code blocks. */
  readonly languages: ReadonlySet<string>
  /** Identifiers of its footnotes. */
  readonly notes: ReadonlySet<string>
}

const address = /@|:\/\/|www\./i

interface Open {
  readonly node: Nodes
  readonly depth: number
  readonly isLinked: boolean
}

/**
 * Bring positions from the body's count to the file's, see what the tree holds, settle which images are decoration, and
 * cut the tree where it is deeper than 100 levels: what stands there becomes text, reported as `nesting-depth`. Not
 * recursive itself.
 */
export function survey(tree: Root, body: BodyText, file: VFile): Survey {
  const seen = {hasDirectives: false, hasHtml: false, hasMath: false, hasAddresses: false}
  const languages = new Set<string>()
  const notes = new Set<string>()
  const open: Open[] = [{node: tree, depth: 0, isLinked: false}]
  for (let next = open.pop(); next; next = open.pop()) {
    const {node, depth, isLinked} = next
    if (node.position) node.position = positionInFile(body, node.position)
    switch (node.type) {
      case 'containerDirective':
      case 'leafDirective':
      case 'textDirective':
        seen.hasDirectives = true
        break
      case 'text':
        if (node.value.startsWith(':::')) seen.hasDirectives = true
        if (!isLinked && address.test(node.value)) seen.hasAddresses = true
        break
      case 'html':
        seen.hasHtml = true
        break
      case 'math':
      case 'inlineMath':
        seen.hasMath = true
        break
      case 'code':
        if (node.lang) languages.add(node.lang)
        if (node.lang === 'math') seen.hasMath = true
        break
      case 'paragraph':
        reportBrokenTable(node, body, file)
        break
      case 'footnoteDefinition':
        notes.add(node.identifier)
        break
    }
    if (!('children' in node)) continue
    settleAlternatives(node)
    if (depth >= deepestBlock && !strictParents.has(node.type)) flatten(node, body, file)
    else {
      const inLink = isLinked || node.type === 'link' || node.type === 'linkReference'
      for (const child of node.children)
        open.push({node: child, depth: depth + 1, isLinked: inLink})
    }
  }
  return {...seen, languages, notes}
}

const positionInFile = (body: BodyText, {start, end}: Position): Position => ({
  start: inFile(body, start),
  end: inFile(body, end),
})

/** Nodes that can hold paragraphs; nodes that can hold neither paragraphs nor text. */
const flowParents = new Set(
  'blockquote listItem containerDirective footnoteDefinition defListDescription'.split(' '),
)
const strictParents = new Set('list table tableRow defList'.split(' '))

function flatten(node: Parents, body: BodyText, file: VFile): void {
  const {position} = node
  const place = position && {position}
  const text: PhrasingContent = {type: 'text', value: sourceOf(body, position), ...place}
  const paragraph: RootContent = {type: 'paragraph', children: [text], ...place}
  node.children = (flowParents.has(node.type) ? [paragraph] : [text]) as never
  report(
    file,
    'nesting-depth',
    `Unexpected nesting deeper than ${deepestBlock} levels, expected less: the rest is kept as text`,
    position,
  )
}
