/** Computed values, as the layout reads them. Lengths are points (1/72 inch); CSS names in camel case. */

/** A share of a length known at layout, plus a fixed part: `calc(50% - 6pt)` is {value: 50, plus: -6}. */
export interface Percentage {
  readonly type: 'percentage'
  readonly value: number
  readonly plus: number
  /** Added to it: `min()` and `max()` of parts that can be compared only at layout. */
  readonly choices?: readonly Choice[]
}

export interface Choice {
  readonly by: 'min' | 'max'
  readonly of: readonly LengthPercentage[]
  readonly times: number
}

export type LengthPercentage = number | Percentage

export type BackgroundLength = LengthPercentage | 'auto'
export type BackgroundRepeat = 'repeat' | 'no-repeat' | 'space' | 'round'

/** A picture behind a box. */
export interface Background {
  readonly url: string
  readonly size:
    | 'cover'
    | 'contain'
    | {readonly width: BackgroundLength; readonly height: BackgroundLength}
  /** Percentages are of what the picture leaves free. */
  readonly position: {readonly x: LengthPercentage; readonly y: LengthPercentage}
  readonly repeat: {readonly x: BackgroundRepeat; readonly y: BackgroundRepeat}
}
export type Size = LengthPercentage | 'auto' | 'min-content' | 'max-content' | 'fit-content'

/** Components 0–1. Black in print is `cmyk` with k = 1, never four inks. */
export type Color =
  | {
      readonly type: 'rgb'
      readonly r: number
      readonly g: number
      readonly b: number
      readonly alpha: number
    }
  | {
      readonly type: 'cmyk'
      readonly c: number
      readonly m: number
      readonly y: number
      readonly k: number
      readonly alpha: number
    }

export type Display =
  | 'none'
  | 'contents'
  | 'block'
  | 'flow-root'
  | 'inline'
  | 'inline-block'
  | 'grid'
  | 'list-item'
  | 'table'
  | 'inline-table'
  | 'table-header-group'
  | 'table-row-group'
  | 'table-footer-group'
  | 'table-row'
  | 'table-cell'
  | 'table-column'
  | 'table-column-group'
  | 'table-caption'

export type BorderStyle = 'none' | 'hidden' | 'solid' | 'dashed' | 'dotted' | 'double'

/** One border edge. `width` is 0 when `style` is none or hidden. */
export interface BorderEdge {
  readonly width: number
  readonly style: BorderStyle
  readonly color: Color
}

export interface Edges<T> {
  readonly top: T
  readonly right: T
  readonly bottom: T
  readonly left: T
}

/** A piece of the `content` property, in order. Counters are resolved by the box builder where it can. */
export type ContentItem =
  | {readonly type: 'string'; readonly value: string}
  | {readonly type: 'image'; readonly url: string}
  | {readonly type: 'attr'; readonly name: string}
  | {readonly type: 'counter'; readonly name: string; readonly style: string}
  | {
      readonly type: 'counters'
      readonly name: string
      readonly separator: string
      readonly style: string
    }
  /** `string(name, which)`: a named string as it stands on the page. */
  | {
      readonly type: 'named-string'
      readonly name: string
      readonly which: 'first' | 'start' | 'last' | 'first-except'
    }
  | {
      readonly type: 'element'
      readonly name: string
      readonly which: 'first' | 'start' | 'last' | 'first-except'
    }
  /** `content(text)` and its kin, only in `string-set` and `bookmark-label`. */
  | {
      readonly type: 'content'
      readonly which: 'text' | 'before' | 'after' | 'first-letter' | 'marker'
    }
  /** `target-counter(url, name, style)`; `url` is the text after attr() is resolved by the box builder. */
  | {
      readonly type: 'target-counter'
      readonly url: string | {readonly attr: string}
      readonly name: string
      readonly style: string
    }
  /** `-octavo-target-pages(attr(name), style)`: the pages of several ids, each once, in order, neighbors as a range. */
  | {readonly type: 'target-pages'; readonly attr: string; readonly style: string}
  | {
      readonly type: 'target-text'
      readonly url: string | {readonly attr: string}
      readonly which: 'content' | 'before' | 'after' | 'first-letter'
    }
  | {readonly type: 'leader'; readonly text: string}
  | {
      readonly type: 'quote'
      readonly which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote'
    }

