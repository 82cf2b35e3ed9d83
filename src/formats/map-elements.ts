import type {Element, ElementContent, Root} from 'hast'

/**
 * A tree in which `change` has replaced elements, children first: by another node, by several, or by none. What it
 * returns as it came is shared with the old tree, which stays as it is.
 */
export function mapElements(root: Root, change: (element: Element) => Replacement): Root {
  const children = mapChildren(root.children as ElementContent[], change)
  return children === root.children ? root : {...root, children}
}

/** The same element, another node, or nodes in its place. */
export type Replacement = ElementContent | readonly ElementContent[]

function mapChildren(
  children: ElementContent[],
  change: (element: Element) => Replacement,
): ElementContent[] {
  let changed = false
  const result: ElementContent[] = []
  for (const child of children) {
    const replacement = child.type === 'element' ? mapElement(child, change) : child
    if (replacement !== child) changed = true
    if (Array.isArray(replacement)) result.push(...replacement)
    else result.push(replacement as ElementContent)
  }
  return changed ? result : children
}

function mapElement(element: Element, change: (element: Element) => Replacement): Replacement {
  const children = mapChildren(element.children, change)
  return change(children === element.children ? element : {...element, children})
}

/** Show each element of a tree to `see`, in the order of the text. */
export function eachElement({children}: Root | Element, see: (element: Element) => void): void {
  for (const child of children) {
    if (child.type !== 'element') continue
    see(child)
    eachElement(child, see)
  }
}

export const hasElement = ({children}: Root | Element, tagName: string): boolean =>
  children.some(
    child => child.type === 'element' && (child.tagName === tagName || hasElement(child, tagName)),
  )
