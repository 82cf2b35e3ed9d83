import {readFileSync} from 'node:fs'
import type {Element, Properties} from 'hast'
import type {
  BlockBox,
  BlockLevelBox,
  Box,
  BoxSource,
  InlineBox,
  InlineLevelBox,
  LineBreakBox,
  TextBox,
} from '../../../src/paged/boxes/box.ts'
import type {BorderEdge, Color, PageStyle, Style} from '../../../src/paged/css/style.ts'
import type {
  BoxFragment,
  Fragment,
  InlineFragment,
  LineFragment,
  Page,
  TextFragment,
} from '../../../src/paged/layout/fragment.ts'
import {openFontFile} from '../../../src/paged/text/font-file.ts'
import type {Face, GlyphRun} from '../../../src/paged/text/glyphs.ts'
import {shape} from '../../../src/paged/text/shape.ts'

/** Boxes and fragments without cascade and layout: just enough of them to draw. */

export const black: Color = {type: 'rgb', r: 0, g: 0, b: 0, alpha: 1}
export const red: Color = {type: 'rgb', r: 1, g: 0, b: 0, alpha: 1}
export const noEdge: BorderEdge = {width: 0, style: 'none', color: black}
export const edges = <T>(value: T) => ({top: value, right: value, bottom: value, left: value})

export const plain = {
  lang: 'en',
  direction: 'ltr',
  visibility: 'visible',
  opacity: 1,
  border: edges(noEdge),
  borderRadius: 0,
  backgroundColor: undefined,
  objectFit: 'fill',
  textDecorationLine: [],
  textDecorationColor: black,
  textDecorationThickness: 'auto',
  textDecorationStyle: 'solid',
  textDecorationSkipInk: 'auto',
  textUnderlineOffset: 'auto',
  textUnderlinePosition: 'auto',
  listStyleType: 'disc',
  color: black,
} as unknown as Style

export const styled = (style: Partial<Style>): Style => ({...plain, ...style})

const source = (tagName: string | undefined, properties: Properties, style: Style): BoxSource => ({
  style,
  element: tagName ? element(tagName, properties) : undefined,
  pseudo: undefined,
  position: undefined,
  marks: {
    id: undefined,
    strings: [],
    bookmark: undefined,
    running: [],
    pageCounter: undefined,
  },
})

export const element = (tagName: string, properties: Properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children: [],
})

export const blocks = (
  tagName: string | undefined,
  children: readonly BlockLevelBox[],
  {properties = {}, style = plain}: {properties?: Properties; style?: Style} = {},
): BlockBox => ({
  ...source(tagName, properties, style),
  type: 'block',
  content: {type: 'blocks', children},
  marker: undefined,
})

export const inlines = (
  tagName: string | undefined,
  children: readonly InlineLevelBox[],
  {properties = {}, style = plain}: {properties?: Properties; style?: Style} = {},
): BlockBox => ({
  ...source(tagName, properties, style),
  type: 'block',
  content: {type: 'inlines', children},
  marker: undefined,
})

export const inline = (
  tagName: string,
  children: readonly InlineLevelBox[],
  {properties = {}, style = plain}: {properties?: Properties; style?: Style} = {},
): InlineBox => ({...source(tagName, properties, style), type: 'inline', children})

export const text = (words: string, style = plain): TextBox => ({
  ...source(undefined, {}, style),
  type: 'text',
  text: words,
})

export const lineBreak = (): LineBreakBox => ({...source('br', {}, plain), type: 'line-break'})

const fontPath = (path: string) =>
  new URL(`../../../node_modules/@expo-google-fonts/${path}`, import.meta.url)
const instance = {weight: 400, stretch: 100, style: 'normal', settings: []} as const
const open = async (path: string): Promise<Face> =>
  (await openFontFile(readFileSync(fontPath(path)))).face(instance)

