import type {Nodes, Root} from 'mdast'
import remarkDefinitionList from 'remark-definition-list'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import type {MathSyntax} from './math/syntax.ts'
import {reduce} from './placeholders.ts'
import {findPlainBlocks, type PlainBlocks} from './plain-blocks.ts'

type TreeTransform = (tree: Root) => unknown

/** What mdast-util-from-markdown runs on the finished tree. */
let treeTransforms: readonly TreeTransform[] = []

const tokenizer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkDefinitionList)
  .use(setTreeTransformsAside)
  .freeze()

/** Made for the first document with math. */
let mathTokenizer: typeof tokenizer | undefined

/**
 * CommonMark with GFM, directives and definition lists → mdast. Lines count from 1 in `text`, offsets are not to be
 * trusted (`survey` settles both), and bare addresses are not linked yet (`linkAddresses`). Dollars are text unless
 * `math` says how they are read.
 */
export const parseMarkdown = (text: string, math?: MathSyntax): Root =>
  parseAroundPlainBlocks(text, math) ?? parseWholly(text, math)

/** What `parseMarkdown` must equal: the tokenizer's tree. */
export const parseWholly = (text: string, math?: MathSyntax): Root =>
  tokenizerWith(math).parse(text)

function tokenizerWith(math: MathSyntax | undefined): typeof tokenizer {
  if (!math) return tokenizer
  mathTokenizer ??= tokenizer().use(addSyntax, math).freeze() as typeof tokenizer
  return mathTokenizer
}

function addSyntax(this: Processor, {micromark, fromMarkdown}: MathSyntax): void {
  const data = this.data() as {micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[]}
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), micromark]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), fromMarkdown]
}

/** Make links of the bare addresses that the tokenizer leaves to the tree (GFM 6.9). */
export function linkAddresses(tree: Root): void {
  for (const transform of treeTransforms) transform(tree)
}

/**
 * Tokenize a text in which placeholders stand for its plain texts and the lines of its code, and put these where they
 * belong. Undefined when one of them turns out to be part of something else, or calls a note that nobody defines.
 */
function parseAroundPlainBlocks(text: string, math: MathSyntax | undefined): Root | undefined {
  if (/[\r\0]/.test(text)) return
  const lines = text.split('\n')
  const found = findPlainBlocks(lines)
  const blocks = math ? withoutDollars(found, lines) : found
  if (blocks.texts.length + blocks.codes.length === 0) return
  const reduced = reduce(lines, blocks)
  const tree = parseWholly(reduced.text, math)
  if (!reduced.restore(tree)) return
  const defined = definedNotes(tree)
  return blocks.texts.every(({calls}) => calls.every(id => defined.has(id))) ? tree : undefined
}

/** A dollar on a line of a text may be math, so such a text is not of the simplest kind. */
const withoutDollars = ({texts, codes}: PlainBlocks, lines: readonly string[]): PlainBlocks => ({
  texts: texts.filter(
    ({start, end}) => !lines.slice(start.line - 1, end.line).some(line => line.includes('$')),
  ),
  codes,
})

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
  const found: TreeTransform[] = []
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat(2 as 1).map(extension => {
    const {transforms = [], ...rest} = extension as {transforms?: TreeTransform[]}
    found.push(...transforms)
    return rest
  }) as never
  // Every processor finds the same ones.
  treeTransforms = found
}

type Extension = object | object[]
