/**
 * A TrueType font whose letters are squares: each is one em wide, 0.8 em above the baseline and 0.2 em below, the space
 * too, so that where text stands is arithmetic. Letters are half an em high for `ex` (0.5) and 0.8 for `cap`; a line
 * under them is 0.05 em thick, 0.1 em below the baseline.
 */
export interface SquareFont {
  readonly family: string
  /** Of every glyph, in thousandths of an em: 1000 is the square. */
  readonly advance?: number
  /** With OpenType features and one kerning pair: see `features` and `kerning`. */
  readonly featured?: boolean
  /** With an axis `wdth` from 50 to 200, which is the percentage of the advance. */
  readonly variable?: boolean
}

const em = 1000
const [ascent, descent, xHeight, capHeight] = [800, -200, 500, 800]

/** What the font has letters for: Latin, Greek, Hebrew, Arabic, marks, a few signs, kana and 256 ideographs. */
const ranges: ReadonlyArray<readonly [number, number]> = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x531, 0x589],
  [0x5d0, 0x5ea],
  [0x600, 0x6ff],
  [0x2010, 0x2044],
  [0x25a0, 0x25ff],
  [0x2610, 0x2611],
  [0x3000, 0x30ff],
  [0x4e00, 0x4eff],
  [0xff01, 0xff0f],
]

/** Two glyphs beyond those of characters: half as wide, and what a ligature becomes. */
const characters = ranges.flatMap(([from, to]) =>
  Array.from({length: to - from + 1}, (_, index) => from + index),
)
const glyphOf = (character: string): number => characters.indexOf(character.codePointAt(0)!) + 1
const half = characters.length + 1
const ligature = characters.length + 2
const glyphCount = characters.length + 3

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digits = '0123456789'

/**
 * What each feature does. Letters or digits become half as wide; a pair of letters becomes one square. `liga`, `clig` and
 * `calt` are on where nobody says otherwise.
 */
const features: Readonly<Record<string, string>> = {
  ...all(['smcp', 'pcap', 'dlig', 'hlig', 'hist', 'ss01', 'unic'], lower),
  ...all(['c2sc', 'c2pc', 'titl'], upper),
  ...all(['lnum', 'onum', 'pnum', 'tnum', 'frac', 'afrc', 'ordn', 'zero', 'subs', 'sups'], digits),
  ...all(['jp78', 'jp83', 'jp90', 'jp04', 'smpl', 'trad', 'fwid', 'pwid', 'ruby'], digits),
  liga: 'fi',
  clig: 'ct',
  calt: 'qu',
}

function all(tags: readonly string[], letters: string): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(tag => [tag, letters]))
}

/** `AV` is half an em narrower. */
const kerning = {left: 'A', right: 'V', by: -500}

/** The bytes of the font. The same for the same wishes. */
export function squareFont(font: SquareFont): Uint8Array {
  const tables = {
    'OS/2': os2(),
    cmap: cmap(),
    glyf: glyf(font),
    head: head(),
    hhea: hhea(font),
    hmtx: hmtx(font),
    loca: loca(),
    maxp: maxp(),
    name: name(font),
    post: post(),
    ...(font.featured ? {GSUB: gsub(), GPOS: gpos()} : {}),
    ...(font.variable ? {fvar: fvar(), HVAR: hvar(font), gvar: gvar()} : {}),
  }
  return Uint8Array.from(sfnt(tables))
}

const widthOf = ({advance = em}: SquareFont, glyph: number) =>
  glyph === half ? advance / 2 : advance

type Bytes = readonly number[]
const u8 = (...values: readonly number[]): Bytes => values.map(value => value & 0xff)
const u16 = (...values: readonly number[]): Bytes => values.flatMap(value => u8(value >> 8, value))
const u32 = (...values: readonly number[]): Bytes =>
  values.flatMap(value => u16(Math.floor(value / 0x10000), value))
const tag = (text: string): Bytes => [...text.padEnd(4)].map(letter => letter.charCodeAt(0))
const utf16 = (text: string): Bytes => [...text].flatMap(letter => u16(letter.charCodeAt(0)))
const padded = (bytes: Bytes): Bytes => [...bytes, ...Array<number>(-bytes.length & 3).fill(0)]

