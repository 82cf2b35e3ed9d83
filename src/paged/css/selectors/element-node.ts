import type {Element, ElementContent, Root} from 'hast'
import {attributeOf} from './attribute.ts'

/** An element with what selectors ask about it. hast nodes do not know their parents. */
export interface ElementNode {
  readonly element: Element
  readonly parent: ElementNode | undefined
  /** Elements only. */
  readonly children: readonly ElementNode[]
  /** Among its parent's element children, from 0. */
  readonly index: number
  readonly tag: string
  readonly id: string | undefined
  readonly classes: readonly string[]
  /** Language and direction that hold here, from the nearest attribute. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

/** The tree of elements below `<html>`; a tree without one gets it. */
export function elementTree(tree: Root): ElementNode {
  const html = tree.children.find(child => child.type === 'element' && child.tagName === 'html')
  const root: Element =
    html?.type === 'element'
      ? html
      : {
          type: 'element',
          tagName: 'html',
          properties: {},
          children: tree.children.filter(
            (child): child is ElementContent => child.type !== 'doctype',
          ),
        }
  return nodeOf(root, undefined, 0)
}

function nodeOf(element: Element, parent: ElementNode | undefined, index: number): ElementNode {
  const children: ElementNode[] = []
  const {className, id} = element.properties
  const node: ElementNode = {
    element,
    parent,
    children,
    index,
    tag: element.tagName.toLowerCase(),
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
    classes: classesOf(className),
    lang: attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang') ?? parent?.lang ?? '',
    dir: directionOf(element, parent),
  }
  for (const child of element.children)
    if (child.type === 'element') children.push(nodeOf(child, node, children.length))
  return node
}

const none: readonly string[] = []

function classesOf(value: Element['properties'][string]): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : none
}

/** HTML, "the directionality". */
function directionOf(element: Element, parent: ElementNode | undefined): 'ltr' | 'rtl' {
  const dir = attributeOf(element, 'dir')?.toLowerCase()
  if (dir === 'ltr' || dir === 'rtl') return dir
  if (dir === 'auto' || (dir === undefined && element.tagName === 'bdi'))
    return firstStrong(element) ?? 'ltr'
  return parent?.dir ?? 'ltr'
}

const rightToLeft =
  /^[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]$/u

function firstStrong(element: Element): 'ltr' | 'rtl' | undefined {
  for (const child of element.children) {
    if (child.type === 'text') {
      const letter = child.value.match(/\p{L}/u)?.[0]
      if (letter) return rightToLeft.test(letter) ? 'rtl' : 'ltr'
    }
    if (child.type === 'element' && !/^(?:bdi|script|style)$/.test(child.tagName)) {
      const strong = attributeOf(child, 'dir') === undefined ? firstStrong(child) : undefined
      if (strong) return strong
    }
  }
  return undefined
}
