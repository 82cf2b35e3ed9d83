import {findCandidates} from './break-candidates.ts'
import {newTable} from './candidate-table.ts'
import {wraps} from './flatten.ts'
import {indentOf} from './indent.ts'
import {type ItemizedText, itemize, type ParagraphSetting} from './itemize.ts'
import type {InlineItem} from './paragraph.ts'

/** Points. */
export interface ContentWidths {
  /** The widest part that cannot be divided (CSS Sizing 3, min-content). */
  readonly min: number
  /** The widest part without a space: words that have hyphens are whole. */
  readonly words: number
  /** The widest line when only forced breaks break (max-content). */
  readonly max: number
}

const table = newTable()

/**
 * How narrow and how wide inline content can be: what tables and shrink-to-fit ask. Soft hyphens count as breaks,
 * those of the patterns do not: a column should not become narrow because its words could be divided.
 */
export function measureContent<Source>(
  items: readonly InlineItem<Source>[],
  setting: ParagraphSetting,
): ContentWidths {
  if (items.length === 0) return {min: 0, words: 0, max: 0}
  const text = itemize(items, setting)
  const divisible = divisibleAnywhere(text)
  const candidates = findCandidates(text, setting, {hyphenate: false, divisible}, table)
  const {count, kind, end, start, hyphen, penalty} = candidates
  const indent = (index: number, afterBreak: boolean) =>
    indentOf(setting.style, {index, afterBreak}, 0)
  let min = 0
  let words = 0
  let wordStart = 0
  let max = 0
  let lineStart = 0
  for (let at = 1; at < count; at++) {
    const own = indent(at === 1 ? 0 : 1, kind[at - 1] === 'forced')
    min = Math.max(min, own + end[at]! + hyphen[at]! - start[at - 1]!)
    if (kind[at] === 'forced' || (kind[at] === 'plain' && penalty[at] === 0)) {
      words = Math.max(words, own + end[at]! - start[wordStart]!)
      wordStart = at
    }
    if (kind[at] !== 'forced') continue
    max = Math.max(max, indent(lineStart, lineStart > 0) + end[at]! - start[lineStart]!)
    lineStart = at
  }
  return {min: Math.min(min, max), words: Math.min(Math.max(min, words), max), max}
}

/** `overflow-wrap: anywhere` counts for min-content, `break-word` does not (CSS Text 3, 5.5). */
const divisibleAnywhere = <Source>({segments, items}: ItemizedText<Source>): ReadonlySet<number> =>
  new Set(
    segments.flatMap(({type, item}, index) => {
      const {style} = items[item]!
      return type === 'word' && style.overflowWrap === 'anywhere' && wraps(style) ? [index] : []
    }),
  )
