import type {BlockBox, BlockLevelBox} from '../../boxes/box.ts'
import {anonymous, blockBox} from '../../boxes/source.ts'
import {anonymousStyle} from '../../css/compute.ts'
import type {ItemAlignment, Style} from '../../css/style.ts'
import {baselineOf, flowApart} from '../apart.ts'
import type {Frame} from '../block.ts'
import type {LayoutContext} from '../context.ts'
import {fillWhole} from '../fill-whole.ts'
import type {RowCell} from '../flow.ts'
import {intrinsicWidths} from '../intrinsic.ts'
import {leastHeight, placeHorizontally, resolveHeight} from '../sizes.ts'
import type {GridItem} from './plan.ts'

/** An item whose content is set: where it stands in its columns, and how high it is with its margins. */
export interface GridCell {
  readonly item: GridItem
  readonly cell: Omit<RowCell, 'row' | 'span'>
  readonly height: number
}

export interface GridArea {
  /** Of the item's columns, from the left edge of the flow. */
  readonly x: number
  readonly width: number
  readonly container: BlockBox
  readonly frame: Frame
  readonly context: LayoutContext
}

/** Set an item as wide as its columns, or as it wants where it is not stretched. */
export function setCell(item: GridItem, area: GridArea): GridCell {
  const {container, frame, context} = area
  const block = asBlock(item.box, container)
  const {style} = block
  const justify = alignmentOf(item.box.style.justifySelf, container.style.justifyItems)
  const {margins, insets, ...place} = placeHorizontally({
    style,
    available: area.width,
    direction: container.style.direction,
    intrinsic: () => intrinsicWidths(block, context),
    shrink: !isStretched(justify) || style.margin.left === 'auto' || style.margin.right === 'auto',
  })
  const free = area.width - place.width - margins.left - margins.right
  // Rows are not sized yet: a share of them is not known.
  const heights = {style, insets, whole: undefined}
  const flow = flowApart(
    block,
    {
      ...frame,
      x: 0,
      width: place.contentWidth,
      height: resolveHeight(style.height, heights),
      imageHeight: frame.imageHeight - insets.top - insets.bottom,
    },
    context,
  )
  const align =
    uprightOf(style) ?? alignmentOf(item.box.style.alignSelf, container.style.alignItems)
  const content = Math.max(fillWhole(flow).height, leastHeight(heights))
  const edges = insets.top + insets.bottom
  return {
    item,
    height: content + edges + margins.top + margins.bottom,
    cell: {
      box: block,
      flow,
      x: area.x + place.x + shiftOf(justify, style, free, container.style.direction),
      width: place.width,
      inset: insets,
      margin: {top: margins.top, bottom: margins.bottom},
      stretch: isStretched(align) && style.height === 'auto',
      least: leastHeight(heights) > 0 ? content + edges : 0,
      align: verticalOf(align),
      baseline: margins.top + insets.top + (baselineOf(flow, 'first') ?? 0),
      bordered: true,
    },
  }
}

/** Tables, images, and items with a marker beside them or moved from their place stand in a block of their own. */
function asBlock(box: BlockLevelBox, container: BlockBox): BlockBox {
  if (box.type === 'block' && !box.marker && box.style.position !== 'relative') return box
  const style = anonymousStyle(container.style, 'block')
  return blockBox({...anonymous(style, box.position)}, {type: 'blocks', children: [box]})
}

/** Auto margins above and below take the free height before alignment has any (css-grid-2, 10.2). */
function uprightOf({margin: {top, bottom}}: Style): ItemAlignment | undefined {
  if (top === 'auto') return bottom === 'auto' ? 'center' : 'end'
  return bottom === 'auto' ? 'start' : undefined
}

const alignmentOf = (self: ItemAlignment | 'auto', items: ItemAlignment) =>
  self === 'auto' ? items : self

const isStretched = (alignment: ItemAlignment) => alignment === 'normal' || alignment === 'stretch'

/** How far to the right of the start edge. Auto margins have shared the free space already. */
function shiftOf(justify: ItemAlignment, {margin}: Style, free: number, direction: 'ltr' | 'rtl') {
  if (free <= 0 || margin.left === 'auto' || margin.right === 'auto') return 0
  const toEnd = direction === 'rtl' ? -1 : 1
  if (justify === 'center') return (free / 2) * toEnd
  return justify === 'end' ? free * toEnd : 0
}

const verticalOf = (alignment: ItemAlignment): RowCell['align'] => {
  switch (alignment) {
    case 'normal':
    case 'stretch':
    case 'start':
      return 'top'
    case 'center':
      return 'middle'
    case 'end':
      return 'bottom'
    case 'baseline':
      return 'baseline'
  }
}