function sfnt(tables: Readonly<Record<string, Bytes>>): Bytes {
  const names = Object.keys(tables).sort((a, b) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(names.length))
  const begin = u32(0x10000)
  const search = u16(names.length, power * 16, Math.log2(power), (names.length - power) * 16)
  let at = 12 + names.length * 16
  const records = names.map(name => {
    const table = tables[name]!
    const record = [...tag(name), ...u32(checksum(table), at, table.length)]
    at += padded(table).length
    return record
  })
  const file = [begin, search, ...records, ...names.map(name => padded(tables[name]!))].flat()
  // `head` holds what the sum of the whole file lacks.
  const head = records[names.indexOf('head')]!
  const adjustAt = ((head[10]! << 8) | head[11]!) + 8
  const lacking = u32((0xb1b0afba - checksum(file) + 2 ** 32) % 2 ** 32)
  return [...file.slice(0, adjustAt), ...lacking, ...file.slice(adjustAt + 4)]
}

function checksum(bytes: Bytes): number {
  const whole = padded(bytes)
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) {
    const word = whole.slice(at, at + 4).reduce((value, byte) => value * 256 + byte, 0)
    sum = (sum + word) % 2 ** 32
  }
  return sum
}

const head = (): Bytes => [
  ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
  ...u16(0b11, em),
  ...u32(0, 0, 0, 0),
  ...u16(0, descent, em, ascent, 0, 8, 2, 1, 0),
]

const hhea = (font: SquareFont): Bytes => [
  ...u32(0x10000),
  ...u16(ascent, descent, 0, widthOf(font, 0), 0, 0, widthOf(font, 0), 1, 0, 0, 0, 0, 0, 0, 0),
  ...u16(glyphCount),
]

