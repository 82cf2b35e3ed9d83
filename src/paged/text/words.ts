import type {Style} from '../css/style.ts'
import {type Fonts, inRange, type RangedFace} from './fonts.ts'
import type {Face} from './glyphs.ts'
import {isCursive, scriptOf} from './scripts.ts'
import {type ShapedText, type Shaping, shape} from './shape.ts'
import type {Fake} from './synthesis.ts'

/** A stretch of a word that one face sets in one script. */
export interface WordPart {
  readonly shaped: ShapedText
  readonly from: number
  readonly to: number
  /** Its letters join: letter-spacing would tear them apart. */
  readonly cursive: boolean
  /** Its glyphs' size, as a part of the style's. */
  readonly scale: number
  readonly fake: Fake | undefined
}

/** A word ready to be set at any size. Parts in logical order. */
export interface Word {
  readonly text: string
  readonly parts: readonly WordPart[]
  /** Em. */
  readonly width: number
  /** Clusters that letter-spacing widens. */
  readonly spaced: number
  /** Characters that no face has. */
  readonly missing: readonly number[]
}

/** Shaped words of one font stack, set of features and language. */
export interface WordBook {
  /** `before` and `after`: joining letters that the word touches across a change of style. */
  readonly word: (
    text: string,
    direction: 'ltr' | 'rtl',
    context?: {readonly before: string; readonly after: string},
  ) => Word
  /** A space as `face` has it, or else as the stack has it: words of a fallback face keep their own spaces. */
  readonly space: (direction: 'ltr' | 'rtl', face: Face | undefined) => Word
  /** Em by which a space and the character before or after it are moved together, as `r ` and ` W` may be. */
  readonly spaceKerning: (before: number, after: number) => number
}

const books = new Map<string, WordBook>()
const booksOfStyle = new WeakMap<Fonts, WeakMap<Style, WordBook>>()

/** Words enough for any vocabulary; past it a book of a long-running process begins anew. */
const LARGEST_BOOK = 200_000

/** The book for a style. Styles and documents that set alike share one. */
export function wordBookFor(style: Style, fonts: Fonts): WordBook {
  const ofDocument = booksOfStyle.get(fonts) ?? new WeakMap<Style, WordBook>()
  booksOfStyle.set(fonts, ofDocument)
  const known = ofDocument.get(style)
  if (known) return known

  const stack = fonts.stackFor(style)
  const features = featuresOf(style)
  const key = [
    style.lang,
    ...features.map(({tag, value}) => `${tag}=${value}`),
    ...stack.map(({face, range, scale, fake, makesSmallCaps}) =>
      [
        face.key,
        scale,
        fake?.bold,
        fake?.oblique,
        makesSmallCaps,
        ...(range ?? []).map(({from, to}) => `${from}-${to}`),
      ].join(','),
    ),
  ].join('|')
  const book = books.get(key) ?? openBook(stack, {lang: style.lang, features})
  books.set(key, book)
  ofDocument.set(style, book)
  return book
}

/** Width of the first `offset` characters: in em, and the clusters that letter-spacing widens. */
export function widthOfStart(word: Word, offset: number): {em: number; spaced: number} {
  let em = 0
  let spaced = 0
  for (const {shaped, from, cursive, scale} of word.parts) {
    if (from >= offset) break
    let previous = -1
    for (let index = 0; index < shaped.glyphs.length; index++) {
      const cluster = shaped.clusters[index]!
      if (from + cluster >= offset) continue
      em += shaped.advances[index]! * scale
      if (!cursive && cluster !== previous) spaced++
      previous = cluster
    }
  }
  return {em, spaced}
}

/** Optional ligatures and letter-spacing exclude each other (CSS Text 3, 8.2). */
function featuresOf(style: Style): Style['fontFeatures'] {
  if (style.letterSpacing === 0) return style.fontFeatures
  const off = ['liga', 'clig'].map(tag => ({tag, value: 0}))
  return [...style.fontFeatures.filter(({tag}) => tag !== 'liga' && tag !== 'clig'), ...off]
}

