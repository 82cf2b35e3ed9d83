import {hash} from 'node:crypto'

/** SHA-256 of text (as UTF-8) or bytes, in hex. */
export const sha256 = (contents: string | Uint8Array): string => hash('sha256', contents)

/** SHA-256 of any plain value: equal values give equal hashes, whatever the order of their keys. */
export const hashOf = (value: unknown): string =>
  sha256(JSON.stringify(value, sorted) ?? 'undefined')

/** A `JSON.stringify` replacer that puts keys in code-unit order and leaves dates to their own toJSON. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  if (value instanceof Map || value instanceof Set) return [...value]
  const entries = Object.entries(value)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
