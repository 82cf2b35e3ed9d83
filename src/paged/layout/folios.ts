import {formatCounter} from '../css/counter-styles.ts'
import type {PageStyle} from '../css/style.ts'
import type {Page} from './fragment.ts'

/**
 * The number of each page as it is printed. One that prints none is counted as its row goes on: in the numerals of the
 * next page of the row that prints its own, or of the last one. A row ends where the numbers start anew.
 */
export function foliosOf(pages: ReadonlyArray<Pick<Page, 'number' | 'style'>>): readonly string[] {
  const printed = pages.map(({style}) => numeralsOf(style))
  const startsRow = (index: number) => pages[index]?.number !== (pages[index - 1]?.number ?? 0) + 1
  const numerals = printed.slice()
  for (let i = pages.length - 2; i >= 0; i--) {
    if (!startsRow(i + 1)) numerals[i] ??= numerals[i + 1]
  }
  for (let i = 1; i < pages.length; i++) {
    if (!startsRow(i)) numerals[i] ??= numerals[i - 1]
  }
  return pages.map(({number}, index) => formatCounter(number, numerals[index] ?? 'decimal'))
}

/** The counter style that a page prints its number in. */
function numeralsOf({marginBoxes}: PageStyle): string | undefined {
  for (const {content} of marginBoxes.values()) {
    if (typeof content === 'string') continue
    for (const item of content) {
      if (item.type === 'counter' && item.name === 'page') return item.style
    }
  }
  return undefined
}
