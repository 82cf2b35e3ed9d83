import type {Element} from 'hast'
import {toString as textIn} from 'hast-util-to-string'
import type {Heading, Parents, Root, RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {type BodyText, inFile} from '../body-text.ts'
import {fromOf} from '../from.ts'
import {noteTargets, type Settling} from '../settle.ts'
import {instantOfUpdate, isFuture} from '../updates.ts'
import {block, parts, textAt} from './containers.ts'
import type {DirectiveContext} from './directives.ts'

/**
 * Take out what is dated after `now`, before anything looks at it, while positions still count from the body; the times
 * of what went. Not recursive itself.
 */
export function holdUpdates(
  tree: Root,
  {now, body, file}: {readonly now: Date; readonly body: BodyText; readonly file: VFile},
): readonly string[] {
  const held: string[] = []
  const open: Parents[] = [tree]
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const children = parent.children as RootContent[]
    parent.children = children.filter(child => {
      const time = timeOf(child)
      if (time === undefined || !isFuture(time, now)) {
        if ('children' in child) open.push(child)
        return true
      }
      held.push(time)
      const start = child.position && inFile(body, child.position.start)
      report(file, 'future-update', futureReason(time), start)
      return false
    }) as never
  }
  return held
}

const futureReason = (time: string): string =>
  `Unexpected time \`${time}\` in the future, expected one that has come: the update is held until then`

/** As written; undefined for what is no update. */
const timeOf = (node: RootContent): string | undefined =>
  isUpdate(node) ? (node.attributes?.time ?? '') : undefined

const isUpdate = (node: RootContent): node is ContainerDirective =>
  node.type === 'containerDirective' && node.name === 'update'

const startOf = ({position}: RootContent) =>
  position && {start: position.start, end: position.start}

/** `:::update{time="2026-03-01T14:05+03:00" title="…"}`: a section with its time, and its title or label as heading. */
export function update(node: ContainerDirective, {file}: DirectiveContext): RootContent {
  const {time = '', title} = node.attributes ?? {}
  const isDated = instantOfUpdate(time ?? '') !== undefined
  if (!isDated)
    report(
      file,
      'update-time',
      `Unexpected ${time ? `time \`${time}\` of an update` : 'update without a time'}, expected \`{time="2026-03-01T14:05+03:00"}\`: date, time and zone`,
      startOf(node),
    )
  const {label, children} = parts(node)
  const words = label ?? (title ? [textAt(node, title)] : undefined)
  const heading = words && {type: 'heading', depth: 2, children: words, position: node.position}
  return block(node, 'section', ['update'], isDated ? {dataUpdate: time} : {}, [
    ...(heading ? [heading as Heading] : []),
    ...children,
  ])
}

/** The newest first, in the places that updates have among other blocks. */
export function sortUpdates(nodes: readonly RootContent[]): readonly RootContent[] {
  const updates = nodes.filter(node => instantIn(node) !== undefined)
  if (updates.length < 2) return nodes
  const sorted = updates.toSorted((a, b) => (instantIn(b) ?? 0) - (instantIn(a) ?? 0))
  let next = 0
  return nodes.map(node => (instantIn(node) === undefined ? node : (sorted[next++] ?? node)))
}

function instantIn({data}: RootContent): number | undefined {
  const {hProperties} = (data ?? {}) as {hProperties?: {dataUpdate?: unknown}}
  const time = hProperties?.dataUpdate
  return typeof time === 'string' ? instantOfUpdate(time)?.getTime() : undefined
}

/** Give an update its id, by which others link to it, and note it. */
export function settleUpdate(section: Element, settling: Settling): void {
  const {properties, children} = section
  const time = String(properties.dataUpdate)
  const [, day, hour, minute] = /^(\S{10})[T ](\d\d):(\d\d)/.exec(time) ?? []
  const name = ['update', day, hour, minute].filter(Boolean).join('-')
  if (typeof properties.id !== 'string') {
    properties.id = settling.ids.claim(name)
    settling.anchors.set(name, properties.id)
    noteTargets(properties.id, settling)
  }
  const heading = children.find(child => child.type === 'element' && child.tagName === 'h2')
  settling.updates.push({
    time,
    id: String(properties.id),
    title: heading ? textIn(heading).trim() : '',
    ...fromOf(settling),
  })
}