export interface CounterChange {
  readonly name: string
  readonly value: number
}

export type BreakBetween =
  | 'auto'
  | 'avoid'
  | 'avoid-page'
  | 'avoid-column'
  | 'page'
  | 'always'
  | 'all'
  | 'left'
  | 'right'
  | 'recto'
  | 'verso'
  | 'column'

/** What a grid track is at least, or at most (css-grid-2, 7.2). */
export type TrackBreadth = LengthPercentage | 'auto' | 'min-content' | 'max-content'

export interface TrackSize {
  readonly min: TrackBreadth
  /** A `flex` takes its share of what is left over. */
  readonly max: TrackBreadth | {readonly type: 'flex'; readonly factor: number}
  /** Of `fit-content()`. */
  readonly limit: LengthPercentage | undefined
}

/** Tracks and the names of the lines between them, in order. */
export type TrackListItem =
  | {readonly type: 'names'; readonly names: readonly string[]}
  | {readonly type: 'track'; readonly size: TrackSize}
  /** As often as it fits; `fit` drops what stays empty. */
  | {readonly type: 'repeat'; readonly fit: boolean; readonly items: readonly TrackListItem[]}

/** One edge of a grid item (css-grid-2, 8.3). */
export type GridLine =
  | 'auto'
  | {readonly type: 'line'; readonly number: number | undefined; readonly name: string | undefined}
  | {readonly type: 'span'; readonly count: number; readonly name: string | undefined}

export type ItemAlignment = 'normal' | 'stretch' | 'start' | 'end' | 'center' | 'baseline'

export type TrackAlignment =
  | 'normal'
  | 'stretch'
  | 'start'
  | 'end'
  | 'center'
  | 'space-between'
  | 'space-around'
  | 'space-evenly'

export interface Style {
  // boxes
  readonly display: Display
  readonly position:
    | 'static'
    | 'relative'
    | 'absolute'
    | {readonly type: 'running'; readonly name: string}
  /** Of what is positioned absolutely; 0 for auto. */
  readonly zIndex: number
  /** `absolute`: its position says that it has left the flow. */
  readonly float:
    | 'none'
    | 'left'
    | 'right'
    | 'inside'
    | 'outside'
    | 'top'
    | 'bottom'
    | 'footnote'
    | 'absolute'
  readonly clear: 'none' | 'left' | 'right' | 'both'
  readonly width: Size
  readonly height: Size
  readonly minWidth: Size
  readonly maxWidth: Size | 'none'
  readonly minHeight: Size
  readonly maxHeight: Size | 'none'
  readonly boxSizing: 'content-box' | 'border-box'
  readonly margin: Edges<LengthPercentage | 'auto'>
  readonly padding: Edges<LengthPercentage>
  readonly border: Edges<BorderEdge>
  readonly borderRadius: number
  readonly inset: Edges<LengthPercentage | 'auto'>
  readonly backgroundColor: Color | undefined
  /** The picture over it. */
  readonly background: Background | undefined
  readonly boxDecorationBreak: 'slice' | 'clone'
  readonly visibility: 'visible' | 'hidden'
  readonly opacity: number
  readonly objectFit: 'fill' | 'contain' | 'cover' | 'none' | 'scale-down'

  // fonts; inherited
  readonly fontFamily: readonly string[]
  /** Points. */
  readonly fontSize: number
  /** 1–1000. */
  readonly fontWeight: number
  readonly fontStyle: 'normal' | 'italic' | 'oblique'
  /** Percent. */
  readonly fontStretch: number
  /** OpenType features with their values, sorted by tag: what font-variant-*, font-kerning and font-feature-settings come to. */
  readonly fontFeatures: ReadonlyArray<{readonly tag: string; readonly value: number}>
  /** Axes of a variable font, sorted by tag; they win over weight, stretch and style. */
  readonly fontVariationSettings: ReadonlyArray<{readonly tag: string; readonly value: number}>
  readonly fontSizeAdjust:
    | 'none'
    | {readonly metric: 'ex-height' | 'cap-height'; readonly ratio: number | 'from-font'}
  /** What may be faked where the font has none. */
  readonly fontSynthesis: {
    readonly weight: boolean
    readonly style: boolean
    readonly smallCaps: boolean
  }
  /** Points; `normal` is resolved by the font. */
  readonly lineHeight: number | 'normal'
  readonly color: Color

