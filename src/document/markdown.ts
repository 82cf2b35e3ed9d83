import type {Nodes, Root} from 'mdast'
import remarkDefinitionList from 'remark-definition-list'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {findPlainParagraphs, type PlainParagraph} from './plain-paragraphs.ts'

type TreeTransform = (tree: Root) => unknown

/** What mdast-util-from-markdown runs on the finished tree. */
const treeTransforms: TreeTransform[] = []

const tokenizer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkDefinitionList)
  .use(setTreeTransformsAside)
  .freeze()

/** Stands for a paragraph that need not be tokenized. */
const placeholder = 'P'
/**
 * CommonMark with GFM, directives and definition lists → mdast. Lines count from 1 in `text`, offsets are not to be
 * trusted (`survey` settles both), and bare addresses are not linked yet (`linkAddresses`).
 */
export const parseMarkdown = (text: string): Root =>
  parseAroundPlainParagraphs(text) ?? parseWholly(text)

/** What `parseMarkdown` must equal: the tokenizer's tree. */
export const parseWholly = (text: string): Root => tokenizer.parse(text)

/** Make links of the bare addresses that the tokenizer leaves to the tree (GFM 6.9). */
export function linkAddresses(tree: Root): void {
  for (const transform of treeTransforms) transform(tree)
}

/**
 * Tokenize a text in which placeholders stand for its plain paragraphs, and put these where they belong. Undefined
 * when one of them turns out to be part of something else, or calls a note that nobody defines.
 */
function parseAroundPlainParagraphs(text: string): Root | undefined {
  if (/[\r\0]/.test(text)) return
  const lines = text.split('\n')
  const paragraphs = findPlainParagraphs(lines)
  if (paragraphs.length === 0) return
  const byLine = new Map<number, PlainParagraph>()
  const reduced = [...lines]
  for (const paragraph of paragraphs) {
    byLine.set(paragraph.start.line, paragraph)
    reduced.fill(placeholder, paragraph.start.line - 1, paragraph.end.line)
  }
  const tree = tokenizer.parse(reduced.join('\n'))
  const found = putBack(tree, byLine)
  const defined = definedNotes(tree)
  const isRight =
    found === paragraphs.length && paragraphs.every(({calls}) => calls.every(id => defined.has(id)))
  if (!isRight) return
  const last = tree.position?.end
  if (last)
    last.column += (lines[last.line - 1] ?? '').length - (reduced[last.line - 1] ?? '').length
  return tree
}

/** Replace placeholders, and count them. */
function putBack(tree: Root, paragraphs: ReadonlyMap<number, PlainParagraph>): number {
  let found = 0
  for (const node of tree.children) {
    const paragraph = node.position && paragraphs.get(node.position.start.line)
    if (node.type !== 'paragraph' || !paragraph) continue
    const {start, end, children} = paragraph
    if (node.position?.end.line !== end.line) continue
    node.children = children
    node.position = {start, end}
    found++
  }
  return found
}

function definedNotes(tree: Root): ReadonlySet<string> {
  const defined = new Set<string>()
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'footnoteDefinition') defined.add(node.identifier)
    if ('children' in node) open.push(...node.children)
  }
  return defined
}

/**
 * Take the transforms off the tokenizer's extensions: they visit every text of the tree in search of addresses, and
 * recursively, so they wait until one is known to be there and the tree to be shallow.
 */
function setTreeTransformsAside(this: Processor): void {
  const data = this.data() as {fromMarkdownExtensions?: Extension[]}
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat(2 as 1).map(extension => {
    const {transforms = [], ...rest} = extension as {transforms?: TreeTransform[]}
    treeTransforms.push(...transforms)
    return rest
  }) as never
}

type Extension = object | object[]
