import type {Element} from 'hast'

/** Where a link leads: an address outside, or an id in this document. */
export type LinkTarget =
  | {readonly type: 'address'; readonly url: string}
  | {readonly type: 'id'; readonly id: string}

/**
 * The target of an `a` element. Undefined when nothing may or can be followed: another scheme than web, mail and
 * telephone, a path (the file stands alone), an id that no page has.
 */
export function linkTarget(
  {properties: {href}}: Element,
  ids: ReadonlySet<string>,
): LinkTarget | undefined {
  if (typeof href !== 'string') return undefined
  if (href.startsWith('#')) {
    const id = [href.slice(1), decoded(href.slice(1))].find(name => ids.has(name))
    return id === undefined ? undefined : {type: 'id', id}
  }
  return /^(https?:\/\/|mailto:|tel:)./i.test(href)
    ? {type: 'address', url: asciiUrl(href)}
    : undefined
}

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** A URI action holds ASCII only (ISO 32000-1, 12.6.4.7). */
const asciiUrl = (url: string): string =>
  url.replace(/[^\x21-\x7e]+/g, text =>
    [...Buffer.from(text)]
      .map(byte => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join(''),
  )
