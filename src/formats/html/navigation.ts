import type {Addresses} from '../../theme/addresses.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {hasArchive} from './archive-pages.ts'

/** Whose feeds: a section's folder and name. */
export interface FeedScope {
  readonly path: string
  readonly title: string
}

interface LinkView {
  readonly title: string
  readonly href: string
  readonly lang: string
  readonly current: boolean
}

interface FeedView {
  readonly title: string
  readonly href: string
  readonly type: string
}

/** Sections in their order, then what else there is to read, then pages. */
export function viewNavigation(press: Press, current: string | undefined, addresses: Addresses) {
  const {sections, books, issues, pages} = press.publication
  const has = (name: 'tags' | 'authors') =>
    press.publication[name].some(({stories}) => stories.some(story => isOnSite(press, story)))
  return {
    sections: sections.map(
      ({slug, title, lang, path}): LinkView => ({
        title,
        href: addresses.site(path),
        lang,
        current: slug === current,
      }),
    ),
    issues: issues.some(issue => isOnSite(press, issue)) ? addresses.site('issues/') : undefined,
    books: books.some(book => isOnSite(press, book)) ? addresses.site('books/') : undefined,
    search: press.publication.config.search ? addresses.site('search/') : undefined,
    archive: hasArchive(press) ? addresses.site('archive/') : undefined,
    tags: has('tags') ? addresses.site('tags/') : undefined,
    authors: has('authors') ? addresses.site('authors/') : undefined,
    pages: pages
      .filter(page => isOnSite(press, page))
      .map(
        ({document, path}): LinkView => ({
          title: document.title,
          href: addresses.site(path),
          lang: document.lang,
          current: false,
        }),
      ),
  }
}

const feedFiles = [
  {format: 'rss', label: 'RSS', file: 'feed.xml', type: 'application/rss+xml'},
  {format: 'atom', label: 'Atom', file: 'atom.xml', type: 'application/atom+xml'},
  {format: 'json', label: 'JSON Feed', file: 'feed.json', type: 'application/feed+json'},
] as const

/** The publication's feeds, and before them those of `scope`; none where nothing could be in them. */
export function viewFeeds(
  press: Press,
  scope: FeedScope | undefined,
  addresses: Addresses,
): readonly FeedView[] {
  const {config, hasFeeds} = press.publication
  if (!hasFeeds) return []
  const {title} = config
  const scopes = [...(scope ? [scope] : []), {path: '', title}]
  return scopes.flatMap(channel =>
    feedFiles
      .filter(({format}) => config.formats.includes(format))
      .map(({label, file, type}) => ({
        title: `${channel.title} (${label})`,
        label,
        href: addresses.site(channel.path + file),
        type,
      })),
  )
}
