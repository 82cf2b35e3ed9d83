import type {LabelGlyph, LabelStyle, Lettering} from '../../../../paged/lettering.ts'
import {familyNames} from '../font-shorthand.ts'
import {readLength} from '../length.ts'
import {measuresOf, type Place} from '../scene.ts'
import {baselineOf} from './baseline.ts'
import type {Character, Stretch} from './characters.ts'
import {glyphData, lineData} from './glyph-data.ts'
import {downwards, type Guide, runsDown} from './guide.ts'

export interface Pen {
  readonly x: number
  readonly y: number
}

/** Characters next to each other that are set alike and that nothing moves apart. */
interface Part {
  readonly stretch: Stretch
  readonly text: string
  /** From where it would stand by itself. */
  readonly dx: number
  readonly dy: number
  readonly rotate: number | undefined
}

interface Setting {
  readonly lettering: Lettering
  readonly place: Place
}

/** Characters that stand in one line from a point on, as outlines; and where what follows them begins. */
export function setChunk(chunk: readonly Character[], pen: Pen, {lettering, place}: Setting) {
  const first = chunk[0]!
  const {inherited} = first.stretch.style
  const isRtl = inherited.direction === 'rtl'
  const parts = partsOf(chunk)
  const set = (spacing: number) =>
    lettering.set(
      parts.map(({text, stretch}) => ({text, style: labelStyle(stretch, place, spacing)})),
      isRtl ? 'rtl' : 'ltr',
    )
  const natural = set(0)
  const moved = parts.at(-1)!.dx
  const {glyphs, scale, width: own} = filled(chunk, natural.glyphs, moved, set)
  const width = own + moved
  const anchor = anchorShift(inherited['text-anchor'] ?? 'start', isRtl)
  const point = {x: first.x ?? pen.x, y: first.y ?? pen.y}
  const guide = runsDown(inherited) ? downwards(point) : first.stretch.guide
  const begin = guide ? {x: guide.start, y: 0} : point
  const x = begin.x + first.dx - width * anchor
  const y = begin.y + first.dy
  const data = new Map<Stretch, string>()
  parts.forEach((part, index) => {
    const own = glyphs.filter(glyph => glyph.part === index)
    const path =
      own.length === 0 ? '' : partData(part, own, {x, y, scale, guide}, {lettering, place})
    data.set(part.stretch, (data.get(part.stretch) ?? '') + path)
  })
  const end = {x: x + width, y: y + parts.at(-1)!.dy}
  return {
    data,
    missing: natural.missing,
    pen: guide?.at(Math.min(end.x, guide.length)) ?? end,
  }
}

interface Begin extends Pen {
  /** Of the width of glyphs. */
  readonly scale: number
  readonly guide: Guide | undefined
}

/** The glyphs of a part, and the lines along them, where the chunk begins at `x` and `y`. */
function partData(
  {stretch, dx, dy, rotate = 0}: Part,
  glyphs: readonly LabelGlyph[],
  {x, y, scale, guide}: Begin,
  {lettering, place}: Setting,
): string {
  const {rise, decorations} = stretch
  const style = labelStyle(stretch, place, 0)
  const {size} = style
  const metrics = lettering.metrics(style)
  const baseline = y + dy - rise + baselineOf(stretch.style, metrics)
  const paths = glyphs.map(glyph => {
    const at = {x: x + dx + glyph.x * scale, y: baseline, rotate}
    const spot = guide ? onGuide(guide, at, glyph.advance * scale) : at
    return spot ? glyphData(glyph, {...spot, scale, size}) : ''
  })
  const left = Math.min(...glyphs.map(glyph => glyph.x)) * scale
  const right = Math.max(...glyphs.map(glyph => glyph.x + glyph.advance)) * scale
  const along = {x: x + dx + left, width: right - left, baseline, metrics, size}
  const lines = guide ? [] : [...decorations].map(line => lineData(line, along))
  return [...paths, ...lines].join('')
}

