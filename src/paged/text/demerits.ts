import type {Candidates} from './candidate-table.ts'
import type {FitNodes} from './fit-nodes.ts'
import type {Fit} from './total-fit.ts'

const LINE_PENALTY = 10
const WORST = 10_000
/** For every class between the spaces of a line and those of the line above. */
const ADJACENT_CLASSES = 600_000
const HYPHENS_IN_A_ROW = 6_000_000
const HYPHEN_BEFORE_LAST = 8_000_000
const RUNT = 10_000_000
const SHORT_LAST = 2_000_000
/** A last line shorter than this share of the measure is a runt, */
const RUNT_SHARE = 0.08
/** and one shorter than this is still too short. */
const SHORT_SHARE = 0.15
/** What `text-wrap: pretty` asks of a last line, */
const PRETTY_SHARE = 1 / 3
/** and what it gives: a little more than one line as short as can be. */
const PRETTY = 120_000_000
/** A last line that leaves less free than this share hides that a paragraph ends there. */
const NEARLY_FULL = 400_000
const NEARLY_FULL_SHARE = 0.05
/** More than any line that fits. */
export const OVERFULL = 1e9

/**
 * The cost of a line that fits, from a node to where lines are tried up to (Knuth & Plass 1981, 5), with what a book
 * designer minds besides.
 */
export function demeritsOf(
  {kind, penalty, end, start}: Candidates,
  nodes: FitNodes,
  {node, ratio}: {readonly node: number; readonly ratio: number},
  fit: Fit,
): number {
  const {at} = nodes
  const begin = nodes.candidate[node]!
  const hyphens = nodes.hyphens[node]!
  const badness = Math.min(WORST, 100 * Math.abs(ratio * ratio * ratio))
  let demerits = (LINE_PENALTY + badness) * (LINE_PENALTY + badness) + penalty[at]! * penalty[at]!
  if (fit.justified && begin !== fit.from) {
    const apart = Math.abs(classOf(ratio) - nodes.class[node]!)
    if (apart > 1) demerits += (apart - 1) * ADJACENT_CLASSES
  }
  if (kind[at] === 'hyphen' && hyphens > 0) {
    demerits += hyphens >= fit.hyphenLines ? OVERFULL : HYPHENS_IN_A_ROW
  }
  if (at === fit.to && begin !== fit.from) {
    const measure = fit.measure(nodes.line[node]!)
    demerits += lastLineDemerits((end[at]! - start[begin]!) / measure, hyphens, fit)
  }
  return demerits
}

/** `filled`: the share of the measure that the last line fills. */
function lastLineDemerits(filled: number, hyphens: number, fit: Fit): number {
  const price = fit.hyphenBeforeLast ? HYPHEN_BEFORE_LAST : OVERFULL / 2
  const divided = hyphens > 0 ? price : 0
  if (fit.pretty && filled < PRETTY_SHARE) return PRETTY + divided
  if (filled < RUNT_SHARE) return RUNT + divided
  if (filled < SHORT_SHARE) return SHORT_LAST + divided
  const nearlyFull = fit.justified && !fit.fillLast && filled > 1 - NEARLY_FULL_SHARE && filled < 1
  return (nearlyFull ? NEARLY_FULL : 0) + divided
}

/** How wide a line's spaces look. */
export function classOf(ratio: number): number {
  if (ratio < -0.4) return 0
  if (ratio <= 0.6) return 1
  return ratio <= 1.6 ? 2 : 3
}
