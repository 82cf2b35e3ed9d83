import type {BlockLevelBox} from '../boxes/box.ts'
import type {BreakBetween} from '../css/style.ts'
import {cost} from './cost.ts'
import {isFloating} from './float-side.ts'
import type {PageSide} from './flow.ts'

/** What the break values at one place between siblings come to (css-break-3, 3.1). */
export interface Joint {
  readonly cost: number
  /** Of a break between columns alone. */
  readonly columnCost: number
  readonly forced: 'column' | 'page' | undefined
  readonly side: PageSide
  /** Used value of `page` of what follows; undefined where it cannot change. */
  readonly page: string | undefined
}

/** Forced values win over `avoid`, pages over columns, and a named side over any. */
export const mergeJoints = (earlier: Joint, later: Joint): Joint => {
  const forced =
    earlier.forced === 'page' || later.forced === 'page' ? 'page' : (later.forced ?? earlier.forced)
  return {
    cost: Math.max(earlier.cost, later.cost),
    columnCost: Math.max(earlier.columnCost, later.columnCost),
    forced,
    side: later.side === 'any' ? earlier.side : later.side,
    page: later.page ?? earlier.page,
  }
}

/** The place between two siblings, from the values on both and on what they begin and end with. */
export const jointBetween = (
  earlier: BlockLevelBox,
  later: BlockLevelBox,
  page: string | undefined,
): Joint => {
  const values = [...edgeValues(earlier, 'after'), ...edgeValues(later, 'before')]
  return {...jointOfAll(values), page}
}

/** What several break values at one place come to. */
export const jointOfAll = (values: readonly BreakBetween[]): Joint =>
  values.map(jointOf).reduce(mergeJoints, openJoint)

/** What the start of a flow asks of its first page. */
export const jointBefore = (box: BlockLevelBox, page: string | undefined): Joint => ({
  ...jointOfAll(edgeValues(box, 'before')),
  page,
})

export const openJoint: Joint = {
  cost: 0,
  columnCost: 0,
  forced: undefined,
  side: 'any',
  page: undefined,
}

const jointOf = (value: BreakBetween): Joint => {
  switch (value) {
    case 'auto':
      return openJoint
    case 'avoid':
    case 'avoid-page':
      return {...openJoint, cost: cost.avoid}
    case 'avoid-column':
      return {...openJoint, columnCost: cost.avoid}
    case 'column':
      return {...openJoint, forced: 'column'}
    case 'page':
    case 'always':
    case 'all':
      return {...openJoint, forced: 'page'}
    case 'left':
    case 'right':
    case 'recto':
    case 'verso':
      return {...openJoint, forced: 'page', side: value}
  }
}

/** Values of a box and of its first (last) children, which propagate to it. */
function edgeValues(box: BlockLevelBox, edge: 'before' | 'after'): readonly BreakBetween[] {
  const values: BreakBetween[] = []
  for (let at: BlockLevelBox | undefined = box; at; at = edgeChild(at, edge)) {
    const value = edge === 'before' ? at.style.breakBefore : at.style.breakAfter
    if (value !== 'auto') values.push(value)
  }
  return values
}

const edgeChild = (box: BlockLevelBox, edge: 'before' | 'after') => {
  if (box.type !== 'block' || box.content.type !== 'blocks') return undefined
  const children = box.content.children.filter(isInFlow)
  return edge === 'before' ? children[0] : children.at(-1)
}

export const isInFlow = ({style}: BlockLevelBox) => !isFloating(style)

/** Used `page` at the start of a box: its own, or what its first child begins with (css-page-3, 9). */
export function firstPageName(box: BlockLevelBox, inherited: string): string {
  let name = inherited
  for (let at: BlockLevelBox | undefined = box; at; at = edgeChild(at, 'before')) {
    if (at.style.page !== '') name = at.style.page
  }
  return name
}
