import type {BlockBox, BlockLevelBox, Box, TableCellBox} from '../boxes/box.ts'
import {measureContent} from '../text/measure.ts'
import {isMultiColumn} from './columns.ts'
import type {LayoutContext} from './context.ts'
import {gridWidths} from './grid/plan.ts'
import {setInlineAtom} from './inline-block.ts'
import {inlineItems} from './inline-items.ts'
import {imageAtom} from './replaced.ts'
import {type Intrinsic, resolveInsets, resolveMargins} from './sizes.ts'
import {tableWidths} from './table/widths.ts'

/** A width that nothing is wider than: what percentages count in while the real one is unknown is 0. */
const wide = 1e6

/** Min-content and max-content width of what is in a box, without its own edges (CSS Sizing 3). */
export function intrinsicWidths(box: BlockBox | TableCellBox, context: LayoutContext): Intrinsic {
  if (box.type === 'block' && box.style.display === 'grid') return gridWidths(box, context)
  const known = knownWidths(box, context)
  if (known) return known
  const widths =
    box.content.type === 'blocks'
      ? widest(box.content.children.map(child => outerWidths(child, context)))
      : paragraphWidths(box, context)
  const measured =
    box.type === 'block' && isMultiColumn(box.style) ? inColumns(box, widths) : widths
  return keepWidths(box, measured, context)
}

export const knownWidths = (box: Box, {intrinsics}: LayoutContext) =>
  intrinsics.lasting.get(box) ?? intrinsics.passing.get(box)

export function keepWidths(box: Box, widths: Intrinsic, {intrinsics}: LayoutContext): Intrinsic {
  const {lasting, passing} = intrinsics
  ;(widths.changing ? passing : lasting).set(box, widths)
  return widths
}

const widest = (all: readonly Intrinsic[]): Intrinsic => ({
  min: all.reduce((most, {min}) => Math.max(most, min), 0),
  words: all.reduce((most, {min, words = min}) => Math.max(most, words), 0),
  max: all.reduce((most, {max}) => Math.max(most, max), 0),
  changing: all.some(({changing}) => changing),
})

const inColumns = ({style}: BlockBox, {min, max, changing = false}: Intrinsic): Intrinsic => {
  const count = style.columnCount === 'auto' ? 1 : style.columnCount
  return {min: min * count, max: max * count, changing}
}

function paragraphWidths(box: BlockBox | TableCellBox, context: LayoutContext): Intrinsic {
  const {style, content, position} = box
  const children = content.type === 'inlines' ? content.children : []
  const frame = {
    x: 0,
    width: wide,
    height: undefined,
    direction: style.direction,
    page: '',
    breakWords: false,
    grid: undefined,
    columnDepth: 0,
    tableDepth: 0,
    imageHeight: context.pageHeight(''),
  }
  const {items, references} = inlineItems({
    style,
    children,
    width: 0,
    breakWords: false,
    context,
    setAtom: atom => setInlineAtom(frame, context)(atom, wide),
  })
  const {fonts, report} = context
  const {min, words, max} = measureContent(items, {style, fonts, report, position})
  return {min, words, max, changing: references.length > 0}
}

/** Widths of a child with its margins, borders and padding. */
export function outerWidths(box: BlockLevelBox, context: LayoutContext): Intrinsic {
  if (box.type === 'replaced') {
    const {width} = imageAtom(box, {width: wide, height: context.pageHeight('')}, context)
    const {maxWidth, width: wanted} = box.style
    const gives = typeof maxWidth === 'object' || typeof wanted === 'object'
    return {min: gives ? 0 : width, max: width}
  }
  const insets = resolveInsets(box.style, 0)
  const margins = resolveMargins(box.style, 0)
  const outside = margins.left + margins.right
  const edges = insets.left + insets.right
  const {width, boxSizing, minWidth, maxWidth} = box.style
  if (typeof width === 'number') {
    const outer = outside + width + (boxSizing === 'border-box' ? 0 : edges)
    return {min: outer, max: outer}
  }
  const inner = box.type === 'table' ? tableWidths(box, context) : intrinsicWidths(box, context)
  const most = typeof maxWidth === 'number' ? maxWidth : Number.POSITIVE_INFINITY
  const least = typeof minWidth === 'number' ? minWidth : 0
  const clamp = (value: number) => Math.max(least, Math.min(most, value)) + edges + outside
  return {
    min: clamp(inner.min),
    words: clamp(inner.words ?? inner.min),
    max: clamp(inner.max),
    changing: inner.changing ?? false,
  }
}
