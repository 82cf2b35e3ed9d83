import {fill} from './fill.ts'
import {type Flow, type OpenBoxes, startOf} from './flow.ts'
import {type Filled, unlimited} from './room.ts'

const wholes = new WeakMap<Flow, Filled>()

/** A flow that stands apart, set in one piece. */
export function fillWhole(flow: Flow): Filled {
  const known = wholes.get(flow)
  if (known) return known
  const filled = fill(flow, startOf(flow), {...unlimited, notes: undefined})
  wholes.set(flow, filled)
  return filled
}

/** What boxes that go on take at the top of the next room: cloned edges, table heads. */
export function repeatedTop(open: OpenBoxes | undefined): number {
  let height = 0
  for (let at = open; at; at = at.outer) {
    if (at.item.clone) height += at.item.top
    if (at.item.head) height += fillWhole(at.item.head).height
  }
  return height
}

/** What boxes that go on take at the bottom of a room. */
export function repeatedBottom(open: OpenBoxes | undefined): number {
  let height = 0
  for (let at = open; at; at = at.outer) {
    if (at.item.clone) height += at.item.bottom
    if (at.item.foot) height += fillWhole(at.item.foot).height
  }
  return height
}
