import {readFileSync} from 'node:fs'
import {h} from 'hastscript'
import {cascade} from '../../../src/paged/css/cascade.ts'
import type {Color, Style} from '../../../src/paged/css/style.ts'
import type {FontFaceRule} from '../../../src/paged/css/stylesheet.ts'
import type {TypesetterMessage} from '../../../src/paged/diagnostics.ts'
import {setParagraph} from '../../../src/paged/text/break-paragraph.ts'
import {type Fonts, openFonts} from '../../../src/paged/text/fonts.ts'
import type {InlineItem, Line, LineRoom} from '../../../src/paged/text/paragraph.ts'

const black: Color = {type: 'cmyk', c: 0, m: 0, y: 0, k: 1, alpha: 1}

export const failOn = (message: TypesetterMessage) => {
  throw new Error(message.reason)
}

const initial = cascade(h(undefined, [h('html')]), {
  stylesheets: [],
  load: () => undefined,
  report: failOn,
}).rootStyle

/** Justified English, ten points. */
const plain: Style = {
  ...initial,
  fontFamily: ['Serif', 'Vazirmatn'],
  fontSize: 10,
  color: black,
  lang: 'en',
  textAlign: 'justify',
  hyphens: 'auto',
  hyphenateLimitChars: {word: 5, before: 2, after: 3},
}

export const styleWith = (own: Partial<Style> = {}): Style => ({...plain, ...own})

const packages = 'node_modules/@expo-google-fonts'
export const serif = `${packages}/source-serif-4/400Regular/SourceSerif4_400Regular.ttf`
export const vazirmatn = `${packages}/vazirmatn/400Regular/Vazirmatn_400Regular.ttf`

export const fontRule = (family: string, source: string, own: Partial<FontFaceRule> = {}) => ({
  family,
  sources: [source],
  weight: {min: 400, max: 400},
  style: 'normal' as const,
  stretch: {min: 100, max: 100},
  unicodeRange: undefined,
  ...own,
})

export const load = (url: string) => new Uint8Array(readFileSync(url))

export const openTestFonts = (): Promise<Fonts> =>
  openFonts([fontRule('Serif', serif), fontRule('Vazirmatn', vazirmatn)], {load, report: failOn})

export const fonts = await openTestFonts()

export const textItem = (text: string, style: Style = styleWith()): InlineItem<string> => ({
  type: 'text',
  text,
  style,
  source: text,
})

interface Manner {
  readonly style?: Style
  readonly width?: number
  readonly room?: LineRoom
  readonly report?: (message: TypesetterMessage) => void
  readonly fonts?: Fonts
}

/** Lines of items, or of a text in the block's own style. */
export function setLines(
  content: string | readonly InlineItem<string>[],
  {style = styleWith(), width = 200, room, report = failOn, ...rest}: Manner = {},
): readonly Line<string>[] {
  const items = typeof content === 'string' ? [textItem(content, style)] : content
  return setParagraph(items, {
    style,
    room: room ?? (() => ({width, left: 0})),
    fonts: rest.fonts ?? fonts,
    report,
    position: undefined,
  })
}

/** The text of a line, added hyphens as `-`, in logical order where all runs have one direction. */
export const textOf = (line: Line<string>): string => {
  const runs = line.pieces.flatMap(piece => (piece.type === 'glyphs' ? [piece.run] : []))
  const ordered = runs.every(({direction}) => direction === 'rtl') ? runs.toReversed() : runs
  return ordered.map(run => (run.addedHyphen ? '-' : run.text)).join('')
}
