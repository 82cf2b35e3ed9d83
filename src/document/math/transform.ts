import type {Element} from 'hast'
import type {Nodes, Parents} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {type BodyText, pointAfter, sourceOf} from '../body-text.ts'
import {toMathml} from './mathml.ts'
import type {InlineMath, MathBlock} from './nodes.ts'

/** The document that formulas stand in. */
interface MathContext {
  readonly body: BodyText
  readonly file: VFile
}

/**
 * Give every formula of a tree its MathML, as `data` that mdast-util-to-hast makes elements of: `<math>` in text,
 * `<div class="math"><math display="block">` for a block, which a `$$` formula alone in its paragraph and fenced code
 * in the language `math` are too. TeX that cannot be read is reported as `math-syntax` and stays as written.
 */
export function transformMath(node: Nodes, context: MathContext, isInTable = false): void {
  const block = blockOf(node, context)
  if (block) {
    if (!block.isClosed) reportUnclosed(block, context)
    setBlock(block, context)
  } else if (node.type === 'inlineMath') {
    // GFM has a pipe escaped wherever it stands in a table.
    setInline(node, isInTable ? node.value.replaceAll('\\|', '|') : node.value, context)
  } else if ('children' in node) {
    const inTable = isInTable || node.type === 'tableCell'
    for (const child of node.children) transformMath(child, context, inTable)
  }
}

/** The node as a block of math; undefined when it is none. */
function blockOf(node: Nodes, {body}: MathContext): MathBlock | undefined {
  switch (node.type) {
    case 'math':
      return node
    case 'code':
      return node.lang === 'math' ? becomeBlock(node, node.value) : undefined
    case 'paragraph': {
      const [only, ...others] = node.children
      if (only?.type !== 'inlineMath' || !only.isDisplay) return undefined
      if (others.length === 0) return becomeBlock(node, only.value)
      const label = mathLabel.exec(sourceOf(body, node.position))?.[1]
      return label ? becomeBlock(node, only.value, label) : undefined
    }
    default:
      return undefined
  }
}

function becomeBlock(node: Nodes, value: string, label?: string): MathBlock {
  const block = {type: 'math', value, isClosed: true, ...(label && {label})}
  if ('children' in node) delete (node as Partial<Parents>).children
  return Object.assign(node, block) as MathBlock
}

/** What is written behind a formula names it, and may be all that is. */
const mathLabel = /^\$\$(?:(?!\$\$)[\s\S])*\$\$[ \t]*\{#(eq:[^\s{}]+)\}\s*$/

function setInline(node: InlineMath, tex: string, context: MathContext): void {
  const converted = toMathml(tex.trim(), node.isDisplay)
  if (converted.type === 'math') {
    const {tagName, properties, children} = converted.element
    node.data = {hName: tagName, hProperties: properties, hChildren: children}
    return
  }
  reportFault(node, converted.reason, converted.offset, context)
  const source = sourceOf(context.body, node.position)
  node.data = {hName: 'code', hProperties: {}, hChildren: [{type: 'text', value: source}]}
}

function setBlock(node: MathBlock, context: MathContext): void {
  const converted = toMathml(node.value.trim(), true)
  if (converted.type === 'math') {
    const {position} = node
    const math = {...converted.element, ...(position ? {position} : {})}
    const hProperties = {className: ['math'], ...(node.label && {id: node.label})}
    node.data = {hName: 'div', hProperties, hChildren: [math]}
    return
  }
  reportFault(node, converted.reason, converted.offset, context)
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{type: 'text', value: node.value}],
  }
  node.data = {hName: 'pre', hProperties: {}, hChildren: [code]}
}

function reportFault(
  node: InlineMath | MathBlock,
  reason: string,
  offset: number | undefined,
  {body, file}: MathContext,
): void {
  const source = sourceOf(body, node.position)
  const tex = node.value.trim()
  const start = source.indexOf(tex)
  const place =
    offset === undefined || start < 0 || !node.position
      ? node.position
      : pointAfter(node.position.start, source.slice(0, start + Math.min(offset, tex.length)))
  report(file, 'math-syntax', reason, place)
}

function reportUnclosed({position}: MathBlock, {file}: MathContext): void {
  const reason = 'Unexpected end of the text inside a formula, expected a line of `$$` before it'
  report(file, 'math-syntax', reason, position?.start)
}
