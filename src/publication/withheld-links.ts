import {siteFolderOf} from '../config/address-record.ts'
import type {Document} from '../document/document.ts'
import {resolvePath} from './entries.ts'
import {ownAddress} from './own-address.ts'
import type {Publication, Section} from './publication.ts'
import {pathOnSite, siteAddresses} from './site-addresses.ts'
import {slugify, slugOf} from './slug.ts'

/**
 * Addresses of the site that public documents write and at which something that is not public stood, or will stand:
 * printed, they would say what that is about.
 */
export function withheldLinks(
  site: Omit<Publication, 'withheldLinks' | 'tombstones'>,
  documents: readonly Document[],
): ReadonlySet<string> {
  const written = [...site.entries.values()].flatMap(({document}) =>
    document.siteLinks.map(({url}) => url),
  )
  if (written.length === 0) return new Set()
  const {has} = siteAddresses(site)
  const base = new URL(site.config.url).pathname
  const withheld = documents
    .filter(({path}) => !site.entries.has(path))
    .flatMap(document => addressesOf(document, documents, site.sections))
  return new Set(
    written.filter(url => {
      const path = pathOnSite(url, base)
      if (path === undefined || has(url)) return false
      return withheld.some(folder => `${path}/`.startsWith(folder))
    }),
  )
}

/** Folders that a document has, or would have, by itself: its own, and those of lists that it alone may be in. */
function addressesOf(
  document: Document,
  documents: readonly Document[],
  sections: readonly Section[],
): readonly string[] {
  const {section, tags, authors, aliases = []} = document.frontmatter
  return [
    ...foldersOf(document, documents, sections),
    ...aliases.map(siteFolderOf),
    ...(section === undefined ? [] : [`${slugify(section)}/`]),
    ...tags.map(tag => `tags/${slugify(tag)}/`),
    ...authors.map(({name}) => `authors/${slugify(name)}/`),
  ]
}

function foldersOf(
  document: Document,
  documents: readonly Document[],
  sections: readonly Section[],
): readonly string[] {
  const slug = slugOf(document)
  const books = documents.filter(book =>
    book.frontmatter.chapters?.some(path => resolvePath(book, path) === document.path),
  )
  return [
    ownAddress(document, sections),
    ...books.map(book => `${ownAddress(book, sections)}${slug}/`),
  ]
}
