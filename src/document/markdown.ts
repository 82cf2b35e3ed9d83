import type {Nodes, Root} from 'mdast'
import remarkDefinitionList from 'remark-definition-list'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {reduce} from './placeholders.ts'
import {findPlainBlocks} from './plain-blocks.ts'

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
  const blocks = findPlainBlocks(lines)
  if (blocks.texts.length + blocks.codes.length === 0) return
  const reduced = reduce(lines, blocks)
  const tree = tokenizer.parse(reduced.text)
  if (!reduced.restore(tree)) return
  const defined = definedNotes(tree)
  return blocks.texts.every(({calls}) => calls.every(id => defined.has(id))) ? tree : undefined
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
