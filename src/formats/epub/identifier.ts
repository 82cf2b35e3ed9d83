import {createHash} from 'node:crypto'

/** Namespace for names that are URIs (RFC 9562, §6.6). */
const uriNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/** The package's unique identifier: the work's own when it is a URN, else a UUID (version 5) of its URI. */
export function packageIdentifier(id: string): string {
  if (/^urn:(uuid|isbn):/i.test(id)) return id
  const hash = createHash('sha1').update(uriNamespace).update(id).digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
