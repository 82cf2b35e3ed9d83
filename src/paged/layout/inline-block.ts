import type {InlineBlockBox} from '../boxes/box.ts'
import {baselineOf, flowApart, marksOf, notesOf} from './apart.ts'
import type {Atom} from './atom.ts'
import type {Frame} from './block.ts'
import {type PositionedBoxes, paddingBox, withPositioned} from './containing.ts'
import type {LayoutContext} from './context.ts'
import {fillWhole} from './fill-whole.ts'
import {fontExtents} from './font-extents.ts'
import {allEdges, type BoxFragment} from './fragment.ts'
import {intrinsicWidths} from './intrinsic.ts'
import type {SetAtom} from './paragraph.ts'
import {placeWhole} from './place.ts'
import {imageAtom} from './replaced.ts'
import {leastHeight, placeHorizontally, resolveHeight} from './sizes.ts'

/** Set images and inline-blocks of a paragraph in this frame. */
export const setInlineAtom =
  (frame: Frame, context: LayoutContext): SetAtom =>
  (box, width) => {
    if (box.type === 'inline-block') return inlineBlockAtom(box, {...frame, width}, context)
    const {below} = fontExtents(box.style, context.fonts)
    return imageAtom(box, {width, height: frame.imageHeight - Math.max(0, below)}, context)
  }

/** An inline-block stands on the baseline of its last line, an inline table on that of its first row (CSS 2.2, 10.8.1). */
function inlineBlockAtom(box: InlineBlockBox, frame: Frame, context: LayoutContext): Atom {
  const {first, last, ...set} = setShrunk(box.block, frame, context)
  const baseline = box.style.display === 'inline-table' ? first : last
  return {...set, baseline: baseline ?? set.height, isWord: false}
}

/** A block as narrow as its content: an inline-block or a float. Sizes are of the margin box. */
export const setShrunk = (block: BlockBoxOf, frame: Frame, context: LayoutContext) =>
  setApart(block, frame, context, {shrink: true})

/** A block that has left the flow, as narrow as its content or as wide as its frame. */
export function setApart(
  block: BlockBoxOf,
  frame: Frame,
  context: LayoutContext,
  {shrink}: {readonly shrink: boolean},
) {
  const {style} = block
  const {margins, insets, width, contentWidth} = placeHorizontally({
    style,
    available: frame.width,
    direction: frame.direction,
    intrinsic: () => intrinsicWidths(block, context),
    shrink,
  })
  const heights = {style, insets, whole: frame.height}
  const {border} = style
  const boxes: PositionedBoxes = new Map()
  const containing = {
    boxes,
    width: width - border.left.width - border.right.width,
    height: undefined,
  }
  const inner = {
    ...frame,
    ...(style.position === 'relative' || style.position === 'absolute' ? {containing} : {}),
    width: contentWidth,
    height: resolveHeight(style.height, heights),
  }
  const flow = flowApart(block, inner, context)
  const content = Math.max(fillWhole(flow).height, leastHeight(heights))
  const height = content + insets.top + insets.bottom
  const baseline = (which: 'first' | 'last') => {
    const found = baselineOf(flow, which)
    return found === undefined ? undefined : margins.top + insets.top + found
  }
  const marks = [{x: 0, marks: block.marks}, ...marksOf(flow)]
  return {
    width: width + margins.left + margins.right,
    height: height + margins.top + margins.bottom,
    first: baseline('first'),
    last: baseline('last'),
    notes: notesOf(flow),
    marks,
    place: (x: number, y: number): BoxFragment => {
      const left = x + margins.left
      const top = y + margins.top
      const corner = {x: left + insets.left, y: top + insets.top, mark: undefined, draw: true}
      const area = paddingBox(style, {x: left, y: top, width, height})
      const children = withPositioned(placeWhole(flow, corner), [...boxes.values()], area)
      return {type: 'box', box: block, x: left, y: top, width, height, edges: allEdges, children}
    },
  }
}

type BlockBoxOf = InlineBlockBox['block']
