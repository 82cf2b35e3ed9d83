import type {Publication} from './publication.ts'

/** The addresses of the site that documents and layouts may link to by the address alone. */
export interface SiteAddresses {
  /** Whether a root-relative URL (`/world/low-water/#levels`) leads to something, or lies outside of the site. */
  readonly has: (url: string) => boolean
}

/** Lists, and files for programs, which come and go with stories and formats. */
const others =
  /^(?:(?:books|issues|tags|authors|search)\/|(?:archive|assets)\/.*|(?:.*\/)?page\/\d+\/|(?:[^/]+\/){0,2}(?:feed|atom)(?:-\d{4,}-\d\d(?:-\d+)?)?\.(?:xml|json)|wire\/.*|(?:news-)?sitemap(?:-\d+)?\.xml|robots\.txt|404\.html)?$/

export function siteAddresses(
  publication: Omit<Publication, 'redirects' | 'withheldLinks' | 'tombstones'> &
    Partial<Publication>,
): SiteAddresses {
  const {config, entries, sections, tags, authors, redirects = []} = publication
  const base = new URL(config.url).pathname
  const known = new Set([
    ...[...sections, ...tags, ...authors].map(({path}) => path),
    ...redirects.map(({from}) => from),
  ])
  for (const {path, slug} of entries.values())
    for (const name of ['', `${slug}.pdf`, `${slug}.epub`]) known.add(path + name)
  return {
    has: url => {
      const rest = pathOnSite(url, base)
      if (rest === undefined) return pathOf(url) !== base.slice(0, -1) || base === '/'
      return others.test(rest) || known.has(rest) || known.has(`${rest}/`)
    },
  }
}

/** What follows the site's base in a root-relative URL: `world/low-water/`; undefined for what lies elsewhere. */
export function pathOnSite(url: string, base: string): string | undefined {
  const path = pathOf(url)
  if (!path.startsWith(base)) return undefined
  return path.slice(base.length).replace(/(^|\/)index\.html$/, '$1')
}

/** The path of a URL as letters; as written where it is no UTF-8. */
function pathOf(url: string): string {
  const [path = ''] = url.split(/[?#]/)
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
