import type {Position} from 'unist'
import type {Style} from '../css/style.ts'
import type {Report} from '../diagnostics.ts'
import type {Fonts} from './fonts.ts'
import type {InlineItem, Line, LineRoom} from './paragraph.ts'

export interface ParagraphOptions {
  /** Of the block container: direction, alignment, indent, wrapping. */
  readonly style: Style
  readonly room: LineRoom
  readonly fonts: Fonts
  readonly report: Report
  /** Where messages point. */
  readonly position: Position | undefined
}

/** Set inline content in lines. No item gives no line. */
export function setParagraph<Source>(
  _items: readonly InlineItem<Source>[],
  _options: ParagraphOptions,
): readonly Line<Source>[] {
  throw new Error('paragraphs are being written')
}
