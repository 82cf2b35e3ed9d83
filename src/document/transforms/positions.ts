import type {Element, ElementContent, Root} from 'hast'
import type {Point, Position} from 'unist'

/**
 * Where children stand that no source text made: a line ending between two blocks, the checkbox of a task. Each gets
 * the gap between its neighbors, or a point in its parent.
 */
export function placeChildren(parent: Element | Root): void {
  const {children} = parent
  let end: Point | undefined = parent.position?.start
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!
    if (!child.position) {
      const start = end ?? startOf(children as ElementContent[], index) ?? firstPoint
      child.position = positionOf(child as ElementContent, start)
    }
    end = child.position.end
  }
}

const firstPoint: Point = {line: 1, column: 1, offset: 0}

/** An element without a place covers its children. */
function positionOf(node: ElementContent, start: Point): Position {
  if (node.type !== 'element') return {start, end: start}
  const first = node.children[0]?.position
  const last = node.children.at(-1)?.position
  return {start: first?.start ?? start, end: last?.end ?? first?.end ?? start}
}

const startOf = (children: readonly ElementContent[], from: number): Point | undefined =>
  children.slice(from).find(({position}) => position)?.position?.start

/** Give all that an element holds its place. */
export function placeAll(element: Element): void {
  placeChildren(element)
  for (const child of element.children) if (child.type === 'element') placeAll(child)
}
