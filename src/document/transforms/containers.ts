import type {
  BlockContent,
  Blockquote,
  Break,
  Paragraph,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {admonitionTitle} from './admonition-titles.ts'
import type {DirectiveContext} from './directives.ts'
import {figure} from './figure-directive.ts'
import {isLabel} from './literal.ts'
import {update} from './live-updates.ts'
import {languageOf} from './spans.ts'
import {except, only} from './target-directive.ts'

type Container = (node: ContainerDirective, context: DirectiveContext) => RootContent

/** Block directives by name. Each takes `.class`, `#id` and `lang=`, too. */
export const containers: Readonly<Record<string, Container>> = {
  note: admonition,
  tip: admonition,
  important: admonition,
  warning: admonition,
  caution: admonition,
  figure,
  pullquote: node => quotation(node, 'aside', 'pullquote', {role: 'doc-pullquote'}),
  epigraph: node => quotation(node, 'blockquote', 'epigraph', {role: 'doc-epigraph'}),
  poem: verse,
  verse,
  columns: node => block(node, 'div', ['columns'], {}, node.children),
  lang: node => block(node, 'div', [], {}, node.children),
  details,
  glossary: node => block(node, 'section', ['glossary'], {role: 'doc-glossary'}, node.children),
  only,
  except,
  update,
}

/** A box beside the text, with its label as title, or else its name in the document's language. */
function admonition(node: ContainerDirective, context: DirectiveContext): RootContent {
  const {label, children} = parts(node)
  const lang = node.attributes?.lang || context.lang
  const title = label ?? [textAt(node, admonitionTitle(node.name, lang))]
  return block(node, 'aside', ['admonition', `admonition-${node.name}`], {role: 'note'}, [
    paragraph(node, 'admonition-title', title),
    ...children,
  ])
}

/** What can be folded away on a screen, under its label. */
function details(node: ContainerDirective): RootContent {
  const {label, children} = parts(node)
  const summary = paragraph(node, 'summary', label ?? [textAt(node, '…')])
  return block(node, 'details', [], {}, [
    {...summary, data: {hName: 'summary', hProperties: {}}},
    ...children,
  ])
}

/** Words set apart, with whose they are as label. */
function quotation(
  node: ContainerDirective,
  hName: string,
  name: string,
  properties: Readonly<Record<string, unknown>>,
): RootContent {
  const {label, children} = parts(node)
  const attribution = label ? [paragraph(node, 'attribution', label)] : []
  return block(node, hName, [name], properties, [...children, ...attribution])
}

/** Lines stay lines: each line ending of the source is a break. */
function verse(node: ContainerDirective): RootContent {
  for (const child of node.children) {
    if (child.type === 'paragraph' && !isLabel(child)) child.children = lines(child.children)
  }
  return quotation(node, 'div', 'poem', {})
}

function lines(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap(node => {
    if ('children' in node) node.children = lines(node.children) as never
    if (node.type !== 'text' || !node.value.includes('\n')) return [node]
    return node.value
      .split('\n')
      .flatMap((value, index): (Text | Break)[] =>
        index === 0
          ? [textAt(node, value)]
          : [{type: 'break', position: node.position!}, textAt(node, value)],
      )
      .filter(part => part.type === 'break' || part.value !== '')
  })
}

/** What a block directive holds: its label's inlines, and the rest. */
export function parts(node: ContainerDirective) {
  const label = node.children.find(isLabel) as Paragraph | undefined
  return {label: label?.children, children: node.children.filter(child => !isLabel(child))}
}

/** mdast has no node for it: a blockquote is the flow node whose element `hName` replaces. */
export function block(
  node: ContainerDirective,
  hName: string,
  names: readonly string[],
  properties: Readonly<Record<string, unknown>>,
  children: readonly unknown[],
): RootContent {
  const written = node.attributes?.class?.split(/\s+/).filter(Boolean) ?? []
  const className = [...names, ...written]
  const hProperties = {
    ...properties,
    ...languageOf(node),
    ...(className.length > 0 && {className}),
    ...(node.attributes?.id && {id: node.attributes.id}),
  }
  const quote = {type: 'blockquote', children, data: {hName, hProperties}, position: node.position}
  return quote as Blockquote
}

export function paragraph(
  {position}: ContainerDirective,
  name: string,
  children: PhrasingContent[],
): BlockContent {
  const hProperties = {className: [name]}
  return {
    type: 'paragraph',
    children,
    data: {hProperties},
    position: {start: position!.start, end: position!.start},
  } as Paragraph
}

export const textAt = ({position}: RootContent, value: string): Text => ({
  type: 'text',
  value,
  position: position!,
})
