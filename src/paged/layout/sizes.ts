import {resolveLength} from '../css/resolve-length.ts'
import type {Edges, LengthPercentage, Size, Style} from '../css/style.ts'
import type {Frame} from './block.ts'

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
  /** The narrowest that divides no word at its hyphens, where that is not `min`. */
  readonly words?: number
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

/**
 * A height as content height; undefined when it follows from the content, as a share of a `whole` does that is not
 * known (CSS 2.2, 10.5).
 */
export const resolveHeight = (
  size: Size | 'none',
  {style, insets, whole}: HeightRequest,
): number | undefined => {
  if (typeof size === 'string') return undefined
  if (typeof size === 'object' && whole === undefined) return undefined
  const height = resolveLength(size, whole ?? 0)
  return Math.max(
    0,
    style.boxSizing === 'border-box' ? height - insets.top - insets.bottom : height,
  )
}

export interface HeightRequest {
  readonly style: Style
  readonly insets: Edges<number>
  /** Height of the containing block, where it is given. */
  readonly whole: number | undefined
}

/** The least content height of a block. Content that is higher grows it, so nothing overlaps. */
export const leastHeight = (request: HeightRequest): number => {
  const {height, minHeight, maxHeight} = request.style
  const most = resolveHeight(maxHeight, request) ?? Number.POSITIVE_INFINITY
  const least = resolveHeight(minHeight, request) ?? 0
  return Math.max(Math.min(resolveHeight(height, request) ?? 0, most), least)
}

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

export const unshifted = {x: 0, y: 0} as const

/** `position: relative` (CSS 2.2, 9.4.3). Shares of a height that is not known are none. */
export const relativeShift = (
  style: Style,
  {width, height, direction}: Pick<Frame, 'width' | 'height' | 'direction'>,
) => {
  if (style.position !== 'relative') return unshifted
  const {top, right, bottom, left} = style.inset
  const [start, end] = [resolveInset(left, width), resolveInset(right, width)]
  const [above, below] = [resolveInset(top, height), resolveInset(bottom, height)]
  const fromRight = end !== undefined && (start === undefined || direction === 'rtl')
  return {x: fromRight ? -end : (start ?? 0), y: above ?? -(below ?? 0)}
}

const resolveInset = (length: LengthPercentage | 'auto', whole: number | undefined) => {
  if (length === 'auto') return undefined
  if (typeof length === 'object' && whole === undefined) return undefined
  return resolveLength(length, whole ?? 0)
}
