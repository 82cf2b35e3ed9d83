/**
 * The name that a misspelled one most likely meant: the fewest letters to add, drop, change or swap with a neighbor,
 * at most a third of them. Undefined when none is near.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3))
  const [best] = known
    .map(candidate => ({
      candidate,
      distance: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({distance}) => distance <= limit)
    .sort((one, other) => one.distance - other.distance)
  return best?.candidate
}

/** Optimal string alignment distance (Damerau 1964): no substring is edited twice. */
function distance(from: string, to: string): number {
  const rows = [Array.from({length: to.length + 1}, (_, column) => column)]
  for (let row = 1; row <= from.length; row++) {
    const above = rows[row - 1]!
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const changed = from[row - 1] === to[column - 1] ? 0 : 1
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
          ? rows[row - 2]![column - 2]! + 1
          : Number.POSITIVE_INFINITY
      current.push(
        Math.min(
          above[column]! + 1,
          current[column - 1]! + 1,
          above[column - 1]! + changed,
          swapped,
        ),
      )
    }
    rows.push(current)
  }
  return rows[from.length]![to.length]!
}
