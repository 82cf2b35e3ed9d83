import type {Position} from 'unist'
import type {Style} from '../css/style.ts'
import type {Report} from '../diagnostics.ts'
import {autospaceAt, hasIdeographs} from './autospace.ts'
import {type Levels, levelsOf} from './bidi.ts'
import {boxEdges} from './box-edges.ts'
import {breakOpportunities} from './break-opportunities.ts'
import {type FlatText, flatten, keepsSpaces} from './flatten.ts'
import type {Fonts} from './fonts.ts'
import type {Face} from './glyphs.ts'
import type {InlineItem} from './paragraph.ts'
import {joins} from './scripts.ts'
import {type Word, type WordBook, wordBookFor} from './words.ts'

/** What a paragraph is set with besides its items and its measure. */
export interface ParagraphSetting {
  /** Of the block container: direction, alignment, indent, wrapping. */
  readonly style: Style
  readonly fonts: Fonts
  readonly report: Report
  /** Where messages point. */
  readonly position: Position | undefined
}

/** The smallest part of a paragraph that the breaker moves; only words can be divided further. */
export interface Segment {
  readonly type: 'word' | 'space' | 'atomic' | 'open' | 'close' | 'mark' | 'leader' | 'newline'
  /** Index of its item. */
  readonly item: number
  /** Its range of the flat text. */
  readonly from: number
  readonly to: number
  readonly level: number
  /** Of words, spaces and leaders (one repeat). */
  readonly word: Word | undefined
  /** Points, before justification. */
  readonly width: number
  /** What justification may add or take: points at ratio 1. */
  readonly stretch: number
  readonly shrink: number
  /** Points of `width` behind the word that are not there where a line ends: space between scripts. */
  readonly gap: number
  /** The hyphen of a break: not in the text. */
  readonly addedHyphen: boolean
}

/** A paragraph in segments, in logical order. */
export interface ItemizedText<Source> {
  readonly items: readonly InlineItem<Source>[]
  readonly flat: FlatText
  readonly levels: Levels
  readonly allowed: Uint8Array
  readonly segments: readonly Segment[]
}

const SPACE_STRETCH = 0.62
const SPACE_SHRINK = 0.3
/** Em that may open between two ideographs. */
const IDEOGRAPH_STRETCH = 0.08

/** Cut inline content into shaped segments. Reports `missing-glyph` once per character and document. */
export function itemize<Source>(
  items: readonly InlineItem<Source>[],
  setting: ParagraphSetting,
): ItemizedText<Source> {
  const flat = flatten(items, setting.style)
  const levels = levelsOf(flat.text, setting.style)
  const allowed = breakOpportunities(items, flat)
  const ideographs = hasIdeographs(flat.text)
  const edges = boxEdges(items, flat, levels)
  const segments: Segment[] = []
  for (const [index, item] of items.entries()) {
    const from = flat.starts[index]!
    const to = flat.starts[index + 1]!
    const rest = {
      item: index,
      from,
      to,
      word: undefined,
      stretch: 0,
      shrink: 0,
      gap: 0,
      addedHyphen: false,
    }
    switch (item.type) {
      case 'text':
        itemizeText(
          item.style,
          {index, from, to},
          {
            flat,
            levels,
            allowed,
            ideographs,
            segments,
            setting,
          },
        )
        break
      case 'atomic':
        segments.push({...rest, type: 'atomic', level: levels.at(from), width: item.width})
        break
      case 'open':
      case 'close': {
        const {level, width} = edges.get(index) ?? {
          level: edgeLevel(levels, from, to),
          width: item.width,
        }
        segments.push({...rest, type: item.type, level, width})
        break
      }
      case 'mark':
        segments.push({...rest, type: 'mark', level: levels.at(from), width: 0})
        break
      case 'break':
        segments.push({...rest, type: 'newline', level: levels.baseAt(from), width: 0})
        break
      case 'leader': {
        const level = levels.at(from)
        const word = wordBookFor(item.style, setting.fonts).word(item.text, directionOf(level))
        const width = widthOf(word, item.style)
        segments.push({...rest, type: 'leader', level, word, width})
        break
      }
    }
  }
  return {items, flat, levels, allowed, segments}
}

/** Of a box that begins and never ends: what fills up a reference. */
const edgeLevel = (levels: Levels, from: number, to: number): number =>
  Math.min(levels.at(Math.max(0, from - 1)), levels.at(from), levels.at(to))

export const directionOf = (level: number) => (level % 2 === 1 ? 'rtl' : 'ltr')

/** Points. */
export const widthOf = (word: Word, {fontSize, letterSpacing}: Style) =>
  word.width * fontSize + word.spaced * letterSpacing

interface Itemizing {
  readonly flat: FlatText
  readonly levels: Levels
  readonly allowed: Uint8Array
  readonly ideographs: boolean
  readonly segments: Segment[]
  readonly setting: ParagraphSetting
}

