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
  /** Lines beside a float that stand on the next page, where it does not. */
  cutFloat: 50_000,
  /** Fewer lines than `orphans` before the break or `widows` after it. */
  strayLine: 100_000,
  /** `break-*: avoid`. */
  avoid: 1_000_000,
} as const

/** Cost of leaving `slack` of `height` empty. */
export const slackCost = (slack: number, height: number) => {
  const part = Math.min(1, Math.max(0, slack) / Math.max(1, height))
  return cost.emptyPage * part * part
}
