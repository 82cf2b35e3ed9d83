import type {ParagraphOptions} from './break-paragraph.ts'
import type {InlineItem} from './paragraph.ts'

/** Points. */
export interface ContentWidths {
  /** The widest part that cannot be divided (CSS Sizing 3, min-content). */
  readonly min: number
  /** The widest line when only forced breaks break (max-content). */
  readonly max: number
}

/** How narrow and how wide inline content can be: what tables and shrink-to-fit ask. */
export function measureContent<Source>(
  _items: readonly InlineItem<Source>[],
  _options: Omit<ParagraphOptions, 'room'>,
): ContentWidths {
  throw new Error('measures are being written')
}
