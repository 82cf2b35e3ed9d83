import type {Candidates} from './candidate-table.ts'
import {classOf, demeritsOf, OVERFULL} from './demerits.ts'
import {beginNodes, type FitNodes} from './fit-nodes.ts'
import {addGaps, riverDemerits} from './rivers.ts'

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
  const nodes = beginNodes(from, fit.firstLine)
  let activeCount = 1
  for (let at = from + 1; at <= to; at++) {
    const {active, alive, count} = nodes
    let aliveCount = 0
    /** Of the lines that do not fit, the one that begins last sticks out least. */
    let stuck = -1
    nodes.at = at
    nodes.firstNew = count
    for (let index = 0; index < activeCount; index++) {
      const node = active[index]!
      const ratio = ratioOf(candidates, nodes, node, fit)
      if (ratio === TOO_WIDE) {
        if (stuck < 0 || nodes.candidate[node]! > nodes.candidate[stuck]!) stuck = node
        continue
      }
      alive[aliveCount++] = node
      if (ratio >= -1 && ratio <= tolerance) keepBest(candidates, nodes, {node, ratio}, fit)
    }
    if (nodes.count === count && (aliveCount === 0 || at === to)) {
      if (tolerance !== Number.POSITIVE_INFINITY) return undefined
      addOverfull(candidates, nodes, stuck >= 0 ? stuck : alive[0]!)
    }
    if (candidates.kind[at] !== 'hyphen') nodes.whole = at
    for (let node = count; node < nodes.count; node++) alive[aliveCount++] = node
    activeCount = aliveCount
    nodes.active = alive
    nodes.alive = active
  }
  return pathTo(bestEnd(nodes, fit), nodes)
}

/** A line from a node to where lines are tried up to. */
interface Line {
  readonly node: number
  readonly ratio: number
}

/** Keep a line when none that looks like it to the lines after costs less. */
function keepBest(candidates: Candidates, nodes: FitNodes, set: Line, fit: Fit) {
  const {node, ratio} = set
  const before = nodes.line[node]!
  if (fit.tolerance !== Number.POSITIVE_INFINITY && !isAllowed(candidates, nodes, node, fit)) return
  const like = nodeLike(nodes, before + 1, classOf(ratio), fit)
  const known = like < nodes.count ? nodes.demerits[like]! : Number.POSITIVE_INFINITY
  let demerits = nodes.demerits[node]! + demeritsOf(candidates, nodes, set, fit)
  if (known <= demerits) return
  const gapsFrom = nodes.gapsCount
  let gapsTo = gapsFrom
  if (fit.justified) {
    gapsTo = addGaps(candidates, nodes, set, fit.inset(before))
    demerits += riverDemerits(nodes, gapsFrom, gapsTo)
    if (known <= demerits) return
  }
  setNode(candidates, nodes, like, node)
  nodes.class[like] = classOf(ratio)
  nodes.demerits[like] = demerits
  nodes.gapsFrom[like] = gapsFrom
  nodes.gapsTo[like] = gapsTo
  nodes.gapsCount = gapsTo
}

/** Whether the `hyphenate-limit-*` properties let the line end here, and the last begin. */
function isAllowed({kind, end, start}: Candidates, nodes: FitNodes, node: number, fit: Fit) {
  const {at, whole} = nodes
  const before = nodes.hyphens[node]!
  if (kind[at] === 'hyphen' && before + 1 > fit.hyphenLines) return false
  if (at === fit.to && before > 0 && !fit.hyphenBeforeLast) return false
  const begin = nodes.candidate[node]!
  if (kind[at] !== 'hyphen' || fit.hyphenZone === 0 || whole <= begin) return true
  return fit.measure(nodes.line[node]!) - (end[whole]! - start[begin]!) > fit.hyphenZone
}

/**
 * The node that ends where lines are tried up to and looks to the lines after as one of this index and class would,
 * or else the next free one. Indices are told apart where measures differ, or where the fewest lines win.
 */
function nodeLike(nodes: FitNodes, line: number, ownClass: number, fit: Fit): number {
  const alike = line > fit.uniformFrom && !fit.balanced
  let node = nodes.firstNew
  for (; node < nodes.count; node++) {
    if (nodes.class[node] !== ownClass) continue
    if (alike ? nodes.line[node]! > fit.uniformFrom : nodes.line[node] === line) break
  }
  return node
}

/** Put what goes on from a node to where lines are tried up to at an index. */
function setNode({kind}: Candidates, nodes: FitNodes, index: number, previous: number) {
  const {at} = nodes
  nodes.count = Math.max(nodes.count, index + 1)
  nodes.candidate[index] = at
  nodes.line[index] = nodes.line[previous]! + 1
  nodes.hyphens[index] = kind[at] === 'hyphen' ? nodes.hyphens[previous]! + 1 : 0
  nodes.previous[index] = previous
}

function addOverfull(candidates: Candidates, nodes: FitNodes, previous: number) {
  const index = nodes.count
  setNode(candidates, nodes, index, previous)
  nodes.class[index] = 1
  nodes.demerits[index] = nodes.demerits[previous]! + OVERFULL
  nodes.gapsFrom[index] = nodes.gapsCount
  nodes.gapsTo[index] = nodes.gapsCount
}

/** The line cannot be shrunk to its measure, nor can any that ends later. */
const TOO_WIDE = Number.NEGATIVE_INFINITY

/** Slack by what the line can stretch, or shrink when it is negative. */
function ratioOf(candidates: Candidates, nodes: FitNodes, node: number, fit: Fit): number {
  const {end, endStretch, endShrink, start, startStretch, startShrink, leaders, hyphen} = candidates
  const {at} = nodes
  const begin = nodes.candidate[node]!
  const measure = fit.measure(nodes.line[node]!)
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

/** Of the last nodes, the one with the least demerits; a balanced paragraph takes the fewest lines first. */
function bestEnd(nodes: FitNodes, {balanced}: Fit): number {
  let best = nodes.firstNew
  for (let node = best + 1; node < nodes.count; node++) {
    const fewer = nodes.line[node]! - nodes.line[best]!
    const better =
      balanced && fewer !== 0 ? fewer < 0 : nodes.demerits[node]! < nodes.demerits[best]!
    if (better) best = node
  }
  return best
}

function pathTo(end: number, {previous, candidate}: FitNodes): readonly number[] {
  const path: number[] = []
  for (let node = end; node > 0; node = previous[node]!) path.push(candidate[node]!)
  return path.reverse()
}
