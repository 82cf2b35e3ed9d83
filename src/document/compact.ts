import type {ElementContent, Properties, Root, RootContent} from 'hast'
import type {Position} from 'unist'

/** Line, column and offset of start and end; 0 for a node without position. */
type CompactPosition = readonly [number, number, number | null, number, number, number | null] | 0

/** A node as an array, by its length: text, comment, element. A third of the size of the node in JSON. */
export type CompactNode =
  | readonly [text: string, position: CompactPosition]
  | readonly [comment: string, position: CompactPosition, 0]
  | readonly [
      tagName: string,
      position: CompactPosition,
      properties: Properties,
      children: readonly CompactNode[],
    ]

/** hast for storage: everything but `data` and doctypes, which settled trees do not have. */
export function compact(nodes: readonly RootContent[]): readonly CompactNode[] {
  const compacted: CompactNode[] = []
  for (const node of nodes) {
    const position = compactPosition(node.position)
    if (node.type === 'text') compacted.push([node.value, position])
    else if (node.type === 'comment') compacted.push([node.value, position, 0])
    else if (node.type === 'element') {
      compacted.push([node.tagName, position, node.properties, compact(node.children)])
    }
  }
  return compacted
}

/** The inverse of `compact`. */
export const expand = (nodes: readonly CompactNode[]): ElementContent[] => nodes.map(expandNode)

/** A root with these children. */
export const rootOf = (nodes: readonly CompactNode[], position: CompactPosition): Root => ({
  type: 'root',
  children: expand(nodes),
  ...expandPosition(position),
})

function expandNode(node: CompactNode): ElementContent {
  const position = expandPosition(node[1])
  switch (node.length) {
    case 2:
      return {type: 'text', value: node[0], ...position}
    case 3:
      return {type: 'comment', value: node[0], ...position}
    case 4:
      return {
        type: 'element',
        tagName: node[0],
        properties: node[2],
        children: expand(node[3]),
        ...position,
      }
  }
}

export function compactPosition(position: Position | undefined): CompactPosition {
  if (!position) return 0
  const {start, end} = position
  return [start.line, start.column, start.offset ?? null, end.line, end.column, end.offset ?? null]
}

function expandPosition(position: CompactPosition): {position?: Position} {
  if (position === 0) return {}
  const [line, column, offset, endLine, endColumn, endOffset] = position
  return {
    position: {
      start: {line, column, ...(offset === null ? {} : {offset})},
      end: {line: endLine, column: endColumn, ...(endOffset === null ? {} : {offset: endOffset})},
    },
  }
}