function itemizeText(
  style: Style,
  {index, from, to}: {readonly index: number; readonly from: number; readonly to: number},
  {flat: {text}, levels, allowed, ideographs, segments, setting}: Itemizing,
) {
  const book = wordBookFor(style, setting.fonts)
  let face: Face | undefined
  let end: number
  for (let at = from; at < to; at = end) {
    const code = text.charCodeAt(at)
    const level = levels.at(at)
    end = at + 1
    if (isSpace(code)) {
      const word = book.space(directionOf(level), face)
      const place = {item: index, from: at, level}
      const kerning =
        code === SPACE && level % 2 === 0 ? spaceKerning(book, text, at, {from, to}) : 0
      segments.push(spaceSegment(word, place, code, {style, kerning}, segments))
      continue
    }
    if (isNewline(code)) {
      segments.push(newlineSegment(index, at, end, levels.baseAt(at)))
      continue
    }
    if (isFormatting(code)) continue
    while (
      end < to &&
      continues(text.charCodeAt(end)) &&
      !allowed[end] &&
      levels.at(end) === level &&
      (!ideographs || autospaceAt(text, end, style) === 0)
    )
      end++
    const word = shapedWord(book, text, at, end, directionOf(level))
    if (word.missing.length > 0) reportMissing(word.missing, style, setting)
    const elastic = allowed[end] && isIdeographic(text.charCodeAt(end - 1)) ? IDEOGRAPH_STRETCH : 0
    const gap = ideographs ? autospaceAt(text, end, style) * style.fontSize : 0
    segments.push({
      type: 'word',
      item: index,
      from: at,
      to: end,
      level,
      word,
      width: widthOf(word, style) + gap,
      stretch: elastic * style.fontSize + gap,
      shrink: gap / 2,
      gap,
      addedHyphen: false,
    })
    face = word.parts.at(-1)?.shaped.face ?? face
  }
}

const newlineSegment = (item: number, from: number, to: number, level: number): Segment => ({
  type: 'newline',
  item,
  from,
  to,
  level,
  word: undefined,
  width: 0,
  stretch: 0,
  shrink: 0,
  gap: 0,
  addedHyphen: false,
})

function spaceSegment(
  word: Word,
  {item, from, level}: {readonly item: number; readonly from: number; readonly level: number},
  code: number,
  {style, kerning}: {readonly style: Style; readonly kerning: number},
  before: readonly Segment[],
): Segment {
  const natural = widthOf(word, style) + kerning * style.fontSize
  const keeps = keepsSpaces(style)
  const leading = code !== NO_BREAK_SPACE && !keeps && beginsLine(before)
  const tab = code === TAB && keeps
  const spaced = tab ? tabWidth(before, style, natural) : natural + style.wordSpacing
  const elastic = leading || tab ? 0 : natural
  return {
    type: 'space',
    item,
    from,
    to: from + 1,
    level,
    word,
    width: leading ? 0 : spaced,
    stretch: elastic * SPACE_STRETCH,
    shrink: elastic * SPACE_SHRINK,
    gap: 0,
    addedHyphen: false,
  }
}

/** Em, with the characters on both sides that stand in the same style. */
function spaceKerning(
  book: WordBook,
  text: string,
  at: number,
  {from, to}: {readonly from: number; readonly to: number},
): number {
  const before = at > from ? book.spaceKerning(text.charCodeAt(at - 1), SPACE) : 0
  return before + (at + 1 < to ? book.spaceKerning(SPACE, text.charCodeAt(at + 1)) : 0)
}

/** Letters that join across the ends of a word (a change of style, a line end) keep their joined forms. */
export function shapedWord(
  book: WordBook,
  text: string,
  from: number,
  to: number,
  direction: 'ltr' | 'rtl',
): Word {
  const word = text.slice(from, to)
  const before = text[from - 1]
  const after = text[to]
  const joinsBefore = joins(before) && joins(text[from])
  const joinsAfter = joins(after) && joins(text[to - 1])
  if (!joinsBefore && !joinsAfter) return book.word(word, direction)
  return book.word(word, direction, {
    before: joinsBefore ? text.slice(Math.max(0, from - 3), from) : '',
    after: joinsAfter ? text.slice(to, to + 3) : '',
  })
}

const TAB = 0x09
const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0
const isSpace = (code: number) => code === 0x20 || code === NO_BREAK_SPACE || code === TAB
const isNewline = (code: number) =>
  (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029
/** Marks and controls of UAX #9, and the word joiner: they have done their work, and are no text. */
const isFormatting = (code: number) =>
  code === 0x200e ||
  code === 0x200f ||
  code === 0x061c ||
  (code >= 0x202a && code <= 0x202e) ||
  code === 0x2060 ||
  (code >= 0x2066 && code <= 0x2069)
const continues = (code: number) => !isSpace(code) && !isNewline(code) && !isFormatting(code)
const isIdeographic = (code: number) =>
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xffef)

/** A collapsible space that begins a line has no width; one that begins the paragraph has none either. */
function beginsLine(segments: readonly Segment[]): boolean {
  const before = segments.findLast(
    ({type, width}) => (type !== 'open' && type !== 'close' && type !== 'mark') || width !== 0,
  )
  return before === undefined || before.type === 'newline'
}

/** From here to the next multiple of `tab-size` spaces, counted from the last forced break. */
function tabWidth(segments: readonly Segment[], style: Style, space: number): number {
  const start = segments.findLastIndex(({type}) => type === 'newline') + 1
  const before = segments.slice(start).reduce((sum, {width}) => sum + width, 0)
  const stop = Math.max(style.tabSize * space, 0.01)
  return (Math.floor(before / stop + 1e-6) + 1) * stop - before
}

function reportMissing(
  missing: readonly number[],
  style: Style,
  {fonts, report, position}: ParagraphSetting,
) {
  for (const codePoint of missing) {
    if (fonts.missing.has(codePoint)) continue
    fonts.missing.add(codePoint)
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    report({
      ruleId: 'missing-glyph',
      reason: `Unexpected character \`${String.fromCodePoint(codePoint)}\` (${name}) in font \`${style.fontFamily.join(', ')}\`, expected a font of the stack to have it`,
      origin: 'tree',
      place: position,
      severe: true,
    })
  }
}