const maxp = (): Bytes => [
  ...u32(0x10000),
  ...u16(glyphCount, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
]

const os2 = (): Bytes => [
  ...u16(4, em, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
  ...u8(...Array<number>(10).fill(0)),
  ...u32(1, 0, 0, 0),
  ...tag('OCTV'),
  ...u16(0x40, 0x20, 0xffff, ascent, descent, 0, ascent, -descent),
  ...u32(1, 0),
  ...u16(xHeight, capHeight, 0, 0x20, 2),
]

const post = (): Bytes => [...u32(0x30000, 0), ...u16(-100, 50), ...u32(0, 0, 0, 0, 0)]

function name({family}: SquareFont): Bytes {
  const words = [family, 'Regular', family, family, 'Version 1', family.replaceAll(' ', '')]
  const ids = [1, 2, 3, 4, 5, 6]
  const texts = words.map(utf16)
  const offsets = texts.map((_, index) => texts.slice(0, index).flat().length)
  const records = texts.flatMap((text, index) =>
    u16(3, 1, 0x409, ids[index]!, text.length, offsets[index]!),
  )
  return [...u16(0, ids.length, 6 + records.length), ...records, ...texts.flat()]
}

function cmap(): Bytes {
  const groups = ranges.flatMap(([from, to]) => u32(from, to, glyphOf(String.fromCodePoint(from))))
  const subtable = [...u16(12, 0), ...u32(16 + groups.length, 0, ranges.length), ...groups]
  return [...u16(0, 1, 3, 10), ...u32(12), ...subtable]
}

const hmtx = (font: SquareFont): Bytes =>
  Array.from({length: glyphCount}, (_, glyph) => u16(widthOf(font, glyph), 0)).flat()

/** One square outline for all: the first glyph has it, spaces have none. */
function glyf(font: SquareFont): Bytes {
  return Array.from({length: glyphCount}, (_, glyph) =>
    isBlank(glyph) ? [] : outline(widthOf(font, glyph)),
  ).flat()
}

const outline = (width: number): Bytes =>
  padded([
    ...u16(1, 0, descent, width, ascent),
    ...u16(3, 0),
    ...u8(1, 1, 1, 1),
    ...u16(0, 0, width, 0),
    ...u16(descent, ascent - descent, 0, descent - ascent),
  ])

const isBlank = (glyph: number): boolean =>
  glyph > 0 && /\s/.test(String.fromCodePoint(characters[glyph - 1] ?? 0x41))

function loca(): Bytes {
  const {length} = outline(em)
  let at = 0
  const offsets = Array.from({length: glyphCount}, (_, glyph) => {
    const here = at
    if (!isBlank(glyph)) at += length
    return here
  })
  return u32(...offsets, at)
}

function gsub(): Bytes {
  const tags = Object.keys(features).sort((a, b) => (a < b ? -1 : 1))
  return layoutTable(
    tags,
    tags.map(name => {
      const letters = [...features[name]!].map(glyphOf)
      const pair = letters.length === 2
      return [...u16(pair ? 4 : 1, 0, 1, 8), ...(pair ? ligatureSet(letters) : halved(letters))]
    }),
  )
}

function gpos(): Bytes {
  const {left, right, by} = kerning
  const pair = u16(1, 12, 4, 0, 1, 18, 1, 1, glyphOf(left), 1, glyphOf(right), by)
  return layoutTable(['kern'], [[...u16(2, 0, 1, 8), ...pair]])
}

/** One script, one language, a lookup a feature. */
function layoutTable(tags: readonly string[], lookups: readonly Bytes[]): Bytes {
  const indices = tags.map((_, index) => index)
  const scripts = [...u16(1), ...tag('DFLT'), ...u16(8, 4, 0, 0, 0xffff, tags.length, ...indices)]
  const featureList = list(
    indices.map(index => u16(0, 1, index)),
    tags.map(tag),
  )
  const offsets = [10, 10 + scripts.length, 10 + scripts.length + featureList.length]
  return [...u16(1, 0, ...offsets), ...scripts, ...featureList, ...list(lookups)]
}

/** A count, offsets (after tags, where there are any), and what stands there. */
function list(parts: readonly Bytes[], tags?: readonly Bytes[]): Bytes {
  const begin = 2 + parts.length * (tags ? 6 : 2)
  const offsets = parts.map((_, index) => begin + parts.slice(0, index).flat().length)
  return [
    ...u16(parts.length),
    ...offsets.flatMap((offset, index) => [...(tags?.[index] ?? []), ...u16(offset)]),
    ...parts.flat(),
  ]
}

const halved = (glyphs: readonly number[]): Bytes =>
  u16(
    ...[2, 6 + glyphs.length * 2, glyphs.length, ...glyphs.map(() => half)],
    ...[1, glyphs.length, ...glyphs],
  )

const ligatureSet = ([first = 0, second = 0]: readonly number[]): Bytes =>
  u16(1, 8, 1, 14, 1, 1, first, 1, 4, ligature, 2, second)

const fixed = (value: number): number => value * 0x10000

const fvar = (): Bytes => [
  ...u32(0x10000),
  ...u16(16, 2, 1, 20, 0, 8),
  ...tag('wdth'),
  ...u32(fixed(50), fixed(100), fixed(200)),
  ...u16(0, 256),
]

/** Two regions, narrower and wider: the advance loses its half, or is doubled. */
function hvar(font: SquareFont): Bytes {
  const [zero, one] = [0, 0x4000]
  const regions = u16(1, 2, -one, -one, zero, zero, one, one)
  const width = widthOf(font, 0)
  const deltas = u16(1, 2, 2, 0, 1, -width / 2, width)
  const store = [
    ...u16(1),
    ...u32(12),
    ...u16(1),
    ...u32(12 + regions.length),
    ...regions,
    ...deltas,
  ]
  // All glyphs have the one row of deltas.
  const map = u8(0, 0, 0, 1, 0)
  return [...u32(0x10000, 20, 20 + store.length, 0, 0), ...store, ...map]
}

/** No outline moves: nobody looks at one. */
const gvar = (): Bytes => [
  ...u16(1, 0, 1, 0),
  ...u32(20 + (glyphCount + 1) * 2),
  ...u16(glyphCount, 0),
  ...u32(20 + (glyphCount + 1) * 2),
  ...u16(...Array<number>(glyphCount + 1).fill(0)),
]
