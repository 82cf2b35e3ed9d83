import {cost} from './cost.ts'

/** What a page could not give. */
export type Wish =
  | 'avoid'
  | 'stray-line'
  | 'cut-float'
  | 'split-note'
  /** Full, and more than `shortShare` of it is empty. */
  | 'short-page'
  /** Its neighbor ends at another height. */
  | 'unequal-spread'
  /** The last of a run, with fewer than three lines. */
  | 'runt-page'

/** Share of a page from which it counts as short: two or three lines. */
export const shortShare = 0.06

/** The wishes that a break's cost tells of: its classes lie so far apart that each can be read off the sum. */
export function brokenWishes(total: number): readonly Wish[] {
  const broken: Wish[] = []
  if (total >= cost.avoid) broken.push('avoid')
  const below = total % cost.avoid
  if (below >= cost.strayLine) broken.push('stray-line')
  if (below % cost.strayLine >= cost.cutFloat) broken.push('cut-float')
  return broken
}
