/**
 * What a page break costs. The classes lie so far apart that no sum of a lower one reaches the next: a page is rather
 * left short than a paragraph's line left alone, and that rather than a heading cut from its text.
 */
export const cost = {
  /** A page left empty to its last line; a part left empty costs its square. */
  emptyPage: 10_000,
  /** A note that goes on over the page, as much as a page a tenth short. */
  splitNote: 100,
  /** A word whose other part stands over the page, as much as a page a fifth short. */
  dividedWord: 400,
  /**
   * Facing pages that end at different heights, by the square of the difference like a page left empty: both one line
   * short are better than one of them. From `mostUnequal` on it costs no more, because then a figure or a table is why.
   */
  facing: 60_000,
  /** Each line under three on the last page of a run. */
  runtPage: 300,
  /** Lines beside a float that stand on the next page, where it does not. */
  cutFloat: 50_000,
  /** Fewer lines than `orphans` before the break or `widows` after it. */
  strayLine: 100_000,
  /** `break-*: avoid`. */
  avoid: 1_000_000,
  /** Something higher than its page. */
  overfull: 100_000_000,
} as const

/** Share of a page's height from which facing pages count as unequal, whatever they are. */
const mostUnequal = 0.06

/** Cost of facing pages of which one leaves `difference` of `height` more empty than the other. */
export const facingCost = (difference: number, height: number) => {
  const part = Math.min(mostUnequal, Math.abs(difference) / Math.max(1, height))
  return cost.facing * part * part
}

/** Cost of leaving `slack` of `height` empty. */
export const slackCost = (slack: number, height: number) => {
  const part = Math.min(1, Math.max(0, slack) / Math.max(1, height))
  return cost.emptyPage * part * part
}
