import type {Style} from '../css/style.ts'
import {type Fonts, inRange, type RangedFace} from './fonts.ts'
import type {Face} from './glyphs.ts'
import {isCursive, scriptOf} from './scripts.ts'
import {type ShapedText, type Shaping, shape} from './shape.ts'

/** A stretch of a word that one face sets in one script. */
export interface WordPart {
  readonly shaped: ShapedText
  readonly from: number
  readonly to: number
  /** Its letters join: letter-spacing would tear them apart. */
  readonly cursive: boolean
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
    ...stack.map(({face, range}) =>
      [face.key, ...(range ?? []).map(({from, to}) => `${from}-${to}`)].join(','),
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
  for (const {shaped, from, cursive} of word.parts) {
    if (from >= offset) break
    let previous = -1
    for (let index = 0; index < shaped.glyphs.length; index++) {
      const cluster = shaped.clusters[index]!
      if (from + cluster >= offset) continue
      em += shaped.advances[index]!
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
  return {
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
      const own = face?.has(0x20) ? face : stack.find(one => covers(one, 0x20))?.face
      if (!own) return {text: ' ', parts: [], width: 0, spaced: 1, missing: []}
      const known = spaces[direction].get(own)
      if (known) return known
      const word = shapeWord(' ', undefined, [{face: own, range: undefined}], {
        ...manner,
        direction,
      })
      spaces[direction].set(own, word)
      return word
    },
  }
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
  const parts = runs.map(({face, script, from, to}) => ({
    shaped: shape(
      face,
      inContext,
      {from: from + before.length, to: to + before.length},
      {...manner, script},
    ),
    from,
    to,
    cursive: isCursive(script),
  }))
  return {
    text,
    parts,
    width: parts.reduce((sum, {shaped}) => sum + shaped.width, 0),
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
    return {runs: [{face: first.face, script: strong, from: 0, to: text.length}], missing: []}
  }
  const runs: Run[] = []
  const missing: number[] = []
  let script = strong
  for (const {segment, index} of graphemes.segment(text)) {
    script = scriptOf(segment) ?? script
    const fitting =
      stack.find(face => coversAll(face, segment)) ??
      stack.find(face => covers(face, segment.codePointAt(0)!))
    const face = (fitting ?? first).face
    for (const character of segment) {
      const codePoint = character.codePointAt(0)!
      if (!covers(fitting ?? first, codePoint)) missing.push(codePoint)
    }
    const last = runs.at(-1)
    const to = index + segment.length
    if (last?.face === face && last.script === script) runs[runs.length - 1] = {...last, to}
    else runs.push({face, script, from: index, to})
  }
  return {runs, missing}
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

/** HarfBuzz hides ignorable characters, and makes fixed spaces of the space and letters of their parts. */
function covers({face, range}: RangedFace, codePoint: number): boolean {
  if (!inRange(range, codePoint)) return false
  if (face.has(codePoint)) return true
  const character = String.fromCodePoint(codePoint)
  if (/\p{Default_Ignorable_Code_Point}|\p{Cc}/u.test(character)) return true
  if (/\p{Zs}/u.test(character)) return face.has(0x20)
  if (/[\u2010\u2011]/.test(character)) return face.has(0x2d)
  const decomposed = [...character.normalize('NFD')]
  return decomposed.length > 1 && decomposed.every(part => face.has(part.codePointAt(0)!))
}
