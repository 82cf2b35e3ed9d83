import type {Version} from '../../publication/versions.ts'

/** What a canceled item says to editors. Wires speak English among themselves. */
export const cancelNote =
  'CANCELED: this item was withdrawn. Do not publish it, and remove it where it was published.'

/** The number of the last version, and when the first and the last one were made. `versions` are not empty. */
export function timesOf(versions: readonly Version[]) {
  const [first] = versions
  const last = versions.at(-1)
  if (!first || !last) throw new Error('A story has a first version')
  return {number: last.number, first: first.at, last: last.at, kind: last.kind}
}
