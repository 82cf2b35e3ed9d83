import type {PackedImage} from '../images.ts'
import type {PackedMedium} from '../media.ts'

/** What links may lead to. */
interface LinkScope {
  readonly images: ReadonlyMap<string, PackedImage>
  readonly media: ReadonlyMap<string, PackedMedium>
  readonly url: string
}

/**
 * A link as a package can hold it: to a place in itself, or to a full URL. A picture file is no page of the book: the
 * link goes to where the site has it. Undefined for what leads nowhere.
 */
export function packageHref(href: unknown, {images, media, url}: LinkScope): string | undefined {
  if (typeof href !== 'string') return undefined
  if (href.startsWith('#') || /^chapter-\d+\.xhtml(#|$)/.test(href)) return href
  const target = (images.get(href) ?? media.get(href))?.address ?? href
  if (!URL.canParse(target, url)) return undefined
  const {href: full, protocol, host} = new URL(target, url)
  return schemes.has(protocol) && isHost(host) ? uriOf(full) : undefined
}

/** URLs take more in the place of a host than any host has. */
const isHost = (host: string): boolean => /^([\w.-]*|\[[\da-f:.]+\])(:\d+)?$/i.test(host)

/** Signs that browsers take in a URL and that no URI may have (RFC 3986, 2). */
function uriOf(url: string): string {
  const [, start = '', rest = ''] = /^([a-z]+:(?:\/\/[^/?#]*)?)(.*)$/is.exec(url) ?? []
  const [beforeHash = '', ...fragment] = rest.split('#')
  const encoded = [beforeHash, ...(fragment.length > 0 ? [fragment.join('%23')] : [])].map(part =>
    part
      .replace(/%(?![\da-f]{2})/gi, '%25')
      .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, sign => encodeURIComponent(sign)),
  )
  return start + encoded.join('#')
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])
