import type {Root as HastRoot} from 'hast'
import type {Nodes, Parents, Root, RootContent} from 'mdast'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'
import {VFile} from 'vfile'
import {readFrontmatter} from '../../config/read-frontmatter.ts'
import {report} from '../../diagnostics.ts'
import type {TextFile} from '../../source/read-text.ts'
import {type BodyText, bodyText} from '../body-text.ts'
import {faultyFrontmatter} from '../faulty-frontmatter.ts'
import {splitFrontmatter} from '../frontmatter.ts'
import {deepestInclude, type Includes, includedPath, isMarkdown} from '../includes.ts'
import {isLabel} from './literal.ts'

/** What stands for an included file until `settle` puts it there. */
export const includeTagName = 'octavo-include'

/** An included file, read, with a tree that is clean but not settled. */
export interface Included {
  readonly path: string
  readonly file: VFile
  readonly tree: HastRoot
}

/** One inclusion of a file. */
export interface Inclusion {
  readonly path: string
  readonly file: VFile
  readonly body: BodyText
  /** Levels that its headings go down. */
  readonly shift: number
  readonly chain: readonly string[]
}

/** The file that includes. */
interface Includer {
  readonly path: string
  readonly file: VFile
  readonly includes: Includes
  /** Itself, and the files through which it came to be included. */
  readonly chain: readonly string[]
}

type Directive = LeafDirective | ContainerDirective

/** Replace `::include{file=…}` by what `read` makes of its file; what cannot be included is reported and left out. */
export async function transformIncludes(
  parent: Root | Parents,
  includer: Includer,
  read: (inclusion: Inclusion) => Promise<Included>,
): Promise<void> {
  const children: RootContent[] = []
  for (const child of parent.children as RootContent[]) {
    if (isInclude(child)) {
      const inclusion = inclusionOf(child, includer)
      if (inclusion) children.push(placeholder(child, await read(inclusion)))
      if (child.type === 'containerDirective')
        children.push(...child.children.filter(node => !isLabel(node)))
    } else {
      if ('children' in child) await transformIncludes(child, includer, read)
      children.push(child)
    }
  }
  parent.children = children as never
}

const isInclude = (node: Nodes): node is Directive =>
  (node.type === 'leafDirective' || node.type === 'containerDirective') && node.name === 'include'

/** mdast has no node for it. */
const placeholder = ({position}: Directive, included: Included): RootContent =>
  ({
    type: 'include',
    data: {hName: includeTagName},
    included,
    children: [],
    position,
  }) as unknown as RootContent

function inclusionOf(node: Directive, includer: Includer): Inclusion | undefined {
  const written = node.attributes?.file
  const path = includedPath(includer.path, written ?? '')
  const opened = written
    ? (refusalOf(path, written, includer) ?? open(path, written, includer.includes.get(path)))
    : 'Unexpected `include` without a file, expected `::include{file=part.md}`'
  if (typeof opened === 'object') {
    const shift = Number.parseInt(node.attributes?.shift ?? '0', 10) || 0
    return {...opened, path, shift, chain: [...includer.chain, path]}
  }
  report(includer.file, 'include-file', opened, node.position)
  return undefined
}

/** Why a file is not even looked at. */
function refusalOf(path: string, written: string, {chain}: Includer): string | undefined {
  if (!isMarkdown(path)) return `Unexpected file \`${written}\`, expected Markdown`
  if (chain.includes(path))
    return `Unexpected file \`${written}\`, which includes itself, expected another`
  if (chain.length > deepestInclude)
    return `Unexpected files included deeper than ${deepestInclude} levels, expected less`
  return undefined
}

/** A part and where it stands, or why it may not be read: what its author holds back is in no output. */
function open(
  path: string,
  written: string,
  source: TextFile | undefined,
): {file: VFile; body: BodyText} | string {
  if (source?.type !== 'text') {
    return source?.rule === 'outside-publication'
      ? `Unexpected path \`${written}\` out of the publication, expected a file inside its folder`
      : `Unexpected file \`${written}\`, expected one that exists and is UTF-8`
  }
  const {text} = source
  const file = new VFile({path, value: text})
  const {frontmatter, fault, body, linesBefore, offsetBefore} = splitFrontmatter(text)
  const {status, embargo} = fault
    ? faultyFrontmatter(text, fault, new VFile())
    : readFrontmatter(frontmatter ?? '', new VFile(), {line: 2, offset: 0})
  const isPublic = source.isPublic ?? (status === 'published' && embargo === undefined)
  if (!isPublic) {
    return `Unexpected file \`${written}\`, which is not public, expected a published one`
  }
  return {file, body: bodyText(body, linesBefore, offsetBefore)}
}

/** Give the parts of an included file names of their own, and its headings their level. */
export function adaptIncluded(tree: Root, shift: number, number: number): void {
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference')
      node.identifier = `include${number} ${node.identifier}`
    if (node.type === 'heading')
      node.depth = Math.min(6, Math.max(1, node.depth + shift)) as typeof node.depth
    if ('children' in node) open.push(...node.children)
  }
}
