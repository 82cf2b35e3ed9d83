import type {BlockBox, InlineBox} from '../boxes/box.ts'
import {inlineBox, textBox} from '../boxes/source.ts'
import {anonymousStyle} from '../css/compute.ts'
import type {LayoutContext} from './context.ts'
import {type MarkerEdge, markerOf, type SetMarker} from './list-marker.ts'

const boxes = new WeakMap<BlockBox, InlineBox>()

/**
 * What stands before a line of `box` that goes on because the one above was full, ending where its text begins. It is no
 * part of the document, so that it is neither read aloud nor copied. Undefined where the style wants none.
 */
export function continuationMark(
  box: BlockBox,
  edge: MarkerEdge,
  context: LayoutContext,
): SetMarker | undefined {
  const {continuationMark: text} = box.style
  if (text === '') return undefined
  // The block's own style would draw its borders around the mark.
  const style = anonymousStyle(box.style, 'inline')
  const origin = {style, element: undefined, pseudo: undefined, position: box.position}
  const mark = boxes.get(box) ?? inlineBox(origin, [textBox(origin, text)])
  boxes.set(box, mark)
  return markerOf(mark, edge, context)
}
