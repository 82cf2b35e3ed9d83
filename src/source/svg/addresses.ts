/** What no browser sees when it reads an address (URL standard, 4.4). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they hide schemes.
const unseen = /[\u0000-\u0020\u007f-\u00a0]+/g

/** Picture data that a browser shows and does not run. */
const pictures = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i

export const isDataOfSvg = (address: string): boolean =>
  /^data:image\/svg\+xml[;,]/i.test(address.replace(unseen, ''))

/** What is wrong with an address at an element, for a message; undefined when nothing is. */
export function addressFault(
  element: string,
  attribute: string,
  value: string,
): string | undefined {
  const address = value.replace(unseen, '')
  if (attribute === 'base') return `address \`${short(address)}\``
  if (address === '' || address.startsWith('#')) return undefined
  if (/^(image|feImage)$/.test(element) && pictures.test(address)) return undefined
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  // A link is followed by who chooses to; nothing is loaded for it.
  const isLink = element === 'a' && (scheme === undefined || /^(https?|mailto|tel)$/.test(scheme))
  return isLink ? undefined : `address \`${short(address)}\``
}

const short = (address: string): string =>
  address.length > 60 ? `${address.slice(0, 60)}…` : address
