import {resolveLength} from '../../css/resolve-length.ts'
import type {Style, TrackListItem, TrackSize} from '../../css/style.ts'

/** The explicit tracks of one axis and the names of the lines around them, one list a line. */
export interface Axis {
  readonly tracks: readonly TrackSize[]
  readonly names: readonly (readonly string[])[]
  /** Numbers of tracks that are dropped when nothing stands in them. */
  readonly fitted: ReadonlySet<number>
}

export interface AxisRequest {
  readonly list: readonly TrackListItem[]
  /** What implicit and unnamed tracks measure: `grid-auto-rows`, `grid-auto-columns`. */
  readonly automatic: readonly TrackSize[]
  /** Points; undefined where the axis is as long as its content. */
  readonly available: number | undefined
  readonly gap: number
  /** For each track of the areas, the names of those that begin and end at its first line. */
  readonly areas: readonly (readonly string[])[]
}

/** At most this many times, whatever fits. */
const mostRepeats = 200

/** Write `repeat(auto-fill, …)` out and give the lines of `grid-template-areas` their names (css-grid-2, 7). */
export function axisOf({list, automatic, available, gap, areas}: AxisRequest): Axis {
  const written = list.flatMap((item): readonly Written[] => {
    if (item.type !== 'repeat') return [{...item, fitted: false}]
    const times = repeats(item.items, {list, available, gap})
    const once = item.items.map(inner => ({...inner, fitted: item.fit}))
    return Array.from({length: times}, () => once).flat()
  })
  const tracks: TrackSize[] = []
  const names: string[][] = [[]]
  const fitted = new Set<number>()
  for (const item of written) {
    if (item.type === 'names') names.at(-1)!.push(...item.names)
    else if (item.type === 'track') {
      if (item.fitted) fitted.add(tracks.length)
      tracks.push(item.size)
      names.push([])
    }
  }
  const explicit = tracks.length
  for (let track = explicit; track < areas.length - 1; track++) {
    tracks.push(automatic[(track - explicit) % automatic.length]!)
    names.push([])
  }
  for (const [index, line] of areas.entries()) names[index]!.push(...line)
  return {tracks, names, fitted}
}

type Written = TrackListItem & {readonly fitted: boolean}

/** How often the repeated tracks fit beside the others; once where nobody knows the length. */
function repeats(
  repeated: readonly TrackListItem[],
  {list, available, gap}: Pick<AxisRequest, 'list' | 'available' | 'gap'>,
): number {
  if (available === undefined) return 1
  const lengths = (items: readonly TrackListItem[]) =>
    items.flatMap(item => (item.type === 'track' ? [definite(item.size, available)] : []))
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size + gap, 0)
  const once = sum(lengths(repeated))
  const rest = available + gap - sum(lengths(list))
  return Math.max(1, Math.min(mostRepeats, Math.floor(rest / Math.max(once, 1))))
}

const definite = ({min, max}: TrackSize, available: number): number => {
  if (typeof max === 'number' || (typeof max === 'object' && max.type === 'percentage'))
    return resolveLength(max, available)
  return typeof min === 'string' ? 0 : resolveLength(min, available)
}

/** `name-start` and `name-end` at the lines around each area, by row or by column. */
export function areaNames(
  areas: Style['gridTemplateAreas'],
  by: 'row' | 'column',
): readonly (readonly string[])[] {
  const first = areas[0]
  if (!first) return []
  const tracks =
    by === 'row' ? areas : first.map((_, column) => areas.map(row => row[column] ?? ''))
  return Array.from({length: tracks.length + 1}, (_, line) => {
    const above = new Set(tracks[line - 1])
    const below = new Set(tracks[line])
    const starts = [...below].filter(name => name !== '' && !above.has(name))
    const ends = [...above].filter(name => name !== '' && !below.has(name))
    return [...starts.map(name => `${name}-start`), ...ends.map(name => `${name}-end`)]
  })
}
