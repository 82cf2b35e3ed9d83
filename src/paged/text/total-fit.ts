import type {Candidates} from './break-candidates.ts'
import {classOf, demeritsOf, OVERFULL} from './demerits.ts'
import {type Gaps, gapsOf, noGaps, riverDemerits} from './rivers.ts'

/** How lines are to be divided. */
export interface FitManner {
  /** Width of a line, by its index from the beginning of the paragraph. */
  readonly measure: (line: number) => number
  /** Where a line begins, from the paragraph's start side. */
  readonly inset: (line: number) => number
  /** From this line on every measure is the same, so that lines need not be told apart by their index. */
  readonly uniformFrom: number
  /** True: slack goes into spaces. False: it stays at the line's end (ragged). */
  readonly justified: boolean
  /** True when the last line is filled like the others. */
  readonly fillLast: boolean
  /** Points of stretch that each line is thought to have besides its own. */
  readonly emergencyStretch: number
  /** The largest number of hyphenated lines in a row. */
  readonly hyphenLines: number
  /** False: the line before the last is not hyphenated where that can be helped. */
  readonly hyphenBeforeLast: boolean
  /** Points that a line may be short of before a word is divided to fill it. */
  readonly hyphenZone: number
  /** True: as few lines as possible, and those as even as possible, the last included. */
  readonly balanced: boolean
  /** No last line is short where that can be had (css-text-4, 6.4.2). */
  readonly pretty: boolean
}

/** A stretch of candidates, up to a forced break. */
export interface Fit extends FitManner {
  /** Candidate that the first line begins at, and the forced one that the last ends at. */
  readonly from: number
  readonly to: number
  readonly firstLine: number
  /** Largest ratio of slack to stretch in a line. Infinity always succeeds, with overfull lines if need be. */
  readonly tolerance: number
}

/** A ragged line short by this share of its measure costs what a justified one costs at ratio 1. */
const RAGGED_SHARE = 0.15
/** Points; sums of many widths differ in the last digits. */
const TOLERABLE = 0.001

/**
 * The candidates that end the lines with the least demerits (Knuth & Plass 1981), or undefined when no division
 * keeps within the tolerance.
 */
export function fitLines(candidates: Candidates, fit: Fit): readonly number[] | undefined {
  const {from, to, tolerance} = fit
  const nodes = [firstNode(fit)]
  let active = [0]
  const best = new Map<number, Node>()
  /** The last break before the word that is being divided. */
  let whole = from
  for (let at = from + 1; at <= to; at++) {
    const last = at === to
    const alive: number[] = []
    /** Of the lines that do not fit, the one that begins last sticks out least. */
    let stuck = -1
    best.clear()
    for (const index of active) {
      const node = nodes[index]!
      const ratio = ratioOf(candidates, node, at, fit)
      if (ratio === TOO_WIDE) {
        if (stuck < 0 || node.candidate > nodes[stuck]!.candidate) stuck = index
        continue
      }
      alive.push(index)
      if (ratio >= -1 && ratio <= tolerance)
        keepBest(best, candidates, {node, index, at, ratio, whole}, fit)
    }
    const hyphenated = candidates.kind[at] === 'hyphen'
    if (best.size === 0 && (alive.length === 0 || last)) {
      if (tolerance !== Number.POSITIVE_INFINITY) return undefined
      const index = stuck >= 0 ? stuck : alive[0]!
      best.set(0, overfullNode(nodes[index]!, index, at, hyphenated))
    }
    if (!hyphenated) whole = at
    active = last ? [] : alive
    for (const node of best.values()) active.push(nodes.push(node) - 1)
  }
  return pathTo(bestEnd(nodes, active, fit), nodes)
}

/** A line that would end at a candidate. */
interface Line {
  /** What it goes on from, and its index. */
  readonly node: Node
  readonly index: number
  readonly at: number
  readonly ratio: number
  /** The last break before the word that a hyphen divides at its end. */
  readonly whole: number
}

