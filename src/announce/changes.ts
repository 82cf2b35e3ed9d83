/** Addresses by their paths on the site, each with a hash over what stands there. */
export type Hashes = Readonly<Record<string, string>>

export interface Change {
  readonly path: string
  readonly change: 'new' | 'changed' | 'gone'
  /** Undefined for what is gone. */
  readonly hash: string | undefined
}

/** What is not as it was, in the order of paths. */
export function changesBetween(before: Hashes, now: Hashes): readonly Change[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
  return paths.flatMap((path): readonly Change[] => {
    const [old, hash] = [before[path], now[path]]
    if (old === hash) return []
    return [
      {path, hash, change: old === undefined ? 'new' : hash === undefined ? 'gone' : 'changed'},
    ]
  })
}

/** Hashes once `changes` have been announced. */
export function withChanges(before: Hashes, changes: readonly Change[]): Hashes {
  const after: Record<string, string> = {...before}
  for (const {path, hash} of changes) {
    if (hash === undefined) delete after[path]
    else after[path] = hash
  }
  return after
}
