/** In the table of opportunities: a break inside an address, whose parts are never hyphenated. */
export const IN_ADDRESS = 2

const address = /(?:[a-z][a-z\d+.-]*:\/\/|www\.)[^\s\u200b\ufffc<>"“”«»]+/gi
/** An address is divided behind its slashes and before its points, never at its hyphens (as style guides for books). */
const places = /(?<=\/)(?!\/)|(?=[.?&=#%~_@,;+])/g
/** Characters that stay on either side. */
const LEAST = 3

/** Put the places where addresses may be divided for those of UAX #14. */
export function breakAddresses(text: string, allowed: Uint8Array): void {
  if (!text.includes('://') && !/www\./i.test(text)) return
  for (const {0: found, index} of text.matchAll(address)) {
    const end = found.replace(/[.,;:!?…)\]'’»]+$/, '').length
    allowed.fill(0, index + 1, index + found.length)
    for (const {index: offset} of found.slice(0, end).matchAll(places))
      if (offset >= LEAST && end - offset >= LEAST) allowed[index + offset] = IN_ADDRESS
  }
}
