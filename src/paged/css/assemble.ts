import {fontFeatures} from './properties/font-features.ts'
import {readValues, type ValueReader, type Values} from './properties/values.ts'
import type {BorderEdge, BorderStyle, Color, Display, Style} from './style.ts'
import type {SpecifiedColor} from './values/color.ts'

/** What a style depends on besides its element's values. */
export interface Surroundings {
  readonly lang: string
  /** The root is a block whatever it says. */
  readonly root: boolean
  /** So is a child of a grid, and it does not float (css-grid-2, 6). */
  readonly item: boolean
}

/** The computed style from its longhands, frozen. */
export function assemble(values: Values, {lang, root, item}: Surroundings): Style {
  const at = readValues(values)
  const specifiedColor = at('color')
  const color = specifiedColor === 'currentcolor' ? black : specifiedColor
  const painted = (specified: SpecifiedColor): Color =>
    specified === 'currentcolor' ? color : specified
  return Object.freeze({
    display: displayOf(at, root, item),
    position: at('position'),
    zIndex: at('z-index'),
    float: floatOf(at, item),
    clear: at('clear'),
    width: at('width'),
    height: at('height'),
    minWidth: at('min-width'),
    maxWidth: at('max-width'),
    minHeight: at('min-height'),
    maxHeight: at('max-height'),
    boxSizing: at('box-sizing'),
    margin: {
      top: at('margin-top'),
      right: at('margin-right'),
      bottom: at('margin-bottom'),
      left: at('margin-left'),
    },
    padding: {
      top: at('padding-top'),
      right: at('padding-right'),
      bottom: at('padding-bottom'),
      left: at('padding-left'),
    },
    border: bordersOf(at, painted),
    borderRadius: at('border-radius'),
    inset: {top: at('top'), right: at('right'), bottom: at('bottom'), left: at('left')},
    backgroundColor: visible(painted(at('background-color'))),
    background: backgroundOf(at),
    boxDecorationBreak: at('box-decoration-break'),
    visibility: at('visibility'),
    opacity: at('opacity'),
    objectFit: at('object-fit'),
    ...fontOf(at),
    color,
    ...textOf(at, painted, lang),
    ...generatedOf(at),
    tableLayout: at('table-layout'),
    borderCollapse: at('border-collapse'),
    borderSpacing: at('border-spacing'),
    captionSide: at('caption-side'),
    emptyCells: at('empty-cells'),
    ...gridOf(at),
    ...pagedOf(at, painted),
  })
}

const black: Color = {type: 'rgb', r: 0, g: 0, b: 0, alpha: 1}

const visible = (color: Color) => (color.alpha === 0 ? undefined : color)

const blocks: Readonly<Partial<Record<Display, Display>>> = {
  inline: 'block',
  'inline-block': 'block',
  'inline-table': 'table',
  'table-header-group': 'block',
  'table-row-group': 'block',
  'table-footer-group': 'block',
  'table-row': 'block',
  'table-cell': 'block',
  'table-column': 'block',
  'table-column-group': 'block',
  'table-caption': 'block',
}

/** An item of a grid floats only into a note; what is positioned absolutely not at all (CSS 2.2, 9.7). */
function floatOf(at: ValueReader, item: boolean): Style['float'] {
  if (at('position') === 'absolute') return 'absolute'
  return item && at('float') !== 'footnote' ? 'none' : at('float')
}

/** What leaves the flow is a block of its own (CSS 2.2, 9.7); so is the root. */
function displayOf(at: ValueReader, root: boolean, item: boolean): Display {
  const [display, float, position] = [at('display'), at('float'), at('position')]
  const leaves =
    float !== 'none' || position === 'absolute' || typeof position === 'object' || root || item
  if (!leaves || display === 'none') return display
  return display === 'contents' && root ? 'block' : (blocks[display] ?? display)
}

const edge = (width: number, style: BorderStyle, color: Color): BorderEdge => ({
  width: style === 'none' || style === 'hidden' ? 0 : width,
  style,
  color,
})

function backgroundOf(at: ValueReader): Style['background'] {
  const url = at('background-image')
  if (url === undefined) return undefined
  const size = at('background-size')
  return {url, size, position: at('background-position'), repeat: at('background-repeat')}
}