function openBook(
  stack: readonly RangedFace[],
  manner: Pick<Shaping, 'lang' | 'features'>,
): WordBook {
  const words = {ltr: new Map<string, Word>(), rtl: new Map<string, Word>()}
  const spaces = {ltr: new Map<Face, Word>(), rtl: new Map<Face, Word>()}
  const kernings = new Map<number, number>()
  return {
    spaceKerning: (before, after) => {
      const key = before * 0x10000 + after
      const known = kernings.get(key)
      if (known !== undefined) return known
      const kerning = kerningOf(String.fromCharCode(before, after), stack[0], manner)
      kernings.set(key, kerning)
      return kerning
    },
    word: (text, direction, context) => {
      const key = context ? `${context.before}\0${text}\0${context.after}` : text
      const known = words[direction].get(key)
      if (known) return known
      if (words[direction].size >= LARGEST_BOOK) words[direction].clear()
      const word = shapeWord(text, context, stack, {...manner, direction})
      words[direction].set(key, word)
      return word
    },
    space: (direction, face) => {
      const ranged = stack.find(one => one.face === face && face.has(0x20))
      const other = ranged ?? stack.find(one => covers(one, 0x20))
      const own = other?.face
      if (!other || !own) return {text: ' ', parts: [], width: 0, spaced: 1, missing: []}
      const known = spaces[direction].get(own)
      if (known) return known
      const word = shapeWord(
        ' ',
        undefined,
        [{...other, range: undefined, makesSmallCaps: false}],
        {
          ...manner,
          direction,
        },
      )
      spaces[direction].set(own, word)
      return word
    },
  }
}

/** What a pair is narrower or wider than its two characters; nothing where another face than the first sets one. */
function kerningOf(
  pair: string,
  first: RangedFace | undefined,
  manner: Pick<Shaping, 'lang' | 'features'>,
): number {
  if (!first || first.makesSmallCaps || !coversAll(first, pair)) return 0
  const {face, scale} = first
  const shaping = {...manner, direction: 'ltr', script: 'Latn'} as const
  const width = (from: number, to: number) =>
    shape(face, pair.slice(from, to), {from: 0, to: to - from}, shaping).width
  return scale * (width(0, 2) - width(0, 1) - width(1, 2))
}

function shapeWord(
  text: string,
  context: {readonly before: string; readonly after: string} | undefined,
  stack: readonly RangedFace[],
  manner: Omit<Shaping, 'script'>,
): Word {
  const before = context?.before ?? ''
  const inContext = before + text + (context?.after ?? '')
  const {runs, missing} = divide(text, stack, manner)
  const parts = runs.map(({face, script, from, to, scale, fake, text: spelled}) => ({
    shaped: shape(
      face,
      spelled ? before + spelled + (context?.after ?? '') : inContext,
      {from: from + before.length, to: to + before.length},
      {...manner, script},
    ),
    from,
    to,
    cursive: isCursive(script),
    scale,
    fake,
  }))
  return {
    text,
    parts,
    width: parts.reduce((sum, {shaped, scale}) => sum + shaped.width * scale, 0),
    spaced: parts.reduce((sum, part) => sum + (part.cursive ? 0 : clusterCount(part.shaped)), 0),
    missing,
  }
}

/** Clusters are monotone: a new one begins where the number changes. */
function clusterCount({clusters}: ShapedText): number {
  let count = 0
  for (let index = 0; index < clusters.length; index++) {
    if (clusters[index] !== clusters[index - 1]) count++
  }
  return count
}

interface Run {
  readonly face: Face
  readonly scale: number
  readonly fake: Fake | undefined
  /** The whole word as it is shaped for this run, where that is not how it is written. */
  readonly text?: string
  readonly script: string
  readonly from: number
  readonly to: number
}

