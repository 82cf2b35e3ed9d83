import type {
  Fragment,
  InlineFragment,
  LineFragment,
  Page,
} from '../../../src/paged/layout/fragment.ts'
import {textOf} from './dump-pages.ts'

/** Lines of a fragment and of all that is in it, in the order of painting. */
export const linesOf = (fragment: Fragment): readonly LineFragment[] => {
  if (fragment.type === 'box') return fragment.children.flatMap(linesOf)
  return fragment.type === 'line' ? [fragment] : []
}

/** The numbers of the words `<kind><number>` in lines, in order. */
export const wordsOf = (lines: readonly LineFragment[], kind: string) =>
  lines
    .flatMap(line => textOf(line.children as readonly InlineFragment[]).split(/\s+/))
    .map(word => word.replace(/\u00AD/g, ''))
    .flatMap(word => [...word.matchAll(new RegExp(`${kind}(\\d+)`, 'g'))].map(([, n]) => Number(n)))

/** 0, 1 … count - 1. */
export const upTo = (count: number) => Array.from({length: count}, (_, index) => index)

/** Pairs of lines of the flow or the notes that stand on each other. */
export function overlaps(page: Page): readonly string[] {
  const lines = [...page.content, ...page.footnotes].flatMap(linesOf)
  return lines.flatMap((a, index) =>
    lines
      .slice(index + 1)
      .filter(
        b =>
          Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.1 &&
          Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.1,
      )
      .map(b => `page ${page.index + 1}: ${textOf(a.children)} / ${textOf(b.children)}`),
  )
}

/** Lines that reach into the margins of a page, `margin` points wide all round. */
export function outside(page: Page, margin: number): readonly string[] {
  const {width: pageWidth, height: pageHeight} = page.style
  const right = pageWidth - margin + 0.1
  const bottom = pageHeight - margin + 0.1
  const least = margin - 0.1
  return [...page.content, ...page.footnotes]
    .flatMap(linesOf)
    .filter(
      ({x, y, width, height}) => x < least || y < least || x + width > right || y + height > bottom,
    )
    .map(line => `page ${page.index + 1}: ${textOf(line.children)}`)
}
