import type {Candidates} from './candidate-table.ts'

/**
 * The candidates that end the lines when each takes as much as it holds, up to a forced break (`text-wrap: stable`):
 * what is written later moves no line before it.
 */
export function firstFit(
  {kind, end, start, hyphen}: Candidates,
  {
    from,
    to,
    firstLine,
    measure,
  }: {
    readonly from: number
    readonly to: number
    readonly firstLine: number
    readonly measure: (line: number) => number
  },
): readonly number[] {
  const ends: number[] = []
  let begin = from
  let last = from
  for (let at = from + 1; at <= to; at++) {
    const room = measure(firstLine + ends.length) + TOLERABLE
    const width = end[at]! + hyphen[at]! - start[begin]!
    if (width > room && last > begin) {
      // The whole word may fit where its part and a hyphen do not.
      if (kind[at] === 'hyphen') continue
      ends.push(last)
      begin = last
      at = last
      continue
    }
    last = at
  }
  ends.push(to)
  return ends
}

/** Points; sums of many widths differ in the last digits. */
const TOLERABLE = 0.001