function bordersOf(at: ValueReader, painted: (color: SpecifiedColor) => Color): Style['border'] {
  const side = (name: 'top' | 'right' | 'bottom' | 'left') =>
    edge(
      at(`border-${name}-width`),
      at(`border-${name}-style`),
      painted(at(`border-${name}-color`)),
    )
  return {top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left')}
}

function gridOf(at: ValueReader) {
  return {
    gridTemplateColumns: at('grid-template-columns'),
    gridTemplateRows: at('grid-template-rows'),
    gridTemplateAreas: at('grid-template-areas'),
    gridAutoColumns: at('grid-auto-columns'),
    gridAutoRows: at('grid-auto-rows'),
    gridAutoFlow: at('grid-auto-flow'),
    gridRow: {start: at('grid-row-start'), end: at('grid-row-end')},
    gridColumn: {start: at('grid-column-start'), end: at('grid-column-end')},
    rowGap: at('row-gap'),
    alignItems: at('align-items'),
    alignSelf: at('align-self'),
    alignContent: at('align-content'),
    justifyItems: at('justify-items'),
    justifySelf: at('justify-self'),
    justifyContent: at('justify-content'),
    order: at('order'),
  }
}

function fontOf(at: ValueReader) {
  const lineHeight = at('line-height')
  return {
    fontFamily: at('font-family'),
    fontSize: at('font-size'),
    fontWeight: at('font-weight'),
    fontStyle: at('font-style'),
    fontStretch: at('font-stretch'),
    fontFeatures: fontFeatures({
      words: [
        ...at('font-variant-ligatures'),
        ...at('font-variant-caps'),
        ...at('font-variant-numeric'),
        ...at('font-variant-east-asian'),
        ...at('font-variant-position'),
        ...at('font-variant-alternates'),
      ],
      kerning: at('font-kerning'),
      spaced: at('letter-spacing') !== 0,
      settings: at('font-feature-settings'),
    }),
    fontVariationSettings: at('font-variation-settings'),
    fontSizeAdjust: at('font-size-adjust'),
    fontSynthesis: {
      weight: at('font-synthesis-weight') === 'auto',
      style: at('font-synthesis-style') === 'auto',
      smallCaps: at('font-synthesis-small-caps') === 'auto',
    },
    lineHeight: typeof lineHeight === 'object' ? lineHeight.factor * at('font-size') : lineHeight,
  }
}

function textOf(at: ValueReader, painted: (color: SpecifiedColor) => Color, lang: string) {
  return {
    direction: at('direction'),
    unicodeBidi: at('unicode-bidi'),
    lang,
    textAlign: at('text-align'),
    textAlignLast: at('text-align-last'),
    textIndent: at('text-indent').length,
    textIndentLines: at('text-indent'),
    textTransform: at('text-transform'),
    textDecorationLine: at('text-decoration-line'),
    textDecorationColor: painted(at('text-decoration-color')),
    textDecorationThickness: at('text-decoration-thickness'),
    textDecorationStyle: at('text-decoration-style'),
    textDecorationSkipInk: at('text-decoration-skip-ink'),
    textUnderlineOffset: at('text-underline-offset'),
    textUnderlinePosition: at('text-underline-position'),
    whiteSpace: whiteSpaceOf(at),
    overflowWrap: at('overflow-wrap'),
    wordBreak: at('word-break'),
    lineBreak: at('line-break'),
    textAutospace: at('text-autospace'),
    initialLetter: at('initial-letter'),
    letterSpacing: at('letter-spacing'),
    wordSpacing: at('word-spacing'),
    tabSize: at('tab-size'),
    hyphens: at('hyphens'),
    hyphenateLimitChars: at('hyphenate-limit-chars'),
    hyphenateLimitLines: at('hyphenate-limit-lines'),
    hyphenateLimitLast: at('hyphenate-limit-last'),
    hyphenateLimitZone: at('hyphenate-limit-zone'),
    hyphenateCharacter: at('hyphenate-character'),
    continuationMark: at('-octavo-continuation-mark'),
    textWrap: textWrapOf(at),
    hangingPunctuation: at('hanging-punctuation'),
    verticalAlign: at('vertical-align'),
    orphans: at('orphans'),
    widows: at('widows'),
  }
}

/** What `white-space` is short for (css-text-4, 3). */
function whiteSpaceOf(at: ValueReader): Style['whiteSpace'] {
  const wraps = at('text-wrap-mode') === 'wrap'
  switch (at('white-space-collapse')) {
    case 'collapse':
      return wraps ? 'normal' : 'nowrap'
    case 'preserve':
    case 'preserve-spaces':
      return wraps ? 'pre-wrap' : 'pre'
    case 'preserve-breaks':
      return 'pre-line'
  }
}

function textWrapOf(at: ValueReader): Style['textWrap'] {
  if (at('text-wrap-mode') === 'nowrap') return 'nowrap'
  const style = at('text-wrap-style')
  return style === 'auto' ? 'wrap' : style
}

const generatedOf = (at: ValueReader) => ({
  listStyleType: at('list-style-type'),
  listStylePosition: at('list-style-position'),
  content: at('content'),
  quotes: at('quotes'),
  counterReset: at('counter-reset'),
  counterIncrement: at('counter-increment'),
  counterSet: at('counter-set'),
  stringSet: at('string-set'),
  bookmarkLevel: at('bookmark-level'),
  bookmarkLabel: at('bookmark-label'),
  bookmarkState: at('bookmark-state'),
})

const pagedOf = (at: ValueReader, painted: (color: SpecifiedColor) => Color) => ({
  page: at('page'),
  breakBefore: at('break-before'),
  breakAfter: at('break-after'),
  breakInside: at('break-inside'),
  lineGrid: at('line-grid'),
  lineSnap: at('line-snap'),
  footnoteDisplay: at('footnote-display'),
  footnotePolicy: at('footnote-policy'),
  columnCount: at('column-count'),
  columnWidth: at('column-width'),
  columnGap: at('column-gap'),
  columnFill: at('column-fill'),
  columnSpan: at('column-span'),
  columnRule: edge(
    at('column-rule-width'),
    at('column-rule-style'),
    painted(at('column-rule-color')),
  ),
})
