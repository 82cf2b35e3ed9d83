import type {PackedImage} from '../images.ts'

/** What links may lead to. */
interface LinkScope {
  readonly images: ReadonlyMap<string, PackedImage>
  readonly url: string
}

/**
 * A link as a package can hold it: to a place in itself, or to a full URL. A picture file is no page of the book: the
 * link goes to where the site has it. Undefined for what leads nowhere.
 */
export function packageHref(href: unknown, {images, url}: LinkScope): string | undefined {
  if (typeof href !== 'string') return undefined
  if (href.startsWith('#') || /^chapter-\d+\.xhtml(#|$)/.test(href)) return href
  const target = images.get(href)?.address ?? href
  if (!URL.canParse(target, url)) return undefined
  const {href: full, protocol} = new URL(target, url)
  return schemes.has(protocol) ? full : undefined
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])
