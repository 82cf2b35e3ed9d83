import type {Image, Link, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {block, parts, textAt} from './containers.ts'

/**
 * `:::figure{caption="…" credit="…" license="…"}`: what stands first is shown (an image, a table, code), the rest is
 * its caption. A label is a caption, too, and so is the attribute.
 */
export function figure(node: ContainerDirective): RootContent {
  const {label, children} = parts(node)
  const [first, ...rest] = children
  const {shown, beside} = shownIn(first)
  const {caption} = node.attributes ?? {}
  const line = [...(label ?? (caption ? [textAt(node, caption)] : [])), ...beside]
  const blocks = line.length > 0 ? [paragraphOf(node, line), ...rest] : rest
  return block(node, 'figure', [], {}, [...shown, ...captionOf(node, blocks)])
}

/** One paragraph is no paragraph: a caption is mostly a line. */
export function captionOf(node: ContainerDirective, blocks: readonly RootContent[]): RootContent[] {
  const credit = creditOf(node)
  const [only] = blocks
  if (!only && credit.length === 0) return []
  if (blocks.length > 1 || (only && only.type !== 'paragraph')) {
    const creditLine = credit.length > 0 ? [paragraphOf(node, credit)] : []
    return [block({...node, attributes: null}, 'figcaption', [], {}, [...blocks, ...creditLine])]
  }
  const inlines = only ? [...only.children, ...(credit.length > 0 ? [textAt(node, ' ')] : [])] : []
  const paragraph = paragraphOf(node, [...inlines, ...credit])
  return [{...paragraph, data: {hName: 'figcaption'}} as Paragraph]
}

/** An image leaves its paragraph; words beside it belong to the caption. */
function shownIn(first: RootContent | undefined) {
  if (first?.type !== 'paragraph') return {shown: first ? [first] : [], beside: []}
  const [image, ...after] = first.children
  if (!image || !showsImage(image)) return {shown: [first], beside: []}
  const [next, ...others] = after
  const beside =
    next?.type === 'text' ? [{...next, value: next.value.trimStart()}, ...others] : after
  return {shown: [image], beside: beside.filter(part => part.type !== 'text' || part.value !== '')}
}

const showsImage = (node: PhrasingContent): node is Image | Link =>
  node.type === 'image' ||
  node.type === 'imageReference' ||
  (node.type === 'link' && node.children.length === 1 && showsImage(node.children[0]!))

function creditOf(node: ContainerDirective): PhrasingContent[] {
  const {credit, license} = node.attributes ?? {}
  const texts = [credit, license].filter(Boolean)
  if (texts.length === 0) return []
  return [
    {
      type: 'emphasis',
      children: [textAt(node, texts.join(', '))],
      data: {hName: 'small', hProperties: {className: ['credit']}},
      position: node.position!,
    } as PhrasingContent,
  ]
}

const paragraphOf = (node: ContainerDirective, children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children,
  position: node.position!,
})
