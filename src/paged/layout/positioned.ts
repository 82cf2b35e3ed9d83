import type {BlockLevelBox} from '../boxes/box.ts'
import {noMarks} from '../boxes/source.ts'
import {resolveLength} from '../css/resolve-length.ts'
import type {LengthPercentage} from '../css/style.ts'
import type {Frame} from './block.ts'
import type {Area} from './containing.ts'
import type {LayoutContext} from './context.ts'
import {type SetFloat, setFloat} from './float.ts'
import type {FloatItem} from './flow.ts'
import type {FlowBuilder} from './flow-builder.ts'
import {setApart} from './inline-block.ts'

/**
 * `position: absolute` (CSS 2.2, 10.3.7 and 10.6.4): it stands where its offsets say in the box around it that is
 * positioned, or on its page, and leaves no trace in the text. Without an offset it stands at the start and the top.
 */
export function addPositioned(
  flow: FlowBuilder,
  box: BlockLevelBox,
  frame: Frame,
  context: LayoutContext,
) {
  const {containing} = frame
  const pageWidth = flow.kind === 'pages' ? flow.width : context.pageWidth(frame.page)
  const width = containing?.width ?? pageWidth
  const height = containing ? containing.height : context.pageHeight(frame.page)
  const set = setPositioned(box, {...frame, x: 0, width, height}, context)
  const {inset, zIndex} = box.style
  const place = (area: Area) => {
    const left = offset(inset.left, area.width)
    const right = offset(inset.right, area.width)
    const top = offset(inset.top, area.height)
    const bottom = offset(inset.bottom, area.height)
    const end = area.width - set.width
    const start = frame.direction === 'rtl' ? end : 0
    const x = left ?? (right === undefined ? start : end - right)
    const stretched =
      box.style.height === 'auto' && top !== undefined && bottom !== undefined
        ? Math.max(0, area.height - top - bottom - set.height)
        : 0
    const y = top ?? (bottom === undefined ? 0 : area.height - set.height - bottom)
    const fragment = set.place(area.x + x, area.y + y)
    return fragment.type === 'box' ? {...fragment, height: fragment.height + stretched} : fragment
  }
  const positioned = {zIndex, place}
  containing?.boxes.set(box, positioned)
  const item: FloatItem = {
    type: 'float',
    below: 0,
    height: 0,
    notes: set.notes,
    // The page is told by a mark, which comes through floats, cells and inline-blocks.
    marks: containing ? set.marks : [...set.marks, {x: 0, marks: noMarks, positioned}],
    turn: 0,
    place: () => undefined,
  }
  flow.floats = [...flow.floats, () => item]
}

function setPositioned(box: BlockLevelBox, frame: Frame, context: LayoutContext): SetFloat {
  const {inset, width} = box.style
  const left = offset(inset.left, frame.width)
  const right = offset(inset.right, frame.width)
  const both = left !== undefined && right !== undefined
  if (box.type !== 'block' || !both || width !== 'auto') return setFloat(box, frame, context)
  const between = {...frame, width: Math.max(0, frame.width - left - right)}
  return setApart(box, between, context, {shrink: false})
}

const offset = (length: LengthPercentage | 'auto', whole: number) =>
  length === 'auto' ? undefined : resolveLength(length, whole)
