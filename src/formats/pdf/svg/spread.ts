import type {Gradient} from '../../../paged/index.ts'
import type {Bounds} from './bounds.ts'
import {apply, inverse, type Matrix} from './matrix.ts'

type Way = Pick<Gradient, 'from' | 'to' | 'stops'>

/** So many rounds are written out. */
const mostRounds = 100

/**
 * A gradient that begins again where it ends (`spreadMethod`), written out as one that is long enough for what it
 * paints. `space` is from its own space to that of `area`. Undefined where it cannot be.
 */
export function spreadOut(
  {from, to, stops}: Way,
  {method, space, area}: {readonly method: string; readonly space: Matrix; readonly area: Bounds},
): Way | undefined {
  const back = inverse(space)
  if (!back) return undefined
  const [x0 = 0, y0 = 0, r0 = 0] = from
  const [x1 = 0, y1 = 0, r1 = 0] = to
  const isRound = from.length === 3
  // A cone has no simple next round.
  if (isRound && (x0 !== x1 || y0 !== y1 || r0 !== 0)) return undefined
  const places = cornersOf(area).map(([x, y]) => {
    const [px, py] = apply(back, x, y) as [number, number]
    return isRound
      ? Math.hypot(px - x1, py - y1) / r1
      : ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2)
  })
  const first = isRound ? 0 : Math.floor(Math.min(...places))
  const last = Math.max(first + 1, Math.ceil(Math.max(...places)))
  const rounds = last - first
  if (!(rounds <= mostRounds)) return undefined
  const at = (t: number) => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]
  return {
    from: isRound ? from : at(first),
    to: isRound ? [x1, y1, r1 * last] : at(last),
    stops: Array.from({length: rounds}, (_, round) => {
      const isTurned = method === 'reflect' && (first + round) % 2 !== 0
      const own = isTurned
        ? stops.map(({offset, color}) => ({offset: 1 - offset, color})).reverse()
        : stops
      return whole(own).map(({offset, color}) => ({offset: (round + offset) / rounds, color}))
    }).flat(),
  }
}

/** A round goes from its beginning to its end, though its stops may not. */
function whole(stops: Gradient['stops']): Gradient['stops'] {
  const [first, last] = [stops[0]!, stops.at(-1)!]
  return [{...first, offset: 0}, ...stops, {...last, offset: 1}]
}

/** With room for a line around it. */
function cornersOf({x, y, width, height}: Bounds): readonly (readonly [number, number])[] {
  const room = Math.max(width, height) / 4
  const [left, right] = [x - room, x + width + room]
  const [top, bottom] = [y - room, y + height + room]
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ]
}
