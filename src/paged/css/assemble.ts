import {fontFeatures} from './properties/font-features.ts'
import type {Values} from './properties/index.ts'
import type {BorderEdge, BorderStyle, Color, Display, Style} from './style.ts'
import type {SpecifiedColor} from './values/color.ts'

/** What a style depends on besides its element's values. */
export interface Surroundings {
  readonly lang: string
  /** The root is a block whatever it says. */
  readonly root: boolean
}

/** The computed style from its longhands, frozen. */
export function assemble(values: Values, {lang, root}: Surroundings): Style {
  const color = values.color === 'currentcolor' ? black : values.color
  const painted = (specified: SpecifiedColor): Color =>
    specified === 'currentcolor' ? color : specified
  return Object.freeze({
    display: displayOf(values, root),
    position: values.position,
    float: values.float,
    clear: values.clear,
    width: values.width,
    height: values.height,
    minWidth: values['min-width'],
    maxWidth: values['max-width'],
    minHeight: values['min-height'],
    maxHeight: values['max-height'],
    boxSizing: values['box-sizing'],
    margin: {
      top: values['margin-top'],
      right: values['margin-right'],
      bottom: values['margin-bottom'],
      left: values['margin-left'],
    },
    padding: {
      top: values['padding-top'],
      right: values['padding-right'],
      bottom: values['padding-bottom'],
      left: values['padding-left'],
    },
    border: bordersOf(values, painted),
    borderRadius: values['border-radius'],
    inset: {top: values.top, right: values.right, bottom: values.bottom, left: values.left},
    backgroundColor: visible(painted(values['background-color'])),
    boxDecorationBreak: values['box-decoration-break'],
    visibility: values.visibility,
    opacity: values.opacity,
    objectFit: values['object-fit'],
    ...fontOf(values),
    color,
    ...textOf(values, painted, lang),
    ...generatedOf(values),
    tableLayout: values['table-layout'],
    borderCollapse: values['border-collapse'],
    borderSpacing: values['border-spacing'],
    captionSide: values['caption-side'],
    emptyCells: values['empty-cells'],
    ...pagedOf(values, painted),
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

/** What leaves the flow is a block of its own (CSS 2.2, 9.7); so is the root. */
function displayOf(values: Values, root: boolean): Display {
  const {display, float, position} = values
  const leaves = float !== 'none' || typeof position === 'object' || root
  if (!leaves || display === 'none') return display
  return display === 'contents' && root ? 'block' : (blocks[display] ?? display)
}

const edge = (width: number, style: BorderStyle, color: Color): BorderEdge => ({
  width: style === 'none' || style === 'hidden' ? 0 : width,
  style,
  color,
})

function bordersOf(values: Values, painted: (color: SpecifiedColor) => Color): Style['border'] {
  const side = (name: 'top' | 'right' | 'bottom' | 'left') =>
    edge(
      values[`border-${name}-width`],
      values[`border-${name}-style`],
      painted(values[`border-${name}-color`]),
    )
  return {top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left')}
}

function fontOf(values: Values) {
  const lineHeight = values['line-height']
  return {
    fontFamily: values['font-family'],
    fontSize: values['font-size'],
    fontWeight: values['font-weight'],
    fontStyle: values['font-style'],
    fontStretch: values['font-stretch'],
    fontFeatures: fontFeatures({
      words: [
        ...values['font-variant-ligatures'],
        ...values['font-variant-caps'],
        ...values['font-variant-numeric'],
        ...values['font-variant-east-asian'],
        ...values['font-variant-position'],
        ...values['font-variant-alternates'],
      ],
      kerning: values['font-kerning'],
      spaced: values['letter-spacing'] !== 0,
      settings: values['font-feature-settings'],
    }),
    lineHeight:
      typeof lineHeight === 'object' ? lineHeight.factor * values['font-size'] : lineHeight,
  }
}

function textOf(values: Values, painted: (color: SpecifiedColor) => Color, lang: string) {
  return {
    direction: values.direction,
    unicodeBidi: values['unicode-bidi'],
    lang,
    textAlign: values['text-align'],
    textAlignLast: values['text-align-last'],
    textIndent: values['text-indent'],
    textTransform: values['text-transform'],
    textDecorationLine: values['text-decoration-line'],
    textDecorationColor: painted(values['text-decoration-color']),
    textDecorationThickness: values['text-decoration-thickness'],
    whiteSpace: values['white-space'],
    overflowWrap: values['overflow-wrap'],
    wordBreak: values['word-break'],
    letterSpacing: values['letter-spacing'],
    wordSpacing: values['word-spacing'],
    tabSize: values['tab-size'],
    hyphens: values.hyphens,
    hyphenateLimitChars: values['hyphenate-limit-chars'],
    hyphenateLimitLines: values['hyphenate-limit-lines'],
    hyphenateCharacter: values['hyphenate-character'],
    textWrap: values['text-wrap'],
    hangingPunctuation: values['hanging-punctuation'],
    verticalAlign: values['vertical-align'],
    orphans: values.orphans,
    widows: values.widows,
  }
}

const generatedOf = (values: Values) => ({
  listStyleType: values['list-style-type'],
  listStylePosition: values['list-style-position'],
  content: values.content,
  quotes: values.quotes,
  counterReset: values['counter-reset'],
  counterIncrement: values['counter-increment'],
  counterSet: values['counter-set'],
  stringSet: values['string-set'],
  bookmarkLevel: values['bookmark-level'],
  bookmarkLabel: values['bookmark-label'],
  bookmarkState: values['bookmark-state'],
})

const pagedOf = (values: Values, painted: (color: SpecifiedColor) => Color) => ({
  page: values.page,
  breakBefore: values['break-before'],
  breakAfter: values['break-after'],
  breakInside: values['break-inside'],
  footnoteDisplay: values['footnote-display'],
  footnotePolicy: values['footnote-policy'],
  columnCount: values['column-count'],
  columnWidth: values['column-width'],
  columnGap: values['column-gap'],
  columnFill: values['column-fill'],
  columnSpan: values['column-span'],
  columnRule: edge(
    values['column-rule-width'],
    values['column-rule-style'],
    painted(values['column-rule-color']),
  ),
})
