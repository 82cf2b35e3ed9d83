import type {GridLine} from '../../css/style.ts'
import type {Axis} from './axis.ts'

/** Tracks that an item covers; `start` is undefined where the grid finds the place itself. */
export interface GridRange {
  /** Number of the first track, from that of the explicit grid's first; negative before it. */
  readonly start: number | undefined
  readonly span: number
}

/** What a pair of lines comes to in one axis (css-grid-2, 8.3). */
export function rangeOf(
  {start, end}: {readonly start: GridLine; readonly end: GridLine},
  axis: Axis,
): GridRange {
  const first = lineAt(start, 'start', axis)
  const last = lineAt(end, 'end', axis)
  if (first !== undefined && last !== undefined) {
    if (first === last) return {start: first, span: 1}
    return {start: Math.min(first, last), span: Math.abs(last - first)}
  }
  if (first !== undefined) return {start: first, span: spanFrom(end, first, 1, axis)}
  if (last !== undefined) {
    const span = spanFrom(start, last, -1, axis)
    return {start: last - span, span}
  }
  return {start: undefined, span: countOf(start) ?? countOf(end) ?? 1}
}

/** A name that nobody gave counts for one track. */
const countOf = (line: GridLine) =>
  typeof line === 'object' && line.type === 'span'
    ? line.name === undefined
      ? line.count
      : 1
    : undefined

/** Lines are counted from 0, the first of the explicit grid. */
function lineAt(line: GridLine, edge: 'start' | 'end', {tracks, names}: Axis): number | undefined {
  if (typeof line !== 'object' || line.type === 'span') return undefined
  const {name, number = 1} = line
  if (name === undefined) return number > 0 ? number - 1 : tracks.length + 1 + number
  const named = linesNamed(line.number === undefined ? `${name}-${edge}` : name, names)
  const found = named.length > 0 ? named : linesNamed(name, names)
  // css-grid-2, 8.3: lines outside of the explicit grid have every name.
  if (number > 0) return found[number - 1] ?? tracks.length + number - found.length
  return found[found.length + number] ?? number + found.length
}

const linesNamed = (name: string, names: Axis['names']) =>
  names.flatMap((line, index) => (line.includes(name) ? [index] : []))

function spanFrom(line: GridLine, from: number, step: 1 | -1, {names}: Axis): number {
  if (typeof line !== 'object' || line.type !== 'span') return 1
  if (line.name === undefined) return line.count
  const passed = linesNamed(line.name, names).filter(at => (at - from) * step > 0)
  const at = step > 0 ? passed[line.count - 1] : passed[passed.length - line.count]
  return at === undefined ? line.count : Math.abs(at - from)
}
