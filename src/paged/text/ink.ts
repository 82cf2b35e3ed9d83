import {harfBuzzFontOf} from './font-file.ts'
import type {Face} from './glyphs.ts'

/** From a glyph's origin, in em. */
export interface InkExtent {
  readonly left: number
  readonly right: number
}

const known = new WeakMap<Face, Map<string, InkExtent | undefined>>()

/** Where a glyph has ink between two heights over its baseline (em, up is positive); undefined when it has none. */
export function inkBetween(
  face: Face,
  glyph: number,
  {low, high}: {readonly low: number; readonly high: number},
): InkExtent | undefined {
  let ofFace = known.get(face)
  if (!ofFace) {
    ofFace = new Map()
    known.set(face, ofFace)
  }
  const key = `${glyph} ${low.toFixed(4)} ${high.toFixed(4)}`
  if (ofFace.has(key)) return ofFace.get(key)
  const em = face.unitsPerEm
  const found = extentOf(harfBuzzFontOf(face).glyphToPath(glyph), {low: low * em, high: high * em})
  const extent = found && {left: found.left / em, right: found.right / em}
  ofFace.set(key, extent)
  return extent
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Over the edges of an outline, its curves as short chords. */
function extentOf(
  path: string,
  band: {readonly low: number; readonly high: number},
): InkExtent | undefined {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let at: Point = {x: 0, y: 0}
  const edgeTo = (to: Point) => {
    const [under, over] = at.y < to.y ? [at, to] : [to, at]
    if (over.y >= band.low && under.y <= band.high) {
      for (const y of [Math.max(under.y, band.low), Math.min(over.y, band.high)]) {
        const share = over.y === under.y ? 0 : (y - under.y) / (over.y - under.y)
        const x = under.x + share * (over.x - under.x)
        left = Math.min(left, x)
        right = Math.max(right, x)
      }
    }
    at = to
  }
  for (const {type, points} of commandsOf(path)) {
    const last = points.at(-1)
    if (type === 'M' && last) at = last
    else for (const point of chordsOf(at, points)) edgeTo(point)
  }
  return left <= right ? {left, right} : undefined
}

const commandsOf = (path: string) =>
  [...path.matchAll(/([MLQC])([^MLQCZ]*)/g)].map(([, type, numbers = '']) => {
    const all = numbers.split(/[ ,]+/).filter(Boolean).map(Number)
    const points = all.flatMap((x, index) => (index % 2 ? [] : [{x, y: all[index + 1]!}]))
    return {type, points}
  })

const CHORDS = 8

/** A line as it is; a curve by points on it (de Casteljau). */
function chordsOf(from: Point, controls: readonly Point[]): readonly Point[] {
  if (controls.length < 2) return controls
  return Array.from({length: CHORDS}, (_, index) => {
    let points = [from, ...controls]
    const share = (index + 1) / CHORDS
    while (points.length > 1)
      points = points.slice(1).map((to, i) => between(points[i]!, to, share))
    return points[0]!
  })
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
