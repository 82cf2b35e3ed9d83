import type {Blockquote, Paragraph, Parents, Root, RootContent} from 'mdast'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {type BodyText, sourceOf} from '../body-text.ts'
import {containers} from './containers.ts'
import {literalContainer, literalText} from './literal.ts'
import {sortUpdates} from './live-updates.ts'
import {media, mediaDirectives} from './media-directive.ts'
import {spans} from './spans.ts'

/** The document that a directive stands in. */
export interface DirectiveContext {
  readonly body: BodyText
  readonly file: VFile
  readonly lang: string
}

/**
 * Replace every directive: known ones by nodes with `data.hName` for mdast-util-to-hast, all others by their text
 * exactly as written, because `10:30` and `a:b` are directives too. Unknown blocks are reported.
 */
export function transformDirectives(parent: Root | Parents, context: DirectiveContext): void {
  const children: RootContent[] = []
  for (const child of parent.children) {
    if ('children' in child) transformDirectives(child, context)
    const isNamed = child.type === 'textDirective' && isLabelName(children.at(-1))
    const nodes = isNamed ? [literalText(child, context.body)] : transformed(child, context)
    for (const node of nodes) addNode(children, node)
  }
  parent.children = sortUpdates(children) as never
}

function transformed(node: RootContent, context: DirectiveContext): readonly RootContent[] {
  switch (node.type) {
    case 'containerDirective':
      return transformContainer(node, context)
    case 'leafDirective':
      if (node.name === 'index') return [listPlace(node)]
      if (isMedia(node.name)) return [media(node, mediaDirectives[node.name]!)]
      reportUnknown(node, context)
      return [
        {type: 'paragraph', children: [literalText(node, context.body)], position: node.position!},
      ]
    case 'textDirective':
      return [own(spans, node.name)?.(node) ?? literalText(node, context.body)]
    case 'paragraph':
      reportFence(node, context)
      return [node]
    default:
      return [node]
  }
}

/** Where the index of the document, or of its book, stands. */
const listPlace = (node: LeafDirective): RootContent =>
  ({
    type: 'blockquote',
    children: [],
    data: {hName: 'div', hProperties: {dataList: 'index'}},
    position: node.position,
  }) as Blockquote

/** Other tools write `::: note`, and a bracket is soon forgotten: such a line would be printed without a word. */
function reportFence({children: [first]}: Paragraph, {body, file}: DirectiveContext): void {
  if (first?.type !== 'text' || !first.value.startsWith(':::')) return
  const [line = ''] = sourceOf(body, first.position).split(/[\n\r]/)
  const expected = /^:+[ \t]*$/.test(line)
    ? 'the line of `:::name` that it would end'
    : '`:::name`, `:::name[a title]` or `:::name{.class}`'
  report(
    file,
    'directive-syntax',
    `Unexpected line \`${line.trim()}\`, expected ${expected}`,
    first.position && {start: first.position.start, end: first.position.start},
  )
}

function transformContainer(
  node: ContainerDirective,
  context: DirectiveContext,
): readonly RootContent[] {
  if (!isClosed(node, context.body)) {
    report(
      context.file,
      'unclosed-directive',
      `Unexpected end of \`:::${node.name}\`, expected a line of \`:::\` before it`,
      node.position && {start: node.position.start, end: node.position.start},
    )
  }
  if (isMedia(node.name)) return [media(node, mediaDirectives[node.name]!)]
  const transform = own(containers, node.name)
  if (transform) return [transform(node, context)]
  reportUnknown(node, context)
  return literalContainer(node, context.body)
}

function reportUnknown(
  node: Extract<RootContent, {type: 'containerDirective' | 'leafDirective'}>,
  {file}: DirectiveContext,
): void {
  const names = [
    ...Object.keys(containers),
    ...Object.keys(mediaDirectives),
    'include',
    'index',
  ].map(name => `\`${name}\``)
  report(
    file,
    'unknown-directive',
    `Unexpected directive \`${node.name}\`, expected one of ${names.join(', ')}`,
    node.position && {start: node.position.start, end: node.position.start},
  )
}

/** The last line is the closing fence, unless that closes a directive inside. */
function isClosed(node: ContainerDirective, body: BodyText): boolean {
  const last = node.children.at(-1)
  const closesInner =
    last?.type === 'containerDirective' && last.position?.end.line === node.position?.end.line
  return !closesInner && /[\n\r][^\n\r]*?:{3,}[ \t]*$/.test(sourceOf(body, node.position))
}

/** The colon of `@fig:lang` or `{#fig:lang}` begins no directive. */
const isLabelName = (before: RootContent | undefined): boolean =>
  before?.type === 'text' && /[@#](?:fig|tbl|eq|lst|sec)$/.test(before.value)

/** Text that was a directive joins its neighbors, so that later transforms see whole sentences. */
function addNode(nodes: RootContent[], node: RootContent): void {
  const last = nodes.at(-1)
  if (node.type !== 'text' || last?.type !== 'text') {
    nodes.push(node)
    return
  }
  const {position: from} = last
  const {position: to} = node
  nodes[nodes.length - 1] = {
    type: 'text',
    value: last.value + node.value,
    ...(from && to && {position: {start: from.start, end: to.end}}),
  }
}

const isMedia = (name: string): boolean => Object.hasOwn(mediaDirectives, name)

/** Any word after a colon is looked up: `constructor`, too. */
const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
