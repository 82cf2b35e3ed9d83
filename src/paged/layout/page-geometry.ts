import type {PageStyle} from '../css/style.ts'

/** A page's content area, in points from the trim box's corner. */
export interface PageArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * What margins, borders and padding leave of a page. Never nothing, so that something can stand on it. In whole
 * millionths of a point: left and right pages come to one width, whatever is subtracted first, and share their lines.
 */
export function pageArea({width, height, margin, padding, border}: PageStyle): PageArea {
  const left = margin.left + border.left.width + padding.left
  const right = margin.right + border.right.width + padding.right
  const top = margin.top + border.top.width + padding.top
  const bottom = margin.bottom + border.bottom.width + padding.bottom
  return {
    x: left,
    y: top,
    width: Math.max(1, millionths(width - left - right)),
    height: Math.max(1, millionths(height - top - bottom)),
  }
}

const millionths = (points: number) => Math.round(points * 1e6) / 1e6
