import svgpath from 'svgpath'

/** A point of a path where it begins, turns or ends, and which way it goes there. Degrees. */
export interface Vertex {
  readonly x: number
  readonly y: number
  readonly angle: number
}

interface Piece {
  readonly from: Point
  readonly to: Point
  /** Directions in which it sets out and arrives; undefined where it has no length. */
  readonly start: Point | undefined
  readonly end: Point | undefined
  readonly begins: boolean
}

type Point = readonly [number, number]

/** The vertices of path data (SVG 2, 13.7.4), each turned halfway between what comes and what goes. */
export function verticesOf(data: string): readonly Vertex[] {
  const pieces = piecesOf(data)
  const first = pieces[0]
  if (!first) return []
  return pieces.flatMap((piece, index): Vertex[] => {
    const {to, begins} = piece
    const next = pieces[index + 1]
    const comes = begins ? undefined : (piece.end ?? pieces[index - 1]?.end)
    const goes = next && !next.begins ? next.start : undefined
    return [{x: to[0], y: to[1], angle: between(comes, goes)}]
  })
}

function piecesOf(data: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start: Point = [0, 0]
  svgpath(data)
    .abs()
    .unshort()
    .iterate((segment, _, x, y) => {
      const [letter, ...values] = segment as readonly [string, ...number[]]
      const from: Point = [x, y]
      if (letter === 'M') {
        start = values as unknown as Point
        pieces.push({from, to: start, start: undefined, end: undefined, begins: true})
        return
      }
      const points = pointsOf(letter, values, from, start)
      const to = points.at(-1) ?? from
      const goes = points.find(point => !isSame(point, from))
      const comes = [from, ...points].findLast(point => !isSame(point, to))
      pieces.push({
        from,
        to,
        start: goes && minus(goes, from),
        end: comes && minus(to, comes),
        begins: false,
      })
    })
  return pieces
}

/** The handles and the end of a segment; those of an arc are of the curves that draw it. */
function pointsOf(
  letter: string,
  values: readonly number[],
  from: Point,
  start: Point,
): readonly Point[] {
  switch (letter) {
    case 'H':
      return [[values[0]!, from[1]]]
    case 'V':
      return [[from[0], values[0]!]]
    case 'Z':
    case 'z':
      return [start]
    case 'A': {
      const points: Point[] = []
      svgpath(`M${from.join(' ')}A${values.join(' ')}`)
        .unarc()
        .iterate(([curve, ...to]: readonly [string, ...number[]]) => {
          if (curve !== 'M') points.push(...paired(to))
        })
      return points
    }
    default:
      return paired(values)
  }
}

const paired = (values: readonly number[]): readonly Point[] =>
  values.flatMap((value, i) => (i % 2 === 0 ? [[value, values[i + 1]!] as const] : []))

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1]

function between(comes: Point | undefined, goes: Point | undefined): number {
  const a: Point = comes ?? goes ?? [1, 0]
  const b: Point = goes ?? comes ?? [1, 0]
  const unit = ([x, y]: Point): Point => [x / Math.hypot(x, y), y / Math.hypot(x, y)]
  const [one, other] = [unit(a), unit(b)]
  const [x, y] = [one[0] + other[0], one[1] + other[1]]
  // Straight back: halfway is to the side.
  const [dx, dy] = Math.hypot(x, y) < 1e-9 ? [-one[1], one[0]] : [x, y]
  return (Math.atan2(dy, dx) * 180) / Math.PI
}
