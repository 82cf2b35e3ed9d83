import type {PageStyle} from '../css/style.ts'
import type {PageFrame} from './content-stream.ts'
import {numbers} from './syntax.ts'

/** Points: crop marks stand this far from the trim, beyond any bleed, and are this long. */
const markGap = 9
const markLength = 15

/** How far the sheet reaches beyond the trim box, on every side. */
export const slugOf = ({bleed, marks}: PageStyle): number =>
  marks.crop || marks.cross ? Math.max(bleed, markGap) + markLength + 3 : bleed

/** Where the trim box lies on the sheet. */
export function frameOf(style: PageStyle): PageFrame {
  const slug = slugOf(style)
  return {left: slug, top: slug + style.height}
}

/** The boxes of a page (ISO 32000-1, 14.11.2). CropBox is the sheet, as presses ask (GWG 2022, R0003). */
export function pageBoxes(style: PageStyle): Readonly<Record<string, string>> {
  const {width, height, bleed} = style
  const slug = slugOf(style)
  const box = (beyond: number) => {
    const [left, bottom] = [slug - beyond, slug - beyond]
    return `[${numbers(left, bottom, slug + width + beyond, slug + height + beyond)}]`
  }
  const sheet = box(slug)
  if (slug === 0) return {MediaBox: sheet, TrimBox: sheet}
  return {MediaBox: sheet, CropBox: sheet, BleedBox: box(bleed), TrimBox: box(0)}
}

/** Operators for `marks: crop cross`: hairlines in all four inks outside the bleed. */
export function printersMarks({width, height, bleed, marks}: PageStyle, frame: PageFrame): string {
  const near = Math.max(bleed, markGap)
  const far = near + markLength
  const lines: (readonly [number, number, number, number])[] = []
  const [left, right, bottom, top] = [frame.left, frame.left + width, frame.top - height, frame.top]
  if (marks.crop)
    for (const [x, outX] of [
      [left, -1],
      [right, 1],
    ] as const)
      for (const [y, outY] of [
        [bottom, -1],
        [top, 1],
      ] as const) {
        lines.push([x + outX * near, y, x + outX * far, y])
        lines.push([x, y + outY * near, x, y + outY * far])
      }
  if (marks.cross) {
    const middle = (near + far) / 2
    const arm = markLength / 2
    const cross = (x: number, y: number) =>
      lines.push([x - arm, y, x + arm, y], [x, y - arm, x, y + arm])
    cross((left + right) / 2, top + middle)
    cross((left + right) / 2, bottom - middle)
    cross(left - middle, (top + bottom) / 2)
    cross(right + middle, (top + bottom) / 2)
  }
  if (lines.length === 0) return ''
  const path = lines.map(([x1, y1, x2, y2]) => `${numbers(x1, y1)} m ${numbers(x2, y2)} l`)
  return `/Artifact BMC\nq 1 1 1 1 K 0.25 w ${path.join(' ')} S Q\nEMC\n`
}
