import type {Element} from 'hast'
import {formatCounter} from '../css/counter-styles.ts'
import {attributeOf} from '../css/selectors/attribute.ts'
import type {ContentItem} from '../css/style.ts'
import type {Origin} from './source.ts'
import {firstLetterOf, textContent} from './text-content.ts'
import type {Walk} from './walk.ts'

type TargetItem = Extract<ContentItem, {type: 'target-counter' | 'target-text'}>

/** The id that a reference aims at, without '#'. Empty when it leads out of the document. */
export function targetId(url: TargetItem['url'], element: Element | undefined): string {
  const written =
    typeof url === 'string' ? url : ((element && attributeOf(element, url.attr)) ?? '')
  return idIn(written)
}

/** The ids of several references with spaces between. */
export const targetIds = (written: string): readonly string[] =>
  written
    .split(/\s+/)
    .map(idIn)
    .filter(id => id !== '')

function idIn(url: string): string {
  if (!url.startsWith('#')) return ''
  try {
    return decodeURIComponent(url.slice(1))
  } catch {
    return url.slice(1)
  }
}

/** A counter or text of the element aimed at, known once the document has been walked over. */
export function targetText(item: TargetItem, origin: Origin, walk: Walk): string {
  const id = targetId(item.url, origin.element)
  if (id === '') return ''
  if (!walk.targets) {
    walk.needsTargets = true
    return ''
  }
  const target = walk.targets.get(id)
  if (!target) {
    if (walk.missing.has(id)) return ''
    walk.missing.add(id)
    walk.report({
      ruleId: 'unresolved-reference',
      reason: `Unexpected reference to \`#${id}\`, expected an id of the document`,
      origin: 'tree',
      place: origin.position,
      severe: true,
    })
    return ''
  }
  if (item.type === 'target-counter')
    return formatCounter(target.counters.get(item.name)?.at(-1) ?? 0, item.style)
  switch (item.which) {
    case 'content':
      return textContent(target.element, walk.styled)
    case 'first-letter':
      return firstLetterOf(textContent(target.element, walk.styled))
    case 'before':
    case 'after':
      return target[item.which]
  }
}
