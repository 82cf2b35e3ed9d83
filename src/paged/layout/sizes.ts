import type {BlockBox} from '../boxes/box.ts'
import type {Edges, LengthPercentage, Size, Style} from '../css/style.ts'

/** A length against `basis`, which percentages count in. */
export const resolveLength = (length: LengthPercentage, basis: number) =>
  typeof length === 'number' ? length : (length.value / 100) * basis + length.plus

const resolveMargin = (length: LengthPercentage | 'auto', basis: number) =>
  length === 'auto' ? 0 : resolveLength(length, basis)

/** Border and padding of one box, in points, added up on each side. */
export const resolveInsets = (style: Style, basis: number): Edges<number> => ({
  top: style.border.top.width + resolveLength(style.padding.top, basis),
  right: style.border.right.width + resolveLength(style.padding.right, basis),
  bottom: style.border.bottom.width + resolveLength(style.padding.bottom, basis),
  left: style.border.left.width + resolveLength(style.padding.left, basis),
})

/** Margins with `auto` as 0. Percentages of all four count in the width (CSS 2.2, 8.3). */
export const resolveMargins = (style: Style, basis: number): Edges<number> => ({
  top: resolveMargin(style.margin.top, basis),
  right: resolveMargin(style.margin.right, basis),
  bottom: resolveMargin(style.margin.bottom, basis),
  left: resolveMargin(style.margin.left, basis),
})

/** The narrowest and the widest that content can be, in points. */
export interface Intrinsic {
  readonly min: number
  readonly max: number
  /** Set where a page number in the text can change it. */
  readonly changing?: boolean
}

export interface WidthRequest {
  readonly style: Style
  /** Of the containing block. */
  readonly available: number
  readonly insets: Edges<number>
  /** Asked only where the width depends on the content. */
  readonly intrinsic: () => Intrinsic
}

/** `width`, `min-width` or `max-width` as a content width; undefined for auto and none. */
const resolveSize = (size: Size | 'none', {style, available, insets, intrinsic}: WidthRequest) => {
  const edges = insets.left + insets.right
  switch (size) {
    case 'auto':
    case 'none':
      return undefined
    case 'min-content':
      return intrinsic().min
    case 'max-content':
      return intrinsic().max
    case 'fit-content':
      return shrinkToFit(intrinsic(), available - edges)
    default: {
      const length = resolveLength(size, available)
      return Math.max(0, style.boxSizing === 'border-box' ? length - edges : length)
    }
  }
}

/** CSS 2.2, 10.3.5. */
export const shrinkToFit = ({min, max}: Intrinsic, available: number) =>
  Math.min(Math.max(min, available), max)

/** Content width: `auto` is what `automatic` says, then `max-width` and `min-width` hold. */
export const resolveWidth = (request: WidthRequest, automatic: () => number) => {
  const {style} = request
  const width = resolveSize(style.width, request) ?? automatic()
  const most = resolveSize(style.maxWidth, request) ?? Number.POSITIVE_INFINITY
  const least = resolveSize(style.minWidth, request) ?? 0
  return Math.max(least, Math.min(width, most))
}

/** A height as content height; undefined when it follows from the content. Percentages count in nothing, so they are auto. */
export const resolveHeight = (size: Size | 'none', style: Style, insets: Edges<number>) => {
  if (typeof size !== 'number') return undefined
  return Math.max(0, style.boxSizing === 'border-box' ? size - insets.top - insets.bottom : size)
}

/** The least content height of a block. Content that is higher grows it, so nothing overlaps. */
export const leastHeight = (style: Style, insets: Edges<number>) =>
  Math.max(
    Math.min(
      resolveHeight(style.height, style, insets) ?? 0,
      resolveHeight(style.maxHeight, style, insets) ?? Number.POSITIVE_INFINITY,
    ),
    resolveHeight(style.minHeight, style, insets) ?? 0,
  )

/** Where a block-level box stands in its containing block (CSS 2.2, 10.3.3). */
export interface HorizontalPlace {
  readonly margins: Edges<number>
  readonly insets: Edges<number>
  /** Of the border box, from the left edge of the containing block. */
  readonly x: number
  /** Of the border box. */
  readonly width: number
  readonly contentWidth: number
}

export interface HorizontalRequest {
  readonly style: Style
  readonly available: number
  /** Direction of the containing block: it says which margin gives way. */
  readonly direction: 'ltr' | 'rtl'
  readonly intrinsic: () => Intrinsic
  /** For tables, floats and images `auto` follows from the content. */
  readonly shrink: boolean
}

/** Resolve width and horizontal margins. */
export function placeHorizontally(request: HorizontalRequest): HorizontalPlace {
  const {style, available, direction, intrinsic, shrink} = request
  const insets = resolveInsets(style, available)
  const margins = resolveMargins(style, available)
  const edges = insets.left + insets.right
  const inner = available - edges - margins.left - margins.right
  const contentWidth = resolveWidth({style, available, insets, intrinsic}, () =>
    shrink ? shrinkToFit(intrinsic(), inner) : Math.max(0, inner),
  )
  const width = contentWidth + edges
  const free = available - width - margins.left - margins.right
  const x = margins.left + startOffset(style, free, direction)
  return {margins, insets, x, width, contentWidth}
}

/** How far the left margin grows: auto margins share the free space; otherwise the end margin takes it. */
const startOffset = ({margin}: Style, free: number, direction: 'ltr' | 'rtl') => {
  const room = Math.max(0, free)
  if (margin.left === 'auto' && margin.right === 'auto') {
    return free < 0 && direction === 'rtl' ? free : room / 2
  }
  if (margin.left === 'auto') return room
  if (margin.right === 'auto') return 0
  return direction === 'rtl' ? free : 0
}

/** `position: relative` (CSS 2.2, 9.4.3). */
export const relativeShift = ({style}: Pick<BlockBox, 'style'>, width: number) => {
  if (style.position !== 'relative') return unshifted
  const {top, right, bottom, left} = style.inset
  const x = left !== 'auto' ? resolveLength(left, width) : -resolveMargin(right, width)
  const y = top !== 'auto' ? resolveLength(top, 0) : -resolveMargin(bottom, 0)
  return {x, y}
}

export const unshifted = {x: 0, y: 0} as const
