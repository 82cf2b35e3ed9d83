import {type FlowItem, type OpenBoxes, openInside, type Place} from './flow.ts'

/** How far a walk down a flow has come. */
export interface Walk {
  /** From the top of the region. */
  y: number
  open: OpenBoxes | undefined
  /** Bottom of the lowest float. */
  floatBottom: number
  /** Nothing stands on the region yet, so margins are swallowed. */
  fresh: boolean
}

/** Begin at a place, `y` down. `keepTop`: after a forced break, and at the start of a flow, the margin stays. */
export const startWalk = ({open}: Place, y: number, keepTop: boolean): Walk => ({
  y,
  open,
  floatBottom: 0,
  fresh: !keepTop,
})

/** Pass one item that stands whole with the height given. */
export function pass(walk: Walk, item: FlowItem, height: number) {
  switch (item.type) {
    case 'gap':
      if (!walk.fresh) walk.y += item.size
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
    case 'solid':
    case 'row':
    case 'columns':
      walk.y += height
      walk.fresh = false
      return
    case 'break':
    case 'marks':
      return
  }
}
