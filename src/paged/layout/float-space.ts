/** A float's margin box, in the coordinates of its flow. */
export interface FloatArea {
  readonly side: 'left' | 'right'
  readonly x: number
  /** On a left page, where `inside` and `outside` have changed places. */
  readonly turned: {readonly side: 'left' | 'right'; readonly x: number}
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The floats of one block formatting context. */
export interface FloatSpace {
  readonly areas: FloatArea[]
}

export const startFloats = (): FloatSpace => ({areas: []})

/** A part of the height of a flow, and the width that it has without floats. */
interface Band {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What floats leave free in a band, on a right page and on a left one. */
export interface FreeRoom {
  readonly x: number
  /** As far as both pages have it. */
  readonly width: number
  /** By how much it stands further right on a left page. */
  readonly turn: number
}

export function freeRoom(space: FloatSpace, band: Band): FreeRoom {
  const room = roomIn(space, band, area => area)
  if (space.areas.every(area => area.x === area.turned.x)) return {...room, turn: 0}
  const turned = roomIn(space, band, area => area.turned)
  return {x: room.x, width: Math.min(room.width, turned.width), turn: turned.x - room.x}
}

function roomIn(
  {areas}: FloatSpace,
  {x, y, width, height}: Band,
  onPage: (area: FloatArea) => FloatArea['turned'],
) {
  let left = x
  let right = x + width
  for (const area of areas) {
    if (area.y >= y + Math.max(height, 0.01) || area.y + area.height <= y + 0.001) continue
    const at = onPage(area)
    if (at.side === 'left') left = Math.max(left, at.x + area.width)
    else right = Math.min(right, at.x)
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
    readonly turns: boolean
    readonly y: number
    readonly width: number
    readonly height: number
  },
): FloatArea {
  const {side, turns, width, height} = float
  const highest = space.areas.reduce((top, area) => Math.max(top, area.y), float.y)
  const bottoms = space.areas.map(area => area.y + area.height).filter(bottom => bottom > highest)
  const tries = [highest, ...bottoms.sort((a, b) => a - b)]
  const rooms = tries.map(y => ({y, ...freeRoom(space, {...frame, y, height})}))
  const room = rooms.find(candidate => candidate.width + 0.01 >= width) ?? rooms.at(-1)!
  const turnedSide = turns ? opposite(side) : side
  const band = {...frame, y: room.y, height}
  const area = {
    side,
    x: edgeOf(
      roomIn(space, band, at => at),
      side,
      width,
    ),
    turned: {
      side: turnedSide,
      x: edgeOf(
        roomIn(space, band, at => at.turned),
        turnedSide,
        width,
      ),
    },
    y: room.y,
    width,
    height,
  }
  space.areas.push(area)
  return area
}

const opposite = (side: 'left' | 'right') => (side === 'left' ? 'right' : 'left')

/** Left edge of what stands on one side of a room. */
const edgeOf = (
  room: {readonly x: number; readonly width: number},
  side: 'left' | 'right',
  width: number,
) => (side === 'left' ? room.x : room.x + room.width - width)
