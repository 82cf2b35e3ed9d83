import {formatCounter, markerPrefix, markerSuffix} from '../css/counter-styles.ts'
import type {InlineBox, InlineLevelBox} from './box.ts'
import {counterChanges} from './counters.ts'
import {contentBoxes} from './generated-content.ts'
import {inlineBox, type Origin, textBox} from './source.ts'
import type {Walk} from './walk.ts'

/** The `::marker` of a list item (css-lists-3, 3); undefined when it has none. */
export function listMarker(item: Origin, walk: Walk): InlineBox | undefined {
  const {style: itemStyle, element} = item
  if (itemStyle.display !== 'list-item' || !element) return undefined
  const style = walk.styled.pseudoStyleOf(element, 'marker')
  if (!style) return undefined
  const origin: Origin = {...item, style, pseudo: 'marker'}
  const {content} = style
  walk.counters.enter(counterChanges(style))
  const children =
    typeof content === 'string'
      ? markerText(itemStyle.listStyleType, origin, walk)
      : contentBoxes(content, origin, walk)
  walk.counters.leave()
  return children.length ? inlineBox(origin, children) : undefined
}

function markerText(type: string, origin: Origin, walk: Walk): readonly InlineLevelBox[] {
  const value = walk.counters.values('list-item').at(-1) ?? 0
  const text = markerPrefix(type) + formatCounter(value, type) + markerSuffix(type)
  return text === '' ? [] : [textBox(origin, text)]
}