/** The middle of a glyph stands on the path, the glyph along it; undefined beyond its ends. */
function onGuide(
  {at}: Guide,
  {x, y, rotate}: {readonly x: number; readonly y: number; readonly rotate: number},
  advance: number,
) {
  const spot = at(x + advance / 2)
  if (!spot) return undefined
  const turn = (spot.angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return {
    x: spot.x - (cos * advance) / 2 - sin * y,
    y: spot.y - (sin * advance) / 2 + cos * y,
    rotate: spot.angle + rotate,
  }
}

function partsOf(chunk: readonly Character[]): readonly Part[] {
  const parts: Part[] = []
  let [dx, dy] = [0, 0]
  chunk.forEach((character, index) => {
    const {text, stretch, rotate} = character
    // The first character's own shift moves the whole chunk.
    if (index > 0) {
      dx += character.dx
      dy += character.dy
    }
    const last = parts.at(-1)
    const goesOn =
      last?.stretch === stretch && last.dx === dx && last.dy === dy && rotate === undefined
    if (last && goesOn) parts[parts.length - 1] = {...last, text: last.text + text}
    else parts.push({stretch, text, dx, dy, rotate})
  })
  return parts
}

function labelStyle({style}: Stretch, place: Place, spacing: number): LabelStyle {
  const {inherited} = style
  const measures = measuresOf(inherited, place)
  const length = (name: string) => {
    const text = inherited[name] ?? 'normal'
    return text === 'normal' ? 0 : (readLength(text, measures, 'width') ?? 0)
  }
  const slant = inherited['font-style'] ?? 'normal'
  return {
    families: familyNames(inherited['font-family'] ?? ''),
    size: measures.fontSize,
    weight: Number(inherited['font-weight'] ?? 400),
    style: /^oblique/.test(slant) ? 'oblique' : slant === 'italic' ? 'italic' : 'normal',
    letterSpacing: length('letter-spacing') + spacing,
    wordSpacing: length('word-spacing'),
    smallCaps: inherited['font-variant'] === 'small-caps',
    lang: inherited.lang ?? inherited['xml:lang'] ?? '',
  }
}

const widthOf = (glyphs: readonly LabelGlyph[]): number =>
  Math.max(0, ...glyphs.map(({x, advance}) => x + advance))

/** Glyphs as wide as `textLength` wants them: by space between them, or else by scaling (SVG 2, 11.4.4). */
function filled(
  chunk: readonly Character[],
  glyphs: readonly LabelGlyph[],
  moved: number,
  set: (spacing: number) => {readonly glyphs: readonly LabelGlyph[]},
): {readonly glyphs: readonly LabelGlyph[]; readonly scale: number; readonly width: number} {
  const fills = chunk[0]?.fills
  const natural = widthOf(glyphs)
  const isWhole = chunk.every(character => character.fills === fills)
  if (!fills || !isWhole || fills.characters < chunk.length || natural <= 0)
    return {glyphs, scale: 1, width: natural}
  const width = fills.length - moved
  // Behind the last one there is none.
  const spacing = fills.scales ? 0 : (width - natural) / Math.max(1, chunk.length - 1)
  const spaced = fills.scales ? glyphs : set(spacing).glyphs
  const {advance = 0} = glyphs.at(-1) ?? {}
  const widened = (spaced.at(-1)?.advance ?? 0) > advance ? spacing : 0
  const spacedWidth = widthOf(spaced) - widened
  const scale = fills.scales ? width / spacedWidth : eased(width / spacedWidth)
  return {glyphs: spaced, scale, width: spacedWidth * scale}
}

/** Letters that join have no space between them: where only that was to grow, they are stretched a little. */
const eased = (scale: number): number => Math.min(1.1, Math.max(0.85, scale))

/** The part of its width that stands before the point where a chunk is anchored. */
function anchorShift(anchor: string, isRtl: boolean): number {
  if (anchor === 'middle') return 0.5
  return (anchor === 'end') !== isRtl ? 1 : 0
}
