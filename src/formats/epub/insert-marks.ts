import type {Element, ElementContent, Root} from 'hast'
import type {Spot} from './page-places.ts'

/** Marks by the node that they stand in or before. */
export type Marks = ReadonlyMap<Spot['node'], readonly PlacedMark[]>

export interface PlacedMark {
  /** Offset in a text. */
  readonly at: number
  readonly mark: Element
}

/** The tree with each mark at its spot. */
export function insertMarks(body: Root, marks: Marks): Root {
  if (marks.size === 0) return body
  const own = new Set<ElementContent>([...marks.values()].flat().map(({mark}) => mark))
  return {...body, children: insert(body.children as ElementContent[], 'body')}

  function insert(children: ElementContent[], parent: string): ElementContent[] {
    const inserted = children.flatMap(child => insertInto(child, parent))
    const same =
      inserted.length === children.length && inserted.every((node, i) => node === children[i])
    return same ? children : inserted
  }

  function insertInto(node: ElementContent, parent: string): ElementContent[] {
    if (node.type === 'text') {
      const placed = marks.get(node)
      return placed ? cut(node.value, placed) : [node]
    }
    if (node.type !== 'element') return [node]
    const before = (marks.get(node) ?? []).map(({mark}) => mark)
    const children = insert(node.children, node.tagName)
    if (children === node.children) return [...before, node]
    const leading = children.findIndex(child => !own.has(child))
    const moved = outward.has(node.tagName) && !closed.has(parent) ? Math.max(0, leading) : 0
    return [...before, ...children.slice(0, moved), {...node, children: children.slice(moved)}]
  }
}

/** A mark at the head of these goes before them: headings and links are to be called by their words alone. */
const outward = new Set(
  'a abbr b cite code del em h1 h2 h3 h4 h5 h6 i ins q s small span strong sub sup time u'.split(
    ' ',
  ),
)
/** They hold nothing but what is theirs. */
const closed = new Set(['hgroup', 'ruby'])

function cut(value: string, placed: readonly PlacedMark[]): ElementContent[] {
  const pieces: ElementContent[] = []
  let from = 0
  for (const {at, mark} of placed) {
    if (at > from) pieces.push({type: 'text', value: value.slice(from, at)})
    pieces.push(mark)
    from = Math.max(from, at)
  }
  if (from < value.length) pieces.push({type: 'text', value: value.slice(from)})
  return pieces
}
