import {cost} from './cost.ts'

/** What a page could not give. */
export type Wish = 'avoid' | 'stray-line' | 'cut-float' | 'split-note'

/** The wishes that a break's cost tells of: its classes lie so far apart that each can be read off the sum. */
export function brokenWishes(total: number): readonly Wish[] {
  const broken: Wish[] = []
  if (total >= cost.avoid) broken.push('avoid')
  const below = total % cost.avoid
  if (below >= cost.strayLine) broken.push('stray-line')
  if (below % cost.strayLine >= cost.cutFloat) broken.push('cut-float')
  return broken
}
