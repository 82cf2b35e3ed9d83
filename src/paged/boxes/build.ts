import type {Element, ElementContent, Root} from 'hast'
import type {StyledTree} from '../css/cascade.ts'
import type {Report, TypesetterMessage} from '../diagnostics.ts'
import type {BlockBox} from './box.ts'
import {contain} from './contain.ts'
import {startCounters} from './counters.ts'
import {elementBoxes} from './element-boxes.ts'
import {anonymous, type Origin} from './source.ts'
import type {Target, Walk} from './walk.ts'

/**
 * Make the box tree of a styled document. The root is the box of `<html>`; a tree without one gets a root of the
 * same style. A document that refers to counters or texts of its own elements is walked over twice.
 */
export function buildBoxes(tree: Root, styled: StyledTree, report: Report): BlockBox {
  const first = walkOver(tree, styled, undefined)
  const {root, messages} = first.needsTargets ? walkOver(tree, styled, first.found) : first
  for (const message of messages) report(message)
  return root
}

function walkOver(
  tree: Root,
  styled: StyledTree,
  targets: ReadonlyMap<string, Target> | undefined,
): {
  readonly root: BlockBox
  readonly messages: readonly TypesetterMessage[]
  readonly found: ReadonlyMap<string, Target>
  readonly needsTargets: boolean
} {
  const messages: TypesetterMessage[] = []
  const walk: Walk = {
    styled,
    report: message => messages.push(message),
    counters: startCounters(),
    quoteDepth: 0,
    found: new Map(),
    targets,
    missing: new Set(),
    needsTargets: false,
  }
  const root = rootBox(tree, walk)
  return {root, messages, found: walk.found, needsTargets: walk.needsTargets}
}

function rootBox(tree: Root, walk: Walk): BlockBox {
  const style = walk.styled.rootStyle
  const origin: Origin = {style, element: undefined, pseudo: undefined, position: tree.position}
  const html = tree.children.find(child => child.type === 'element' && child.tagName === 'html')
  const children = html ? [html] : tree.children
  const drafts = children
    .filter((child): child is Exclude<typeof child, {type: 'doctype'}> => child.type !== 'doctype')
    .flatMap((child: ElementContent) => childBoxes(child, origin, walk))
  const [only] = drafts
  if (html && only?.type === 'block' && only.element === (html as Element)) return only
  return {
    ...anonymous(style, tree.position),
    type: 'block',
    content: contain(drafts, origin),
    marker: undefined,
  }
}

function childBoxes(child: ElementContent, origin: Origin, walk: Walk) {
  if (child.type === 'element') return elementBoxes(child, undefined, origin, walk)
  if (child.type !== 'text' || child.value === '') return []
  const source = anonymous(origin.style, child.position ?? origin.position)
  return [{...source, type: 'text' as const, text: child.value}]
}
