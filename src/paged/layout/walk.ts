import {type FlowItem, type OpenBoxes, openInside, type Place} from './flow.ts'
import {gapSize, snapRoom} from './line-grid.ts'

/** How far a walk down a flow has come. */
export interface Walk {
  /** From the top of the region. */
  y: number
  open: OpenBoxes | undefined
  /** From the top of the page's content area to that of the region. */
  readonly origin: number
  /** Bottom of the lowest float. */
  floatBottom: number
  /** Nothing stands on the region yet, so margins are swallowed. */
  fresh: boolean
}

export interface WalkStart {
  readonly y: number
  readonly origin: number
  /** After a forced break, and at the start of a flow, the margin stays. */
  readonly keepTop: boolean
}

/** Begin at a place. */
export const startWalk = ({open}: Place, {y, origin, keepTop}: WalkStart): Walk => ({
  y,
  origin,
  open,
  floatBottom: 0,
  fresh: !keepTop,
})

/** Top of an item that comes next. */
export const topOf = (walk: Walk, item: FlowItem) =>
  walk.y + snapRoom(item, walk.origin + walk.y).above

/** Pass one item that stands whole with the height given. */
export function pass(walk: Walk, item: FlowItem, height: number) {
  switch (item.type) {
    case 'gap':
      if (!walk.fresh) walk.y += gapSize(item, walk.origin + walk.y)
      return
    case 'open':
      walk.open = openInside(item, walk.open)
      walk.y += item.top
      if (item.top > 0) walk.fresh = false
      return
    case 'close':
      walk.open = walk.open?.outer
      walk.y += item.height
      return
    case 'float':
      walk.floatBottom = Math.max(walk.floatBottom, walk.y + item.below + item.height)
      return
    case 'solid': {
      const {above, below} = snapRoom(item, walk.origin + walk.y)
      walk.y += above + height + below
      walk.fresh = false
      return
    }
    case 'row':
    case 'columns':
      walk.y += height
      walk.fresh = false
      return
    case 'break':
    case 'page-float':
    case 'marks':
      return
  }
}
