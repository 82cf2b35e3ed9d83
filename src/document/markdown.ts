import type {Heading, Nodes, Paragraph, Root, RootContent} from 'mdast'
import remarkDefinitionList from 'remark-definition-list'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {findPlainBlocks, type PlainCode, type PlainText} from './plain-blocks.ts'

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

/** Stands for a text, or a line of code, that need not be tokenized. */
const placeholder = 'P'

/**
 * CommonMark with GFM, directives and definition lists → mdast. Lines count from 1 in `text`, offsets are not to be
 * trusted (`survey` settles both), and bare addresses are not linked yet (`linkAddresses`).
 */
export const parseMarkdown = (text: string): Root =>
  parseAroundPlainBlocks(text) ?? parseWholly(text)

/** What `parseMarkdown` must equal: the tokenizer's tree. */
export const parseWholly = (text: string): Root => tokenizer.parse(text)

/** Make links of the bare addresses that the tokenizer leaves to the tree (GFM 6.9). */
export function linkAddresses(tree: Root): void {
  for (const transform of treeTransforms) transform(tree)
}

/**
 * Tokenize a text in which placeholders stand for its plain texts and the lines of its code, and put these where they
 * belong. Undefined when one of them turns out to be part of something else, or calls a note that nobody defines.
 */
function parseAroundPlainBlocks(text: string): Root | undefined {
  if (/[\r\0]/.test(text)) return
  const lines = text.split('\n')
  const {texts, codes} = findPlainBlocks(lines)
  if (texts.length + codes.length === 0) return
  const reduced = [...lines]
  for (const {mark, start, end} of texts) {
    reduced.fill(mark + placeholder, start.line - 1, start.line)
    reduced.fill(placeholder, start.line, end.line)
  }
  for (const {first, last} of codes) reduced.fill(placeholder, first, last - 1)
  const tree = tokenizer.parse(reduced.join('\n'))
  const found = putBack(tree, {
    texts: new Map(texts.map(text => [text.start.line, text])),
    codes: new Map(codes.map(code => [code.first, code])),
    lines,
    reduced,
  })
  const defined = definedNotes(tree)
  const isRight =
    found === texts.length + codes.length &&
    texts.every(({calls}) => calls.every(id => defined.has(id)))
  return isRight ? tree : undefined
}

interface Replaced {
  /** By their first lines. */
  readonly texts: ReadonlyMap<number, PlainText>
  readonly codes: ReadonlyMap<number, PlainCode>
  readonly lines: readonly string[]
  readonly reduced: readonly string[]
}

/** Put back what placeholders stand for, and count it. */
function putBack(tree: Root, {texts, codes, lines, reduced}: Replaced): number {
  let found = 0
  const open: Array<Root | RootContent> = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    const {position} = node
    if (!position) continue
    const {start, end} = position
    const line = start.line
    switch (node.type) {
      case 'paragraph':
      case 'heading': {
        const text = texts.get(line)
        if (text?.end.line !== end.line || !isPlaceholder(node, text)) break
        node.children = text.children
        found++
        break
      }
      case 'code':
        if (codes.get(line)?.last !== end.line || start.column !== 1) break
        node.value = lines.slice(line, end.line - 1).join('\n')
        found++
        break
      case 'root':
      case 'list':
      case 'listItem':
      case 'blockquote':
      case 'footnoteDefinition':
        open.push(...node.children)
        break
      default:
        continue
    }
    const short = reduced[end.line - 1] ?? ''
    if (end.column === short.length + 1) end.column = (lines[end.line - 1] ?? '').length + 1
  }
  return found
}

/** Whether all that a block holds is the placeholder of `text`. */
const isPlaceholder = ({children: [child]}: Paragraph | Heading, {start}: PlainText): boolean =>
  child?.type === 'text' &&
  child.value.startsWith(placeholder) &&
  child.position?.start.column === start.column

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
