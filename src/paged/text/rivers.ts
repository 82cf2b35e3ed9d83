import type {Candidates} from './candidate-table.ts'
import type {FitNodes} from './fit-nodes.ts'

/** A chain of this many spaces is seen as a river. */
const RIVER = 3
/** For each space by which a chain is longer than what is not yet seen. */
const RIVER_DEMERITS = 2_000_000
/** Two spaces stand under each other when they share this part of the narrower. */
const SHARED = 0.5

/**
 * Write down the spaces of the line from a node to where lines are tried up to, three numbers each: left and right edge
 * from the paragraph's start side in points, and how many spaces of lines above stand over it in a chain, itself
 * counted. Gives the end of their range, which holds until the next.
 */
export function addGaps(
  {kind, end, start, endStretch, startStretch, endShrink, startShrink}: Candidates,
  {candidate, gapsFrom, gapsTo, gaps, gapsCount, at: to}: FitNodes,
  {node, ratio}: {readonly node: number; readonly ratio: number},
  inset: number,
): number {
  const from = candidate[node]!
  const origin = start[from]!
  const endElastic = ratio < 0 ? endShrink : endStretch
  const startElastic = ratio < 0 ? startShrink : startStretch
  const elasticOrigin = startElastic[from]!
  const aboveTo = gapsTo[node]!
  let over = gapsFrom[node]!
  let count = gapsCount
  for (let at = from + 1; at < to; at++) {
    if (kind[at] !== 'plain' || start[at]! <= end[at]!) continue
    const left = inset + end[at]! - origin + ratio * (endElastic[at]! - elasticOrigin)
    const right = inset + start[at]! - origin + ratio * (startElastic[at]! - elasticOrigin)
    let chain = 1
    while (over < aboveTo && gaps[over + 1]! <= left) over += 3
    for (let other = over; other < aboveTo && gaps[other]! < right; other += 3) {
      const shared = Math.min(right, gaps[other + 1]!) - Math.max(left, gaps[other]!)
      const narrower = Math.min(right - left, gaps[other + 1]! - gaps[other]!)
      if (shared > SHARED * narrower) chain = Math.max(chain, gaps[other + 2]! + 1)
    }
    gaps[count++] = left
    gaps[count++] = right
    gaps[count++] = chain
  }
  return count
}

/** What the rivers that reach down into the line with this range of gaps cost. */
export function riverDemerits({gaps}: FitNodes, from: number, to: number): number {
  let demerits = 0
  for (let at = from + 2; at < to; at += 3) {
    const beyond = gaps[at]! - RIVER + 1
    if (beyond > 0) demerits += beyond * beyond * RIVER_DEMERITS
  }
  return demerits
}
