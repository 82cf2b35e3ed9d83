import {harfBuzzFontOf} from './font-file.ts'
import type {Face} from './glyphs.ts'

/** A step of an outline, in em from the pen on the baseline, y upwards. `to` are x and y, after those of handles. */
export type OutlineStep =
  | {readonly type: 'move' | 'line' | 'curve'; readonly to: readonly number[]}
  | {readonly type: 'close'}

const known = new WeakMap<Face, Map<number, readonly OutlineStep[]>>()

/** The outline of a glyph; empty for a space. */
export function glyphOutline(face: Face, glyph: number): readonly OutlineStep[] {
  const ofFace = known.get(face) ?? new Map<number, readonly OutlineStep[]>()
  known.set(face, ofFace)
  const before = ofFace.get(glyph)
  if (before) return before
  const outline = readOutline(harfBuzzFontOf(face).glyphToPath(glyph), 1 / face.unitsPerEm)
  ofFace.set(glyph, outline)
  return outline
}

function readOutline(path: string, em: number): readonly OutlineStep[] {
  const steps: OutlineStep[] = []
  let [x, y] = [0, 0]
  for (const [, letter, list = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const to = list
      .split(/[ ,]+/)
      .filter(Boolean)
      .map(value => Number(value) * em)
    if (letter === 'Z') steps.push({type: 'close'})
    else if (letter === 'M') steps.push({type: 'move', to})
    else if (letter === 'L') steps.push({type: 'line', to})
    else if (letter === 'C') steps.push({type: 'curve', to})
    else steps.push({type: 'curve', to: cubic(x, y, to)})
    ;[x = x, y = y] = to.slice(-2)
  }
  return steps
}

/** A quadratic curve as a cubic one: its handles stand two thirds of the way to the quadratic's one. */
function cubic(x: number, y: number, [a = 0, b = 0, toX = 0, toY = 0]: readonly number[]) {
  const near = (from: number, handle: number) => from + (2 / 3) * (handle - from)
  return [near(x, a), near(y, b), near(toX, a), near(toY, b), toX, toY]
}