/** Keep a line when none that looks like it to the lines after costs less. */
function keepBest(best: Map<number, Node>, candidates: Candidates, set: Line, fit: Fit) {
  const {node, index, at, ratio} = set
  const hyphens = candidates.kind[at] === 'hyphen' ? node.hyphens + 1 : 0
  if (fit.tolerance !== Number.POSITIVE_INFINITY && !isAllowed(candidates, set, hyphens, fit))
    return
  const ownClass = classOf(ratio)
  const line = node.line + 1
  const key = line > fit.uniformFrom && !fit.balanced ? ownClass : line * 4 + ownClass
  const known = best.get(key)?.demerits ?? Number.POSITIVE_INFINITY
  let demerits = node.demerits + demeritsOf(candidates, node, {at, ratio}, fit)
  if (known <= demerits) return
  let gaps = noGaps
  if (fit.justified) {
    const placed = {from: node.candidate, to: at, ratio, inset: fit.inset(node.line)}
    gaps = gapsOf(candidates, placed, node.gaps)
    demerits += riverDemerits(gaps)
    if (known <= demerits) return
  }
  best.set(key, {candidate: at, line, class: ownClass, hyphens, demerits, gaps, previous: index})
}

/** Whether the `hyphenate-limit-*` properties let the line end here, and the last begin. */
function isAllowed(
  {kind, end, start}: Candidates,
  {node, at, whole}: Line,
  hyphens: number,
  fit: Fit,
): boolean {
  if (hyphens > fit.hyphenLines) return false
  if (at === fit.to && node.hyphens > 0 && !fit.hyphenBeforeLast) return false
  if (kind[at] !== 'hyphen' || fit.hyphenZone === 0 || whole <= node.candidate) return true
  return fit.measure(node.line) - (end[whole]! - start[node.candidate]!) > fit.hyphenZone
}

interface Node {
  /** The candidate that a line begins at. */
  readonly candidate: number
  /** Index of that line. */
  readonly line: number
  /** Of the line that ended here: 0 tight, 1 even, 2 loose, 3 very loose. */
  readonly class: number
  /** Hyphenated lines in a row up to here. */
  readonly hyphens: number
  readonly demerits: number
  /** Spaces of the line that ended here. */
  readonly gaps: Gaps
  readonly previous: number
}

const firstNode = ({from, firstLine}: Fit): Node => ({
  candidate: from,
  line: firstLine,
  class: 1,
  hyphens: 0,
  demerits: 0,
  gaps: noGaps,
  previous: -1,
})

/** The line cannot be shrunk to its measure, nor can any that ends later. */
const TOO_WIDE = Number.NEGATIVE_INFINITY

/** Slack by what the line can stretch, or shrink when it is negative. */
function ratioOf(candidates: Candidates, {candidate: begin, line}: Node, at: number, fit: Fit) {
  const {end, endStretch, endShrink, start, startStretch, startShrink, leaders, hyphen} = candidates
  const measure = fit.measure(line)
  const width = end[at]! - start[begin]!
  const slack = measure - width - hyphen[at]!
  if (slack < -TOLERABLE) {
    const shrink = fit.justified ? endShrink[at]! - startShrink[begin]! : 0
    if (width - shrink > measure + TOLERABLE) return TOO_WIDE
    return shrink > 0 ? slack / shrink : -2
  }
  const filled = leaders[at]! > leaders[begin]! || (at === fit.to && !fit.fillLast && !fit.balanced)
  if (filled || slack < TOLERABLE) return 0
  const own = fit.justified ? endStretch[at]! - startStretch[begin]! : RAGGED_SHARE * measure
  return slack / (own + fit.emergencyStretch)
}

const overfullNode = (node: Node, index: number, at: number, hyphenated: boolean): Node => ({
  candidate: at,
  line: node.line + 1,
  class: 1,
  hyphens: hyphenated ? node.hyphens + 1 : 0,
  demerits: node.demerits + OVERFULL,
  gaps: noGaps,
  previous: index,
})

/** The end with the least demerits; a balanced paragraph takes the fewest lines first. */
function bestEnd(nodes: readonly Node[], ends: readonly number[], {balanced}: Fit): number {
  return ends.reduce((best, index) => {
    const a = nodes[best]!
    const b = nodes[index]!
    if (balanced && a.line !== b.line) return b.line < a.line ? index : best
    return b.demerits < a.demerits ? index : best
  })
}

function pathTo(end: number, nodes: readonly Node[]): readonly number[] {
  const path: number[] = []
  for (let index = end; index > 0; index = nodes[index]!.previous)
    path.push(nodes[index]!.candidate)
  return path.reverse()
}
