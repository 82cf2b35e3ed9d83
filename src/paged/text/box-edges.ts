import {type Levels, plainLevels} from './bidi.ts'
import type {FlatText} from './flatten.ts'
import type {InlineItem} from './paragraph.ts'

/** Where the end of an inline box stands, and how wide it is there. */
export interface BoxEdge {
  /** The lowest of what is in the box, so that the end stays beside it (UAX #9, L2); of an isolate, that around it. */
  readonly level: number
  readonly width: number
}

type Edge<Source> = Extract<InlineItem<Source>, {type: 'open' | 'close'}>

/**
 * The ends of inline boxes in text of both directions, by the index of their item. A box that runs against its own
 * direction begins on the other side, where its other padding is. Nothing of text that runs from left to right alone.
 */
export function boxEdges<Source>(
  items: readonly InlineItem<Source>[],
  {starts}: FlatText,
  levels: Levels,
): ReadonlyMap<number, BoxEdge> {
  const edges = new Map<number, BoxEdge>()
  if (levels === plainLevels) return edges
  const open: {readonly index: number; readonly item: Edge<Source>; level: number}[] = []
  for (const [index, item] of items.entries()) {
    if (item.type === 'open') open.push({index, item, level: Number.POSITIVE_INFINITY})
    else if (item.type === 'close') closeBox(index, item)
    else reach(lowest(levels, starts[index]!, starts[index + 1]!))
  }
  return edges

  function reach(level: number): void {
    for (const box of open) box.level = Math.min(box.level, level)
  }

  function closeBox(index: number, item: Edge<Source>): void {
    const at = open.findLastIndex(({item: {source}}) => source === item.source)
    const [box] = at < 0 ? [] : open.splice(at)
    if (!box) return
    // The sign that begins an isolate is of the level around it.
    const around = levels.at(starts[box.index]!)
    const level = isolates(item) || !Number.isFinite(box.level) ? around : box.level
    const turned = (level % 2 === 0) !== (item.style.direction === 'ltr')
    const [first, last] = turned ? [item, box.item] : [box.item, item]
    edges.set(box.index, {level, width: first.width})
    edges.set(index, {level, width: last.width})
  }
}

const isolates = <Source>({style: {unicodeBidi}}: Edge<Source>): boolean =>
  unicodeBidi === 'isolate' || unicodeBidi === 'isolate-override' || unicodeBidi === 'plaintext'

function lowest(levels: Levels, from: number, to: number): number {
  let level = Number.POSITIVE_INFINITY
  for (let at = from; at < to; at++) level = Math.min(level, levels.at(at))
  return level
}
