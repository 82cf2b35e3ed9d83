import type {Style} from '../css/style.ts'
import type {LineGeometry} from './assemble-line.ts'
import type {Candidates} from './candidate-table.ts'
import {indentOf} from './indent.ts'
import type {ParagraphSetting} from './itemize.ts'
import type {Line, LineRoom} from './paragraph.ts'

export interface ParagraphOptions extends ParagraphSetting {
  readonly room: LineRoom
  /** What `::first-line` makes of a style. */
  readonly firstLine?: (style: Style) => Style
}

/** Of the line after `lines`, which ends at candidate `to`. */
export const geometryOf = <Source>(
  lines: readonly Line<Source>[],
  candidates: Candidates,
  to: number,
  options: ParagraphOptions,
): LineGeometry => ({
  measure: options.room(lines.length).width,
  indent: indentAt(lines, lines.length, options),
  align: alignmentOf(options.style, candidates.kind[to] === 'forced'),
  mayShrink: options.style.textAlign === 'justify',
})

export const indentAt = <Source>(
  lines: readonly Line<Source>[],
  index: number,
  {style, room}: ParagraphOptions,
): number => indentOf(style, {index, afterBreak: lines[index - 1]?.last === true}, room(0).width)

function alignmentOf({textAlign, textAlignLast}: Style, last: boolean): Style['textAlign'] {
  if (!last) return textAlign
  if (textAlignLast !== 'auto') return textAlignLast
  return textAlign === 'justify' ? 'start' : textAlign
}
