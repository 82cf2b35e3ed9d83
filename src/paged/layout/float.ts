import type {BlockLevelBox} from '../boxes/box.ts'
import type {Atom} from './atom.ts'
import type {Frame} from './block.ts'
import type {LayoutContext} from './context.ts'
import {floatSide, pageFloatSide} from './float-side.ts'
import {placeFloat} from './float-space.ts'
import type {FloatItem} from './flow.ts'
import type {FlowBuilder} from './flow-builder.ts'
import {setApart, setShrunk} from './inline-block.ts'
import {addPageFloat} from './page-float.ts'
import {addPositioned} from './positioned.ts'
import {imageAtom} from './replaced.ts'
import {relativeShift, unshifted} from './sizes.ts'

/** A float waits for the margin above what stands beside it, then it takes its place (CSS 2.2, 9.5). */
export function addFloat(
  flow: FlowBuilder,
  box: BlockLevelBox,
  frame: Frame,
  context: LayoutContext,
) {
  if (box.style.float === 'absolute') {
    addPositioned(flow, box, frame, context)
    return
  }
  const edge = pageFloatSide(box.style)
  if (edge) {
    addPageFloat(flow, setPageFloat(box, {...frame, x: 0, width: flow.width}, context), {
      side: edge,
      direction: frame.direction,
    })
    return
  }
  const set = setFloat(box, frame, context)
  const {side, turns} = floatSide(box.style)
  // A table moves in the block that floats in its stead.
  const shift = box.type === 'table' ? unshifted : relativeShift(box.style, frame)
  flow.floats = [
    ...flow.floats,
    (y: number): FloatItem => {
      const area = placeFloat(flow.space, frame, {
        side,
        turns,
        y,
        width: set.width,
        height: set.height,
      })
      return {
        type: 'float',
        below: area.y - y,
        height: set.height,
        notes: set.notes,
        marks: set.marks,
        turn: area.turned.x - area.x,
        place: (x, top) => set.place(x + area.x + shift.x, top + shift.y),
      }
    },
  ]
}

/** A float as it will be drawn. */
export type SetFloat = Pick<Atom, 'width' | 'height' | 'notes' | 'marks' | 'place'>

export function setFloat(box: BlockLevelBox, frame: Frame, context: LayoutContext): SetFloat {
  switch (box.type) {
    case 'replaced': {
      const atom = imageAtom(box, {width: frame.width, height: frame.imageHeight}, context)
      return {...atom, marks: [{x: 0, marks: box.marks}]}
    }
    case 'block':
      return setShrunk(box, frame, context)
    case 'table': {
      const around = {...box, type: 'block', marker: undefined, marks: noMarks} as const
      const style = {...box.style, width: 'auto', display: 'block'} as const
      const content = {type: 'blocks', children: [{...box, style: unfloated(box.style)}]} as const
      return setShrunk({...around, style: bare(style), content}, frame, context)
    }
  }
}

/** A float for the head or foot of a page or column is as wide as that. */
const setPageFloat = (box: BlockLevelBox, frame: Frame, context: LayoutContext): SetFloat =>
  box.type === 'block'
    ? setApart(box, frame, context, {shrink: false})
    : setFloat(box, frame, context)

const noMarks = {
  id: undefined,
  strings: [],
  bookmark: undefined,
  running: [],
  pageCounter: undefined,
}

const unfloated = (style: BlockLevelBox['style']) => ({...style, float: 'none'}) as const

const noEdge = (style: BlockLevelBox['style']['border']['top']) =>
  ({...style, width: 0, style: 'none'}) as const

/** A block around a floated table: the table keeps its own edges. */
function bare(style: BlockLevelBox['style']): BlockLevelBox['style'] {
  const none = noEdge(style.border.top)
  return {
    ...style,
    margin: {top: 0, right: 0, bottom: 0, left: 0},
    padding: {top: 0, right: 0, bottom: 0, left: 0},
    border: {top: none, right: none, bottom: none, left: none},
    backgroundColor: undefined,
    background: undefined,
  }
}