  // text; inherited but for those marked
  readonly direction: 'ltr' | 'rtl'
  readonly unicodeBidi:
    | 'normal'
    | 'embed'
    | 'isolate'
    | 'bidi-override'
    | 'isolate-override'
    | 'plaintext' // not inherited
  /** BCP 47, from `lang`; empty when nobody said. */
  readonly lang: string
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly textIndent: LengthPercentage
  /** Which lines `textIndent` is for: first lines, those after forced breaks too, or all the others (hanging). */
  readonly textIndentLines: {readonly hanging: boolean; readonly eachLine: boolean}
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  readonly textDecorationLine: readonly ('underline' | 'overline' | 'line-through')[] // not inherited
  readonly textDecorationColor: Color // not inherited
  readonly textDecorationThickness: number | 'auto' | 'from-font' // not inherited
  readonly textDecorationStyle: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy' // not inherited
  readonly textDecorationSkipInk: 'auto' | 'none' | 'all'
  /** Points below the baseline (or below the text, where `textUnderlinePosition` is `under`). */
  readonly textUnderlineOffset: number | 'auto'
  readonly textUnderlinePosition: 'auto' | 'under' | 'from-font'
  readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line'
  readonly overflowWrap: 'normal' | 'anywhere' | 'break-word'
  readonly wordBreak: 'normal' | 'break-all' | 'keep-all'
  readonly lineBreak: 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere'
  /** Space between ideographs and Latin letters, and between ideographs and digits. */
  readonly textAutospace: {readonly alpha: boolean; readonly numeric: boolean}
  readonly letterSpacing: number
  readonly wordSpacing: number
  readonly tabSize: number
  readonly hyphens: 'none' | 'manual' | 'auto'
  readonly hyphenateLimitChars: {
    readonly word: number
    readonly before: number
    readonly after: number
  }
  /** The largest number of hyphenated lines in a row; Infinity for `no-limit`. */
  readonly hyphenateLimitLines: number
  /** Where the last full line must not be hyphenated: of a paragraph (`always`), or before a break of that kind too. */
  readonly hyphenateLimitLast: 'none' | 'always' | 'column' | 'page' | 'spread'
  /** What a line may be short of before a word is divided to fill it; a share is of the measure. */
  readonly hyphenateLimitZone: LengthPercentage
  readonly hyphenateCharacter: string | 'auto'
  /** What stands before a line that goes on because the one above was full; '' for nothing. */
  readonly continuationMark: string
  readonly textWrap: 'wrap' | 'balance' | 'pretty' | 'stable' | 'nowrap'
  /** `auto` where nobody has said: justified lines then have marks a little out of their edges. */
  readonly hangingPunctuation: 'auto' | readonly ('first' | 'last' | 'allow-end' | 'force-end')[]
  /** Baseline shift in points, up is positive, or a keyword of the line box. Not inherited. */
  readonly verticalAlign:
    | number
    | 'baseline'
    | 'sub'
    | 'super'
    | 'top'
    | 'bottom'
    | 'middle'
    | 'text-top'
    | 'text-bottom'

  /** Of `::first-letter`: its height in lines, and how many it sinks. Not inherited. */
  readonly initialLetter: 'normal' | {readonly size: number; readonly sink: number}

  // lists and generated content
  readonly listStyleType: string // a counter style name, or a quoted string
  readonly listStylePosition: 'inside' | 'outside'
  readonly content: 'normal' | 'none' | readonly ContentItem[]
  readonly quotes: 'auto' | 'none' | ReadonlyArray<{readonly open: string; readonly close: string}>
  readonly counterReset: readonly CounterChange[]
  readonly counterIncrement: readonly CounterChange[]
  readonly counterSet: readonly CounterChange[]

  // tables
  readonly tableLayout: 'auto' | 'fixed'
  readonly borderCollapse: 'separate' | 'collapse'
  readonly borderSpacing: {readonly x: number; readonly y: number}
  readonly captionSide: 'top' | 'bottom'
  readonly emptyCells: 'show' | 'hide'