export const serif = await open('source-serif-4/400Regular/SourceSerif4_400Regular.ttf')
export const italic = await open(
  'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
)
export const vazirmatn = await open('vazirmatn/400Regular/Vazirmatn_400Regular.ttf')

interface Setting {
  readonly face?: Face
  readonly size?: number
  readonly direction?: 'ltr' | 'rtl'
  readonly color?: Color
  readonly addedHyphen?: boolean
  /** Points added to each space. */
  readonly stretch?: number
}

export function run(
  words: string,
  {
    face = serif,
    size = 10,
    direction = 'ltr',
    color = black,
    addedHyphen = false,
    stretch = 0,
  }: Setting = {},
): GlyphRun {
  const script = direction === 'rtl' ? 'Arab' : 'Latn'
  const shaped = shape(
    face,
    words,
    {from: 0, to: words.length},
    {direction, script, lang: '', features: []},
  )
  const advances = Float64Array.from(
    shaped.advances,
    (advance, i) => advance * size + (words[shaped.clusters[i] ?? 0] === ' ' ? stretch : 0),
  )
  return {
    face,
    size,
    direction,
    glyphs: Uint16Array.from(shaped.glyphs),
    advances,
    offsets: shaped.offsets && {
      x: Float64Array.from(shaped.offsets.x, x => x * size),
      y: Float64Array.from(shaped.offsets.y, y => y * size),
    },
    text: words,
    clusters: Uint32Array.from(shaped.clusters),
    width: advances.reduce((sum, advance) => sum + advance, 0),
    color,
    fake: undefined,
    addedHyphen,
  }
}

/** A piece of text at `x`; lines are given their baseline by `line`. */
export const piece = (box: Box, x: number, glyphs: GlyphRun): TextFragment => ({
  type: 'text',
  box,
  x,
  baseline: 0,
  run: glyphs,
})

export const around = (box: InlineBox, children: readonly TextFragment[]): InlineFragment => {
  const x = Math.min(...children.map(child => child.x))
  const right = Math.max(...children.map(child => child.x + child.run.width))
  const edge = {left: true, right: true}
  return {type: 'inline', box, x, y: 0, width: right - x, height: 12, edges: edge, children}
}

/** A line whose top is `y`: 12 points high, baseline at 9. */
export const line = (y: number, children: readonly InlineFragment[]): LineFragment => ({
  type: 'line',
  x: 20,
  y,
  width: 160,
  height: 12,
  baseline: y + 9,
  children: children.map(child => moved(child, y)),
  setting: undefined,
})

const moved = (child: InlineFragment, y: number): InlineFragment =>
  child.type === 'text'
    ? {...child, baseline: y + 9}
    : child.type === 'inline'
      ? {...child, y, children: child.children.map(inner => moved(inner, y))}
      : child

export const part = (
  box: Box,
  y: number,
  children: readonly Fragment[],
  height = 12 * children.length,
): BoxFragment => ({
  type: 'box',
  box,
  x: 20,
  y,
  width: 160,
  height,
  edges: edges(true),
  children,
})

export const pageStyle: PageStyle = {
  width: 200,
  height: 100,
  margin: edges(20),
  padding: edges(0),
  border: edges(noEdge),
  backgroundColor: undefined,
  background: undefined,
  bleed: 0,
  marks: {crop: false, cross: false},
  counterReset: [],
  counterIncrement: [],
  counterSet: [],
  marginBoxes: new Map(),
  footnoteArea: plain,
}

export const page = (index: number, rest: Partial<Page>): Page => ({
  index,
  number: index + 1,
  folio: String(index + 1),
  side: index % 2 === 0 ? 'right' : 'left',
  name: '',
  blank: false,
  style: pageStyle,
  filling: {height: 60, depth: 0, goesOn: false, cost: 0, broken: []},
  content: [],
  footnotes: [],
  margins: [],
  destinations: [],
  bookmarks: [],
  ...rest,
})
