import {paddingBox, withPositioned} from './containing.ts'
import type {FilledColumns} from './fill-columns.ts'
import type {FilledRow} from './fill-row.ts'
import {fillWhole} from './fill-whole.ts'
import {
  type ColumnsItem,
  type Flow,
  type Mark,
  type OpenBoxes,
  type OpenItem,
  type RowItem,
  type RowSizes,
  withoutFoot,
} from './flow.ts'
import {allEdges, type BoxFragment, type Fragment, noEdges, type RuleFragment} from './fragment.ts'
import {bySide, floatsHeight, placeFloats} from './page-float.ts'
import type {Filled} from './room.ts'
import {relativeShift} from './sizes.ts'
import {pass, startWalk, topOf} from './walk.ts'

/** Where a flow's top left corner is, and who learns of marks on the way. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly mark: ((mark: Mark, x: number, y: number) => void) | undefined
  /** False where only the marks are wanted: lines and images are passed over. */
  readonly draw: boolean
  /** On a left page: what is inside or outside has changed sides. */
  readonly turned?: boolean
  /** Bottom of the room, where its floats stand; without it they stand right below the text. */
  readonly foot?: number | undefined
}

interface OpenFragment {
  readonly item: OpenItem
  readonly y: number
  readonly begins: boolean
  readonly children: Fragment[]
}

/** Set a flow that stands apart in one piece. */
export const placeWhole = (flow: Flow, spot: Spot) => placeFilled(flow, fillWhole(flow), spot)

/** Turn the part of a flow that a room took into fragments, the text between the floats at its head and foot. */
export function placeFilled(flow: Flow, filled: Filled, room: Spot): readonly Fragment[] {
  const spot = {...room, foot: undefined}
  if (filled.floats.length === 0) return placeText(flow, filled, spot)
  const {top, bottom} = bySide(filled.floats)
  const foot = room.foot ?? room.y + filled.height
  return [
    ...placeFloats(top, spot),
    ...placeText(flow, filled, {...spot, y: room.y + floatsHeight(top)}),
    ...placeFloats(bottom, {...spot, y: foot - floatsHeight(bottom)}),
  ]
}

function placeText(flow: Flow, filled: Filled, spot: Spot): readonly Fragment[] {
  const top: Fragment[] = []
  const stack: OpenFragment[] = []
  let x = spot.x
  let shift = 0
  const {stretch} = filled
  const walk = startWalk(filled.from, {...filled, y: 0})
  for (const item of outermostFirst(filled.from.open)) resume(item)
  const end = filled.to?.index ?? flow.items.length
  for (let index = filled.from.index; index < end; index++) setItem(index)
  // A room that took floats alone ends where it began.
  if (filled.to?.inside && filled.to.inside !== filled.from.inside) setItem(end)
  while (stack.length > 0) suspend()
  return top

  function setItem(index: number) {
    const item = flow.items[index]!
    const y = spot.y + topOf(walk, item) + shift
    const add = stack.at(-1)?.children ?? top
    switch (item.type) {
      case 'solid': {
        for (const mark of item.marks) spot.mark?.(mark, x + mark.x, y)
        const fragment = spot.draw ? item.place?.(x + turnOf(item), y) : undefined
        if (fragment) add.push(fragment)
        pass(walk, item, item.height)
        return
      }
      case 'float':
        for (const mark of item.marks) spot.mark?.(mark, x + mark.x, y + item.below)
        if (spot.draw) {
          const fragment = item.place(x + turnOf(item), y + item.below)
          if (fragment) add.push(fragment)
        }
        break
      case 'marks': {
        for (const mark of item.marks) spot.mark?.(mark, x + mark.x, y)
        break
      }
      case 'open':
        pass(walk, item, 0)
        begin(item, y, true)
        return
      case 'close':
        pass(walk, item, 0)
        finish(stack.pop()!, spot.y + walk.y, true)
        return
      case 'row': {
        const part = filled.nested.get(index) as FilledRow | undefined
        add.push(...placeRow(item, part, {...spot, x, y}))
        pass(walk, item, part?.height ?? item.sizes.height)
        return
      }
      case 'columns': {
        const part = filled.nested.get(index) as FilledColumns
        add.push(...placeColumns(item, part, {...spot, x, y}))
        pass(walk, item, part.height)
        return
      }
      case 'gap':
        if (stretch && index >= stretch.from && item.size > 0) shift += stretch.each
        break
      case 'break':
      case 'page-float':
        break
    }
    pass(walk, item, 0)
  }

  function turnOf({turn = 0}: {readonly turn?: number}) {
    return spot.turned ? turn : 0
  }

  function begin(item: OpenItem, y: number, begins: boolean) {
    x += item.shift.x
    shift += item.shift.y
    const around = stack.at(-1)
    if (item.isFoot && around) stack.splice(-1, 1, {...around, item: withoutFoot(around.item)})
    stack.push({item, y: y + item.shift.y, begins, children: []})
  }

  /** A box that goes on from the page before. */
  function resume(item: OpenItem) {
    begin(item, spot.y + walk.y + shift, false)
    if (item.clone) walk.y += item.top
    if (item.head) repeat(item.head)
  }

  /** A box that goes on on the next page. */
  function suspend() {
    const box = stack.pop()!
    if (box.item.foot) {
      stack.push(box)
      repeat(box.item.foot)
      stack.pop()
    }
    if (box.item.clone) walk.y += box.item.bottom
    finish(box, spot.y + walk.y, false)
  }

  function repeat(part: Flow) {
    const y = spot.y + walk.y + shift
    stack.at(-1)!.children.push(...placeWhole(part, {...spot, x, y, mark: undefined}))
    walk.y += fillWhole(part).height
  }

  function finish({item, y, begins, children}: OpenFragment, bottom: number, ends: boolean) {
    const fragment: BoxFragment = {
      type: 'box',
      box: item.box,
      x: x + item.x,
      y,
      width: item.width,
      height: bottom + shift - y,
      edges: item.bordered
        ? {top: begins || item.clone, right: true, bottom: ends || item.clone, left: true}
        : noEdges,
      children: children.slice(),
    }
    const positioned = begins && spot.draw ? [...(item.positioned?.values() ?? [])] : []
    const whole = withPositioned(
      fragment.children,
      positioned,
      paddingBox(item.box.style, fragment),
    )
    x -= item.shift.x
    shift -= item.shift.y
    ;(stack.at(-1)?.children ?? top).push(
      positioned.length > 0 ? {...fragment, children: whole} : fragment,
    )
  }
}

