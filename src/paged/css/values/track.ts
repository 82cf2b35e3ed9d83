import type {CssNodePlain} from 'css-tree'
import type {LengthPercentage, TrackBreadth, TrackListItem, TrackSize} from '../style.ts'
import {lengthPercentage, nonNegative} from './length.ts'
import {
  always,
  either,
  isComma,
  keywords,
  type Parse,
  type Resolve,
  type Source,
  significant,
  type Value,
} from './value.ts'

/** `<track-size>` of css-grid-2, 7.2: one breadth, `minmax()` or `fit-content()`. */
export const trackSize: Parse<TrackSize> = (value, source) => {
  const [node] = value
  if (!node || value.length !== 1) return undefined
  const parts = argumentsOf(node, 'minmax')
  if (parts) return minmax(parts, source)
  const limits = argumentsOf(node, 'fit-content')
  if (limits) return limits.length === 1 ? fitContent(limits[0]!, source) : undefined
  const factor = flexOf(node)
  // css-grid-2, 7.2.3: a flexible track is never narrower than what is in it.
  if (factor !== undefined)
    return always({min: 'auto', max: {type: 'flex', factor}, limit: undefined})
  const size = breadth(value, source)
  return size && (context => sizeOf(size(context), size(context)))
}

/** `none`, or tracks with line names between them; `repeat()` with a number is written out. */
export const trackList: Parse<readonly TrackListItem[]> = (value, source) => {
  if (!value.length) return undefined
  const parts = value.map(node => listItem(node, source))
  if (parts.some(part => !part)) return undefined
  return context => parts.flatMap(part => part!(context))
}

/** At most this many tracks, so that no stylesheet eats the memory. */
const most = 1000

const breadth: Parse<TrackBreadth> = either(
  keywords('auto', 'min-content', 'max-content'),
  nonNegative(lengthPercentage),
)

const sizeOf = (min: TrackBreadth, max: TrackSize['max']): TrackSize => ({
  min,
  max,
  limit: undefined,
})

function minmax(parts: readonly Value[], source: Source): Resolve<TrackSize> | undefined {
  const [first, second] = parts
  if (!first || !second || parts.length !== 2) return undefined
  const min = breadth(first, source)
  const factor = second.length === 1 ? flexOf(second[0]!) : undefined
  const max =
    factor === undefined ? breadth(second, source) : always({type: 'flex', factor} as const)
  return min && max && (context => sizeOf(min(context), max(context)))
}

function fitContent(value: Value, source: Source): Resolve<TrackSize> | undefined {
  const limit: Resolve<LengthPercentage> | undefined = nonNegative(lengthPercentage)(value, source)
  return limit && (context => ({min: 'auto', max: 'max-content', limit: limit(context)}))
}

const flexOf = (node: CssNodePlain): number | undefined =>
  node.type === 'Dimension' && node.unit.toLowerCase() === 'fr' && Number(node.value) >= 0
    ? Number(node.value)
    : undefined

/** What stands between the commas of a function of that name. */
function argumentsOf(node: CssNodePlain, name: string): readonly Value[] | undefined {
  if (node.type !== 'Function' || node.name.toLowerCase() !== name) return undefined
  const parts: CssNodePlain[][] = [[]]
  for (const child of significant(node.children)) {
    if (isComma(child)) parts.push([])
    else parts.at(-1)!.push(child)
  }
  return parts
}

function listItem(
  node: CssNodePlain,
  source: Source,
): Resolve<readonly TrackListItem[]> | undefined {
  if (node.type === 'Brackets') return always([{type: 'names', names: lineNames(node)}])
  const repeated = argumentsOf(node, 'repeat')
  if (repeated) return repeat(repeated, source)
  const size = trackSize([node], source)
  return size && (context => [{type: 'track', size: size(context)}])
}

/** The names in `[a b]`. */
export const lineNames = (node: CssNodePlain): readonly string[] =>
  node.type === 'Brackets'
    ? node.children.flatMap(child => (child.type === 'Identifier' ? [child.name] : []))
    : []

function repeat(
  [count, list]: readonly Value[],
  source: Source,
): Resolve<readonly TrackListItem[]> | undefined {
  const node = count?.[0]
  const items = list && trackList(list, source)
  if (!node || !items) return undefined
  if (node.type === 'Identifier' && /^auto-fi(?:ll|t)$/i.test(node.name)) {
    const fit = node.name.toLowerCase() === 'auto-fit'
    return context => [{type: 'repeat', fit, items: items(context)}]
  }
  const times = node.type === 'Number' ? Number(node.value) : 0
  if (!Number.isInteger(times) || times < 1 || times * list.length > most) return undefined
  return context => {
    const once = items(context)
    return Array.from({length: times}, () => once).flat()
  }
}
