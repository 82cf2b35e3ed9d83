import type {
  Blockquote,
  Code,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import {type BodyText, sourceOf} from '../body-text.ts'

/** The caption that stands above the rows of a table, until it is an element. */
export interface TableCaption {
  readonly caption: Paragraph
}

/** Whether a text may have what `transformLabels` looks for. */
export const mayHaveLabels = (text: string): boolean =>
  /\{#(?:fig|lst):|(?:^|\n)[ \t>]*: /.test(text)

/**
 * Give what an author labels behind it the id: an image alone (`![…](…){#fig:x}`), code (its fence's `{#lst:x
 * caption="…"}`), and a table (a line `: Caption {#tbl:x}` below it, which becomes its caption).
 */
export function transformLabels(parent: Root | Parents, body: BodyText): void {
  const children: RootContent[] = []
  for (const child of parent.children as RootContent[]) {
    const before = children.at(-1)
    if (child.type === 'paragraph' && before?.type === 'table' && takesCaption(before, child, body))
      continue
    if (child.type === 'paragraph') labelImage(child)
    else if ('children' in child) transformLabels(child, body)
    children.push(child.type === 'code' ? labelCode(child) : child)
  }
  parent.children = children as never
}

/** Ids of labels behind what they name. */
const labelAtEnd = /\s*\{#((?:fig|tbl):[^\s{}]+)\}\s*$/

function labelImage(paragraph: Paragraph): void {
  const [image, text, ...others] = paragraph.children
  if (!image || !isImage(image) || text?.type !== 'text' || others.length > 0) return
  const id = labelAtEnd.exec(text.value)
  if (id === null || id.index > 0) return
  paragraph.children = [image]
  setId(paragraph, id[1])
}

const isImage = (node: PhrasingContent): boolean =>
  node.type === 'image' ||
  node.type === 'imageReference' ||
  (node.type === 'link' && node.children.length === 1 && isImage(node.children[0]!))

function takesCaption(table: Table, paragraph: Paragraph, body: BodyText): boolean {
  const [first] = paragraph.children
  if (first?.type !== 'text' || !sourceOf(body, paragraph.position).startsWith(': ')) return false
  first.value = first.value.replace(/^:\s+/, '')
  const last = paragraph.children.at(-1)
  const label = last?.type === 'text' ? labelAtEnd.exec(last.value) : null
  if (last?.type === 'text' && label) {
    last.value = last.value.slice(0, label.index)
    setId(table, label[1])
  }
  const caption: TableCaption = {caption: paragraph}
  table.data = {...table.data, ...caption}
  return true
}

const labeledFence = /\{#(lst:[^\s{}]+)(?:\s+caption="([^"]*)")?\s*\}/

/** mdast has no node for a figure: a blockquote is the flow node whose element `hName` replaces. */
function labelCode(code: Code): RootContent {
  const label = labeledFence.exec(code.meta ?? '')
  const {position} = code
  if (!label || !position) return code
  const at = {start: position.start, end: position.start}
  const text = {type: 'text', value: label[2] ?? '', position: at} as const
  const caption = {
    type: 'paragraph',
    children: label[2] ? [text] : [],
    data: {hName: 'figcaption'},
    position: at,
  } as Paragraph
  return {
    type: 'blockquote',
    children: [caption, code],
    data: {hName: 'figure', hProperties: {id: label[1], className: ['listing']}},
    position,
  } as Blockquote
}

function setId(node: Nodes, id: string | undefined): void {
  const {hProperties} = (node.data ?? {}) as {hProperties?: object}
  node.data = {...node.data, hProperties: {...hProperties, id}} as typeof node.data
}
