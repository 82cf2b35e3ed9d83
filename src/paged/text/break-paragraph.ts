import type {Style} from '../css/style.ts'
import {assembleLine} from './assemble-line.ts'
import {chooseBreaks} from './choose-breaks.ts'
import {indentOf} from './indent.ts'
import {itemize, type ParagraphSetting} from './itemize.ts'
import type {InlineItem, Line, LineRoom} from './paragraph.ts'

export interface ParagraphOptions extends ParagraphSetting {
  readonly room: LineRoom
}

/**
 * Set inline content in lines, all of them chosen together (Knuth & Plass 1981). No item gives no line; a forced
 * break at the end begins none. Reports `missing-glyph` and, once, `overfull-line`.
 */
export function setParagraph<Source>(
  items: readonly InlineItem<Source>[],
  options: ParagraphOptions,
): readonly Line<Source>[] {
  if (items.length === 0) return []
  const text = itemize(items, options)
  const {candidates, ends} = chooseBreaks(text, options)
  const lines: Line<Source>[] = []
  let from = 0
  for (const to of ends) {
    const last = candidates.kind[to] === 'forced'
    const measure = options.room(lines.length).width
    const geometry = {
      measure,
      indent: indentAt(lines, lines.length, options),
      align: alignmentOf(options.style, last),
      mayShrink: options.style.textAlign === 'justify',
    }
    lines.push(assembleLine(text, candidates, {from, to}, geometry, options))
    from = to
  }
  reportOverfull(lines, options)
  return lines
}

const indentAt = <Source>(
  lines: readonly Line<Source>[],
  index: number,
  {style, room}: ParagraphOptions,
): number => indentOf(style, {index, afterBreak: lines[index - 1]?.last === true}, room(0).width)

function alignmentOf({textAlign, textAlignLast}: Style, last: boolean): Style['textAlign'] {
  if (!last) return textAlign
  if (textAlignLast !== 'auto') return textAlignLast
  return textAlign === 'justify' ? 'start' : textAlign
}

/** Points by which a line may stick out before anybody sees it. */
const VISIBLE = 0.05

function reportOverfull<Source>(lines: readonly Line<Source>[], options: ParagraphOptions) {
  const index = lines.findIndex(({width}, line) => {
    const indent = indentAt(lines, line, options)
    return width > options.room(line).width - indent + VISIBLE
  })
  const line = lines[index]
  if (!line) return
  const words = line.pieces.map(piece => (piece.type === 'glyphs' ? piece.run.text : '')).join('')
  const excess = line.width - options.room(index).width
  options.report({
    ruleId: 'overfull-line',
    reason: `Unexpected line ${excess.toFixed(1)} pt wider than its measure at \`${words.trim().slice(0, 60)}\`, expected a place to break`,
    origin: 'tree',
    place: options.position,
    severe: false,
  })
}
