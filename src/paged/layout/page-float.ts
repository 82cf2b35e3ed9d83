import type {SetFloat} from './float.ts'
import type {FlowItem, PageFloatItem} from './flow.ts'
import {addSolid, type FlowBuilder} from './flow-builder.ts'
import type {Fragment} from './fragment.ts'
import type {Spot} from './place.ts'

/** Floats at the head and foot of a room, in the order of the text. */
export interface EdgeFloats {
  readonly top: readonly PageFloatItem[]
  readonly bottom: readonly PageFloatItem[]
}

export const noFloats: EdgeFloats = {top: [], bottom: []}

/**
 * A float waits for what follows it in the text and goes to the head or foot of its page or column (css-page-floats-3).
 * What stands apart (a cell, a note) has neither, so there it stands where it is.
 */
export function addPageFloat(
  flow: FlowBuilder,
  set: SetFloat,
  {side, direction}: {readonly side: 'top' | 'bottom'; readonly direction: 'ltr' | 'rtl'},
) {
  const {height, notes, marks} = set
  const shift = direction === 'rtl' ? flow.width - set.width : 0
  const place = (x: number, y: number) => set.place(x + shift, y)
  if (flow.kind === 'apart') {
    addSolid(flow, {
      type: 'solid',
      height,
      notes,
      marks,
      place,
      baseline: undefined,
      snap: undefined,
    })
    return
  }
  const item: PageFloatItem = {type: 'page-float', side, height, notes, marks, place}
  flow.floats = [...flow.floats, () => item]
}

export const floatsHeight = (floats: readonly PageFloatItem[]) =>
  floats.reduce((sum, {height}) => sum + height, 0)

export const bySide = (floats: readonly PageFloatItem[]): EdgeFloats =>
  floats.length === 0
    ? noFloats
    : {
        top: floats.filter(({side}) => side === 'top'),
        bottom: floats.filter(({side}) => side === 'bottom'),
      }

/** How many lines a float leaves to the text that it stood above: with fewer, text and float would both move on. */
const linesBeside = 2

/** Height of the lines after a float in the text that have to find room with it. */
export function heightAhead(items: readonly FlowItem[], index: number): number {
  let height = 0
  let lines = 0
  for (let at = index + 1; at < items.length && lines < linesBeside; at++) {
    const item = items[at]!
    if (item.type === 'break' && item.forced) break
    if (item.type === 'open') height += item.top
    if (item.type === 'row' || item.type === 'columns') break
    if (item.type !== 'solid') continue
    height += item.height
    lines++
  }
  return height
}

/** Set floats one below the other from `spot.y` on. */
export function placeFloats(floats: readonly PageFloatItem[], spot: Spot): readonly Fragment[] {
  let y = spot.y
  return floats.flatMap(float => {
    const top = y
    y += float.height
    for (const mark of float.marks) spot.mark?.(mark, spot.x + mark.x, top)
    return spot.draw ? [float.place(spot.x, top)] : []
  })
}
