import {resolveLength} from '../../css/resolve-length.ts'
import type {TrackAlignment, TrackBreadth, TrackSize} from '../../css/style.ts'

/** An item in one axis: the tracks that it covers, and the least and the most that it asks of them, in points. */
export interface TrackItem {
  readonly start: number
  readonly span: number
  readonly min: number
  readonly max: number
}

export interface TrackRequest {
  readonly tracks: readonly TrackSize[]
  readonly items: readonly TrackItem[]
  /** Undefined where the axis is as long as what is in it. */
  readonly available: number | undefined
  readonly gap: number
  readonly align: TrackAlignment
}

interface Track {
  readonly size: TrackSize
  base: number
  limit: number
}

/** Lengths of tracks (css-grid-2, 12): what they hold, then what is left over by shares. */
export function sizeTracks(request: TrackRequest): readonly number[] {
  const {tracks: sizes, items, available, gap, align} = request
  const tracks = sizes.map(size => startTrack(size, available))
  for (const item of items.toSorted((a, b) => a.span - b.span)) holdItem(tracks, item, gap)
  for (const track of tracks) if (track.limit === Number.POSITIVE_INFINITY) track.limit = track.base
  const gaps = gap * Math.max(0, tracks.length - 1)
  if (available === undefined) for (const track of tracks) track.base = track.limit
  else growToLimits(tracks, available - gaps)
  shareOut(tracks, available === undefined ? undefined : available - gaps)
  if (available !== undefined && (align === 'normal' || align === 'stretch'))
    stretchAutomatic(tracks, available - gaps)
  return tracks.map(({base}) => base)
}

function startTrack(size: TrackSize, available: number | undefined): Track {
  const base = lengthOf(size.min, available) ?? 0
  const most = isFlexible(size) ? undefined : lengthOf(size.max as TrackBreadth, available)
  return {size, base, limit: Math.max(base, most ?? Number.POSITIVE_INFINITY)}
}

/** A percentage of an unknown length is `auto` (css-grid-2, 7.2.1). */
const lengthOf = (breadth: TrackBreadth, available: number | undefined) => {
  if (typeof breadth === 'string') return undefined
  if (typeof breadth === 'number') return breadth
  return available === undefined ? undefined : resolveLength(breadth, available)
}

const isFlexible = ({max}: TrackSize) => typeof max === 'object' && max.type === 'flex'

const factorOf = ({max}: TrackSize) =>
  typeof max === 'object' && max.type === 'flex' ? max.factor : 0

const isIntrinsic = (breadth: TrackSize['max']) => typeof breadth === 'string'

/** Let the tracks under an item grow until it has room; flexible ones take it where there are any. */
function holdItem(tracks: readonly Track[], {start, span, min, max}: TrackItem, gap: number) {
  const covered = tracks.slice(start, start + span)
  const inner = gap * (covered.length - 1)
  const flexible = covered.filter(({size}) => isFlexible(size))
  const growing = (flexible.length > 0 ? flexible : covered).filter(({size}) =>
    isIntrinsic(size.min),
  )
  const wanted = growing.some(({size}) => size.min === 'max-content') ? max : min
  const held = covered.reduce((sum, {base}) => sum + base, inner)
  for (const track of growing) track.base += Math.max(0, wanted - held) / growing.length
  for (const track of covered) track.limit = Math.max(track.limit, track.base)

  const limited = covered.filter(({size}) => !isFlexible(size) && isIntrinsic(size.max))
  if (flexible.length > 0 || limited.length === 0) return
  const reached = covered.reduce((sum, {limit, base}) => sum + finite(limit, base), inner)
  const most = limited.every(({size}) => size.max === 'min-content') ? min : max
  for (const track of limited) {
    const grown = finite(track.limit, track.base) + Math.max(0, most - reached) / limited.length
    const {limit} = track.size
    const cap = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY
    track.limit = Math.max(track.base, Math.min(grown, cap))
  }
}

const finite = (limit: number, base: number) => (limit === Number.POSITIVE_INFINITY ? base : limit)

/** All alike, each until its limit. */
function growToLimits(tracks: readonly Track[], available: number) {
  let free = available - tracks.reduce((sum, {base}) => sum + base, 0)
  let growing = tracks.filter(track => track.base < track.limit && !isFlexible(track.size))
  while (free > 0.001 && growing.length > 0) {
    const each = free / growing.length
    for (const track of growing) {
      const more = Math.min(each, track.limit - track.base)
      track.base += more
      free -= more
    }
    growing = growing.filter(track => track.limit - track.base > 0.001)
  }
}

/** One `fr` is what is left over by the sum of the shares, and nobody gets less than it holds. */
function shareOut(tracks: readonly Track[], available: number | undefined) {
  const flexible = tracks.filter(({size}) => isFlexible(size))
  if (flexible.length === 0) return
  const unit =
    available === undefined
      ? Math.max(...flexible.map(({base, size}) => base / Math.max(1, factorOf(size))))
      : unitOf(tracks, available)
  for (const track of flexible) track.base = Math.max(track.base, unit * factorOf(track.size))
}

function unitOf(tracks: readonly Track[], available: number): number {
  let flexible = tracks.filter(({size}) => isFlexible(size))
  for (;;) {
    const rest = tracks.filter(track => !flexible.includes(track))
    const left = available - rest.reduce((sum, {base}) => sum + base, 0)
    const factors = flexible.reduce((sum, {size}) => sum + factorOf(size), 0)
    const unit = Math.max(0, left) / Math.max(1, factors)
    const holding = flexible.filter(({base, size}) => base <= unit * factorOf(size) + 0.001)
    if (holding.length === flexible.length || holding.length === 0) return unit
    flexible = holding
  }
}

function stretchAutomatic(tracks: readonly Track[], available: number) {
  const automatic = tracks.filter(({size}) => size.max === 'auto' && size.limit === undefined)
  const free = available - tracks.reduce((sum, {base}) => sum + base, 0)
  for (const track of automatic) track.base += Math.max(0, free) / automatic.length
}

/** Where each track begins, and the space between two, after `justify-content` or `align-content`. */
export function placeTracks(
  sizes: readonly number[],
  {available, gap, align}: Pick<TrackRequest, 'available' | 'gap' | 'align'>,
): readonly number[] {
  const used = sizes.reduce((sum, size) => sum + size, gap * Math.max(0, sizes.length - 1))
  const free = available === undefined ? 0 : Math.max(0, available - used)
  const {before, between} = spread(free, sizes.length, align)
  let at = before
  return sizes.map(size => {
    const start = at
    at += size + gap + between
    return start
  })
}

/** css-align-3, 4.3. */
function spread(free: number, count: number, align: TrackAlignment) {
  switch (align) {
    case 'normal':
    case 'stretch':
    case 'start':
      return {before: 0, between: 0}
    case 'center':
      return {before: free / 2, between: 0}
    case 'end':
      return {before: free, between: 0}
    case 'space-between':
      return {before: 0, between: count > 1 ? free / (count - 1) : 0}
    case 'space-around':
      return {before: free / count / 2, between: free / count}
    case 'space-evenly':
      return {before: free / (count + 1), between: free / (count + 1)}
  }
}
