/** A float's margin box, in the coordinates of its flow. */
export interface FloatArea {
  readonly side: 'left' | 'right'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The floats of one block formatting context. */
export interface FloatSpace {
  readonly areas: FloatArea[]
}

export const startFloats = (): FloatSpace => ({areas: []})

/** What floats leave free between `x` and `x + width` from `y` on for `height` points. */
export function freeRoom(
  {areas}: FloatSpace,
  {x, y, width, height}: {x: number; y: number; width: number; height: number},
) {
  let left = x
  let right = x + width
  for (const area of areas) {
    if (area.y >= y + Math.max(height, 0.01) || area.y + area.height <= y + 0.001) continue
    if (area.side === 'left') left = Math.max(left, area.x + area.width)
    else right = Math.min(right, area.x)
  }
  return {x: left, width: Math.max(0, right - left)}
}

/** The bottom of the lowest float on a side; −Infinity when there is none. */
export const lowestFloat = ({areas}: FloatSpace, side: 'left' | 'right' | 'both') =>
  areas.reduce(
    (lowest, area) =>
      side === 'both' || area.side === side ? Math.max(lowest, area.y + area.height) : lowest,
    Number.NEGATIVE_INFINITY,
  )

/** Place a float as high as it fits, no higher than `y` and than the floats before it (CSS 2.2, 9.5.1). */
export function placeFloat(
  space: FloatSpace,
  frame: {readonly x: number; readonly width: number},
  float: {
    readonly side: 'left' | 'right'
    readonly y: number
    readonly width: number
    readonly height: number
  },
): FloatArea {
  const {side, width, height} = float
  const highest = space.areas.reduce((top, area) => Math.max(top, area.y), float.y)
  const bottoms = space.areas.map(area => area.y + area.height).filter(bottom => bottom > highest)
  const tries = [highest, ...bottoms.sort((a, b) => a - b)]
  const rooms = tries.map(y => ({y, ...freeRoom(space, {...frame, y, height})}))
  const room = rooms.find(candidate => candidate.width + 0.01 >= width) ?? rooms.at(-1)!
  const x = side === 'left' ? room.x : room.x + room.width - width
  const area = {side, x, y: room.y, width, height}
  space.areas.push(area)
  return area
}
