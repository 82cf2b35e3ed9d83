import type {Root} from 'hast'
import type {Document} from '../document/document.ts'
import type {Addresses} from './addresses.ts'
import type {Target} from './theme.ts'

/**
 * The body of a document bound to a target: links and assets get their addresses, footnotes their form. `idPrefix`
 * goes in front of every id and fragment, so several documents fit in one tree. What does not change is shared.
 */
export function lowerBody(
  document: Document,
  target: Target,
  addresses: Addresses,
  idPrefix: string,
): Root {
  throw new Error(`${document.path} ${target} ${addresses.site('')} ${idPrefix}`)
}