const outermostFirst = (open: OpenBoxes | undefined) => {
  const items: OpenItem[] = []
  for (let at = open; at; at = at.outer) items.push(at.item)
  return items.reverse()
}

function placeColumns(item: ColumnsItem, part: FilledColumns, spot: Spot): readonly Fragment[] {
  const {count, width, gap, rule, direction} = item
  const left = (column: number) =>
    spot.x + item.x + (direction === 'rtl' ? count - 1 - column : column) * (width + gap)
  const columns = part.columns.flatMap((column, index) =>
    placeFilled(item.flow, column, {...spot, x: left(index), foot: spot.y + part.height}),
  )
  if (rule.width <= 0) return columns
  const rules = part.columns.slice(1).map((_, index): RuleFragment => {
    const x =
      (Math.max(left(index), left(index + 1)) + Math.min(left(index), left(index + 1)) + width) / 2
    return {type: 'rule', x1: x, y1: spot.y, x2: x, y2: spot.y + part.height, edge: rule}
  })
  return [...columns, ...rules]
}

function placeRow(item: RowItem, part: FilledRow | undefined, spot: Spot): readonly Fragment[] {
  const sizes = part?.sizes ?? item.sizes
  const cells = item.cells.map((cell, index): BoxFragment => {
    const {top, height, shift} = sizes.cells[index]!
    const {inset, bordered} = cell
    const filled = part ? part.cells[index] : fillWhole(cell.flow)
    const {style} = cell.box
    const {width: whole = cell.width} = item.rows[0] ?? cell
    const moved = relativeShift(style, {
      width: whole,
      height: undefined,
      direction: style.direction,
    })
    const x = spot.x + cell.x + moved.x
    const y = spot.y + top + moved.y
    const inner = {...spot, x: x + inset.left, y: y + inset.top + shift}
    const edges = bordered ? allEdges : noEdges
    const children = filled ? placeFilled(cell.flow, filled, inner) : []
    return {type: 'box', box: cell.box, x, y, width: cell.width, height, edges, children}
  })
  const first = sizes.rows.findIndex(row => row.height > 0)
  const rows = item.rows.flatMap((row, index): BoxFragment[] => {
    const {top, height} = sizes.rows[index]!
    if (height <= 0) return []
    const x = spot.x + row.x
    const children = cells.filter((_, at) => {
      const cell = item.cells[at]!
      return cell.row === index || (index === first && cell.row < first && cells[at]!.height > 0)
    })
    const {box, width} = row
    // An item of a grid that is all on other pages leaves nothing here.
    if (!box) return children.filter(cell => !part || part.cells[cells.indexOf(cell)])
    return [{type: 'box', box, x, y: spot.y + top, width, height, edges: noEdges, children}]
  })
  return [...placeGrounds(item, sizes, spot), ...rows, ...placeRules(item, sizes, spot)]
}

const placeGrounds = ({grounds}: RowItem, {rows}: RowSizes, spot: Spot) =>
  grounds.flatMap(({box, x, width}) =>
    rows
      .filter(({height}) => height > 0)
      .map(({top, height}): BoxFragment => {
        const place = {x: spot.x + x, y: spot.y + top, width, height}
        return {type: 'box', box, ...place, edges: noEdges, children: []}
      }),
  )

const placeRules = ({rules}: RowItem, sizes: RowSizes, spot: Spot) =>
  rules.flatMap((rule): RuleFragment[] => {
    const {top, height} = sizes.rows[rule.row]!
    if (height <= 0) return []
    const y = spot.y + top
    const y1 = rule.along === 'bottom' ? y + height : y
    const y2 = rule.along === 'top' ? y : y + height
    return [{type: 'rule', x1: spot.x + rule.x1, y1, x2: spot.x + rule.x2, y2, edge: rule.edge}]
  })