/** Divide a word where its face or its script changes; `missing` are characters that no face of the stack has. */
function divide(
  text: string,
  stack: readonly RangedFace[],
  manner: Omit<Shaping, 'script'>,
): {readonly runs: readonly Run[]; readonly missing: readonly number[]} {
  const first = stack[0]
  if (!first) return {runs: [], missing: [...text].map(character => character.codePointAt(0)!)}
  const strong = scriptOfText(text, manner)
  if (/^[ -\u024f\u2010-\u201f]*$/.test(text) && coversAll(first, text)) {
    const {face, scale, fake} = first
    const run = {face, scale, fake, script: strong, from: 0, to: text.length}
    return {runs: first.makesSmallCaps ? smallCaps(text, run, manner) : [run], missing: []}
  }
  const runs: Run[] = []
  const missing: number[] = []
  const madeSmall = new Set<Face>()
  let script = strong
  for (const {segment, index} of graphemes.segment(text)) {
    script = scriptOf(segment) ?? script
    const fitting =
      stack.find(face => coversAll(face, segment)) ??
      stack.find(face => completes(face, segment)) ??
      stack.find(face => covers(face, segment.codePointAt(0)!))
    const {face, scale, fake, makesSmallCaps} = fitting ?? first
    if (makesSmallCaps) madeSmall.add(face)
    for (const character of segment) {
      const codePoint = character.codePointAt(0)!
      const face = fitting ?? first
      if (!covers(face, codePoint) && !completes(face, segment)) missing.push(codePoint)
    }
    const last = runs.at(-1)
    const to = index + segment.length
    if (last?.face === face && last.script === script) runs[runs.length - 1] = {...last, to}
    else runs.push({face, scale, fake, script, from: index, to})
  }
  const cased = runs.flatMap(run =>
    madeSmall.has(run.face) ? smallCaps(text, run, manner) : [run],
  )
  return {runs: cased, missing}
}

/** Of the size: what capitals are set at where a font has no small ones. */
const SMALL_CAPS = 0.8

/** Divide a run where capitals have to stand for small letters (css-fonts-4, 6.6). */
function smallCaps(text: string, run: Run, {features}: Omit<Shaping, 'script'>): readonly Run[] {
  const all = features.some(({tag, value}) => tag === 'c2sc' && value === 1)
  const pattern = all ? /[\p{L}\p{M}\p{N}]+/gu : /[\p{Ll}\p{M}]+/gu
  const runs: Run[] = []
  let from = run.from
  for (const {0: letters, index} of text.slice(run.from, run.to).matchAll(pattern)) {
    const start = run.from + index
    if (start > from) runs.push({...run, from, to: start})
    from = start + letters.length
    const capitals = [...letters].map(capitalOf).join('')
    const spelled = text.slice(0, start) + capitals + text.slice(from)
    runs.push({...run, from: start, to: from, scale: run.scale * SMALL_CAPS, text: spelled})
  }
  if (from < run.to) runs.push({...run, from, to: run.to})
  return runs
}

/** One that takes no more room in the text; others stay small. */
const capitalOf = (letter: string): string => {
  const capital = letter.toUpperCase()
  return capital.length === letter.length ? capital : letter
}

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

/** The first script in a word; a word without letters takes that of its language or direction. */
function scriptOfText(text: string, {direction, lang}: Omit<Shaping, 'script'>): string {
  if (/[A-Za-z]/.test(text)) return 'Latn'
  for (const character of text) {
    const script = scriptOf(character)
    if (script) return script
  }
  if (direction === 'ltr') return 'Latn'
  return /^(he|yi)\b/.test(lang) ? 'Hebr' : 'Arab'
}

function coversAll(face: RangedFace, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!
    if (!covers(face, codePoint)) return false
    if (codePoint > 0xffff) at++
  }
  return true
}

/** Whether a face whose range leaves the base out is the one for what is put on it: a keycap on a digit. */
function completes({face, range}: RangedFace, text: string): boolean {
  const characters = [...text].map(character => character.codePointAt(0)!)
  return (
    characters.length > 1 &&
    range !== undefined &&
    characters.some(codePoint => inRange(range, codePoint) && face.has(codePoint)) &&
    characters.every(codePoint => face.has(codePoint) || isIgnorable(codePoint))
  )
}

const isIgnorable = (codePoint: number) =>
  /\p{Default_Ignorable_Code_Point}|\p{Cc}/u.test(String.fromCodePoint(codePoint))

/** HarfBuzz hides ignorable characters, and makes fixed spaces of the space and letters of their parts. */
function covers({face, range}: RangedFace, codePoint: number): boolean {
  if (!inRange(range, codePoint)) return isIgnorable(codePoint)
  if (face.has(codePoint) || isIgnorable(codePoint)) return true
  const character = String.fromCodePoint(codePoint)
  if (/\p{Zs}/u.test(character)) return face.has(0x20)
  if (/[\u2010\u2011]/.test(character)) return face.has(0x2d)
  const decomposed = [...character.normalize('NFD')]
  return decomposed.length > 1 && decomposed.every(part => face.has(part.codePointAt(0)!))
}
