/** `emergency`: between any two characters, because the word is wider than a line. */
export type CandidateKind = 'plain' | 'hyphen' | 'emergency' | 'forced'

/**
 * Places where a line may end, in order; the first is the paragraph's beginning, the last its end. Column-wise: the
 * breaker runs over them thousands of times. Widths are sums from the paragraph's beginning, in points, so a line
 * from a to b is `end[b] - start[a]` wide: the spaces around a break are in neither.
 */
export interface Candidates {
  /** Columns are longer where a former paragraph had more. */
  readonly count: number
  readonly kind: readonly CandidateKind[]
  /** The segment that the next line begins with, and how many of its characters stay before the break. */
  readonly segment: readonly number[]
  readonly offset: readonly number[]
  readonly end: readonly number[]
  readonly endStretch: readonly number[]
  readonly endShrink: readonly number[]
  readonly start: readonly number[]
  readonly startStretch: readonly number[]
  readonly startShrink: readonly number[]
  /** Leaders so far: a line with one is filled by it. */
  readonly leaders: readonly number[]
  /** Width of the hyphen that a break here adds; not in `end`. */
  readonly hyphen: readonly number[]
  readonly penalty: readonly number[]
}

/** Candidates while they are being found. */
export type CandidateTable = {
  -readonly [Column in keyof Candidates]: Candidates[Column] extends readonly (infer Value)[]
    ? Value[]
    : Candidates[Column]
}

/**
 * Columns to find candidates in, again and again: a book has hundreds of thousands, and no paragraph needs those of
 * another.
 */
export const newTable = (): CandidateTable => ({
  count: 0,
  kind: [],
  segment: [],
  offset: [],
  end: [],
  endStretch: [],
  endShrink: [],
  start: [],
  startStretch: [],
  startShrink: [],
  leaders: [],
  hyphen: [],
  penalty: [],
})
