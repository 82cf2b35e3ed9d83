/** The name that is fewest edits away, if it is near enough to be meant; ties go to the first. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Math.floor(name.length / 3) + 1
  for (const other of names) {
    if (Math.abs(other.length - name.length) >= least) continue
    const edits = distance(name, other)
    if (edits < least) {
      least = edits
      nearest = other
    }
  }
  return nearest
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min(row[j - 1]! + change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