  // grids; none is inherited
  readonly gridTemplateColumns: readonly TrackListItem[]
  readonly gridTemplateRows: readonly TrackListItem[]
  /** Names by row and column, '' for a null cell. */
  readonly gridTemplateAreas: readonly (readonly string[])[]
  readonly gridAutoColumns: readonly TrackSize[]
  readonly gridAutoRows: readonly TrackSize[]
  readonly gridAutoFlow: {readonly by: 'row' | 'column'; readonly dense: boolean}
  readonly gridRow: {readonly start: GridLine; readonly end: GridLine}
  readonly gridColumn: {readonly start: GridLine; readonly end: GridLine}
  readonly rowGap: LengthPercentage | 'normal'
  readonly alignItems: ItemAlignment
  readonly alignSelf: ItemAlignment | 'auto'
  readonly alignContent: TrackAlignment
  readonly justifyItems: ItemAlignment
  readonly justifySelf: ItemAlignment | 'auto'
  readonly justifyContent: TrackAlignment
  readonly order: number

  // fragmentation and paged media
  readonly page: string // named page, '' for auto
  readonly breakBefore: BreakBetween
  readonly breakAfter: BreakBetween
  readonly breakInside: 'auto' | 'avoid' | 'avoid-page' | 'avoid-column'
  readonly lineGrid: 'match-parent' | 'create'
  readonly lineSnap: 'none' | 'baseline' | 'contain' // inherited
  readonly orphans: number // inherited
  readonly widows: number // inherited
  readonly stringSet: ReadonlyArray<{
    readonly name: string
    readonly content: readonly ContentItem[]
  }>
  readonly bookmarkLevel: number | 'none'
  readonly bookmarkLabel: readonly ContentItem[]
  readonly bookmarkState: 'open' | 'closed'
  readonly footnoteDisplay: 'block' | 'inline' | 'compact'
  /** Whether a note may be split, and what else goes to the next page where it may not. */
  readonly footnotePolicy: 'auto' | 'line' | 'block'
  readonly columnCount: number | 'auto'
  readonly columnWidth: number | 'auto'
  readonly columnGap: LengthPercentage | 'normal'
  readonly columnFill: 'balance' | 'auto' | 'balance-all'
  readonly columnSpan: 'none' | 'all'
  readonly columnRule: BorderEdge
}

/** The pseudo-elements that generate boxes. */
export type PseudoElement =
  | 'before'
  | 'after'
  | 'marker'
  | 'footnote-call'
  | 'footnote-marker'
  | 'first-line'
  | 'first-letter'

/** The sixteen margin boxes of css-page-3. */
export type MarginBoxName =
  | 'top-left-corner'
  | 'top-left'
  | 'top-center'
  | 'top-right'
  | 'top-right-corner'
  | 'right-top'
  | 'right-middle'
  | 'right-bottom'
  | 'bottom-right-corner'
  | 'bottom-right'
  | 'bottom-center'
  | 'bottom-left'
  | 'bottom-left-corner'
  | 'left-bottom'
  | 'left-middle'
  | 'left-top'

/** Which page is asked about. `index` counts from 0; `first` is the first page of the document. */
export interface PageQuery {
  readonly name: string
  readonly index: number
  readonly side: 'left' | 'right'
  readonly first: boolean
  readonly blank: boolean
  /** Pages since the named page type last began, from 1: what `:nth()` of a named page counts. */
  readonly ordinal: number
}

/** What the `@page` rules say of one page, after their cascade. */
export interface PageStyle {
  readonly width: number
  readonly height: number
  readonly margin: Edges<number>
  readonly padding: Edges<number>
  readonly border: Edges<BorderEdge>
  readonly backgroundColor: Color | undefined
  readonly background: Background | undefined
  readonly bleed: number
  readonly marks: {readonly crop: boolean; readonly cross: boolean}
  readonly counterReset: readonly CounterChange[]
  readonly counterIncrement: readonly CounterChange[]
  readonly counterSet: readonly CounterChange[]
  /** Only those with content other than none. Their style inherits from the page, the page's from the root. */
  readonly marginBoxes: ReadonlyMap<MarginBoxName, Style>
  /** The `@footnote` area: its separator border, margins, padding and max-height. */
  readonly footnoteArea: Style
}
