import type {Candidates} from './break-candidates.ts'

/**
 * The spaces of a line, three numbers each: left and right edge from the paragraph's start side in points, and how
 * many spaces of lines above stand over it in a chain, itself counted.
 */
export type Gaps = readonly number[]

export const noGaps: Gaps = []

/** A chain of this many spaces is seen as a river. */
const RIVER = 3
/** For each space by which a chain is longer than what is not yet seen. */
const RIVER_DEMERITS = 2_000_000
/** Two spaces stand under each other when they share this part of the narrower. */
const SHARED = 0.5

/** The spaces of the line from candidate `from` to `to`, set with this ratio, below the line with these gaps. */
export function gapsOf(
  {kind, end, start, endStretch, startStretch, endShrink, startShrink}: Candidates,
  {from, to, ratio, inset}: {from: number; to: number; ratio: number; inset: number},
  above: Gaps,
): Gaps {
  const origin = start[from]!
  const [endElastic, startElastic] =
    ratio < 0 ? [endShrink, startShrink] : [endStretch, startStretch]
  const elasticOrigin = startElastic[from]!
  const gaps: number[] = []
  let over = 0
  for (let at = from + 1; at < to; at++) {
    if (kind[at] !== 'plain' || start[at]! <= end[at]!) continue
    const left = inset + end[at]! - origin + ratio * (endElastic[at]! - elasticOrigin)
    const right = inset + start[at]! - origin + ratio * (startElastic[at]! - elasticOrigin)
    let chain = 1
    while (over < above.length && above[over + 1]! <= left) over += 3
    for (let other = over; other < above.length && above[other]! < right; other += 3) {
      const shared = Math.min(right, above[other + 1]!) - Math.max(left, above[other]!)
      const narrower = Math.min(right - left, above[other + 1]! - above[other]!)
      if (shared > SHARED * narrower) chain = Math.max(chain, above[other + 2]! + 1)
    }
    gaps.push(left, right, chain)
  }
  return gaps
}

/** What the rivers that reach down into a line cost. */
export function riverDemerits(gaps: Gaps): number {
  let demerits = 0
  for (let at = 2; at < gaps.length; at += 3) {
    const beyond = gaps[at]! - RIVER + 1
    if (beyond > 0) demerits += beyond * beyond * RIVER_DEMERITS
  }
  return demerits
}
