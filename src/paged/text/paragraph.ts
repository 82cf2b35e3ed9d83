import type {Style} from '../css/style.ts'
import type {GlyphRun} from './glyphs.ts'

/**
 * Inline content flattened for the line breaker, in logical order. `source` is handed back untouched on the pieces,
 * so the layout finds its boxes again. An inline box whose `unicode-bidi` is not normal needs its `open` and `close`
 * even where their width is 0: the isolate begins and ends there.
 */
export type InlineItem<Source> =
  | {readonly type: 'text'; readonly text: string; readonly style: Style; readonly source: Source}
  /** An image, inline-block or anything of a fixed width; breaks are allowed on both sides as around U+FFFC. */
  | {
      readonly type: 'atomic'
      readonly width: number
      /** A formula: breaks are allowed as beside a letter. */
      readonly isWord?: boolean
      readonly style: Style
      readonly source: Source
    }
  /** Left/right edge of an inline box: margin + border + padding, glued to what follows (open) or precedes (close). */
  | {
      readonly type: 'open' | 'close'
      readonly width: number
      readonly style: Style
      readonly source: Source
      /** Set on an `open` that must stay with the text before it: a footnote call. `vertical-align: super` does the same. */
      readonly glue?: boolean
    }
  | {readonly type: 'break'; readonly style: Style; readonly source: Source}
  | {readonly type: 'leader'; readonly text: string; readonly style: Style; readonly source: Source}
  /** Zero width, no break: an anchor. Its line is known from the piece. */
  | {readonly type: 'mark'; readonly style: Style; readonly source: Source}

/** A placed part of a line. `x` in points from the line's left edge, whatever the direction. */
export type Piece<Source> =
  | {readonly type: 'glyphs'; readonly x: number; readonly run: GlyphRun; readonly source: Source}
  | {readonly type: 'atomic'; readonly x: number; readonly width: number; readonly source: Source}
  | {
      readonly type: 'open' | 'close'
      readonly x: number
      readonly width: number
      /** It is the left end of its box. */
      readonly atLeft: boolean
      readonly source: Source
    }
  | {readonly type: 'mark'; readonly x: number; readonly source: Source}

/**
 * One line: pieces in visual order. A space that a break followed stays as the last glyph in logical order, with
 * advance 0, so that text extraction does not join words; so does a space for a forced break.
 */
export interface Line<Source> {
  readonly pieces: readonly Piece<Source>[]
  /**
   * Left edge of the first piece from the left edge of the line's room (indent, alignment), points. `room().left`
   * is not in it: whoever gave the room adds it.
   */
  readonly x: number
  /** What of it stands out of the measure on the left. Points. */
  readonly hang: number
  /** Of what stands in the measure: without the spaces and marks that hang out of it. */
  readonly width: number
  /** What its spaces were stretched (to 1: as far as is good) or shrunk (to -1: as far as can be). */
  readonly ratio: number
  /** True when it ends with a hyphen that the breaker added. */
  readonly hyphenated: boolean
  /** True when a forced break or the end of the paragraph follows. */
  readonly last: boolean
}

/** Room for line `index`: its measure and how far its left edge is from the paragraph's (floats, drop caps). Finite. */
export type LineRoom = (index: number) => {readonly width: number; readonly left: number}
