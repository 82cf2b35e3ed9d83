import type {RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {nearest} from '../../config/nearest.ts'
import {report} from '../../diagnostics.ts'
import {allTargets, type Target, targetNames} from '../targets.ts'
import {block, parts} from './containers.ts'
import type {DirectiveContext} from './directives.ts'

/** `:::only{target=print}`: in these outputs, and nowhere else. */
export const only = (node: ContainerDirective, context: DirectiveContext): RootContent =>
  targeted(node, namedTargets(node, context))

/** `:::except{target="feed cms"}`: in all others. */
export function except(node: ContainerDirective, context: DirectiveContext): RootContent {
  const named = namedTargets(node, context)
  return targeted(
    node,
    allTargets.filter(target => !named.includes(target)),
  )
}

const targeted = (node: ContainerDirective, targets: readonly Target[]): RootContent =>
  block({...node, attributes: null}, 'div', [], {dataOnly: targets.join(' ')}, parts(node).children)

function namedTargets(node: ContainerDirective, {file}: DirectiveContext): readonly Target[] {
  const names = (node.attributes?.target ?? '').split(/[\s,]+/).filter(Boolean)
  const place = node.position && {start: node.position.start, end: node.position.start}
  const known = Object.keys(targetNames)
  const expected = known.map(name => `\`${name}\``).join(', ')
  if (names.length === 0) {
    const reason = `Unexpected \`:::${node.name}\` without a target, expected \`{target=…}\` of ${expected}`
    report(file, 'unknown-target', reason, place)
  }
  return names.flatMap(name => {
    if (Object.hasOwn(targetNames, name)) return [targetNames[name]!]
    const near = nearest(name, known)
    const reason = `Unexpected target \`${name}\`, expected ${near ? `\`${near}\`` : `one of ${expected}`}`
    report(file, 'unknown-target', reason, place)
    return []
  })
}
