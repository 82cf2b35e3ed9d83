import type {BlockBox, FirstLine} from './box.ts'

/** Give the first block of inlines in a container the style of its first line; blocks of their own keep theirs. */
export function withFirstLine(block: BlockBox, firstLine: FirstLine): BlockBox {
  const {content} = block
  if (content.type === 'inlines') return block.firstLine ? block : {...block, firstLine}
  const [first, ...rest] = content.children
  if (first?.type !== 'block' || first.style.float !== 'none') return block
  const inner = withFirstLine(first, firstLine)
  return inner === first ? block : {...block, content: {...content, children: [inner, ...rest]}}
}
