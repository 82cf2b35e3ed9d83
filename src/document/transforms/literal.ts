import type {Paragraph, RootContent, Text} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'
import type {Point, Position} from 'unist'
import {type BodyText, sourceOf} from '../body-text.ts'

/** A directive as the text it was written as. */
export const literalText = (node: TextDirective | LeafDirective, body: BodyText): Text => ({
  type: 'text',
  value: sourceOf(body, node.position),
  position: node.position!,
})

/** A block directive whose fences are paragraphs as written, and whose content stays. */
export function literalContainer(node: ContainerDirective, body: BodyText): readonly RootContent[] {
  const {start, end} = node.position!
  const source = sourceOf(body, node.position)
  const opening = /^[^\n\r]*/.exec(source)?.[0] ?? ''
  const closing = /[\n\r]([^\n\r]*?)(:{3,})[ \t]*$/.exec(source)?.[2]
  const children = node.children.filter(child => !isLabel(child))
  return [
    literalParagraph(opening, {start, end: forward(start, opening.length)}),
    ...children,
    ...(closing ? [literalParagraph(closing, {start: forward(end, -closing.length), end})] : []),
  ]
}

/** Whether a node is the `[label]` of the directive that it stands in. */
export const isLabel = (node: RootContent): boolean =>
  node.type === 'paragraph' && Boolean((node.data as {directiveLabel?: boolean})?.directiveLabel)

const literalParagraph = (value: string, position: Position): Paragraph => ({
  type: 'paragraph',
  children: [{type: 'text', value, position}],
  position,
})

const forward = ({line, column, offset}: Point, columns: number): Point => ({
  line,
  column: column + columns,
  offset: (offset ?? 0) + columns,
})
