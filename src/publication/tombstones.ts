import {type AddressRecord, siteFolderOf} from '../config/address-record.ts'
import type {Document} from '../document/document.ts'
import {findSection} from './collections.ts'
import {toEntry} from './entries.ts'
import {ownAddress} from './own-address.ts'
import type {Publication} from './publication.ts'
import {freeAddresses, type Redirect} from './redirects.ts'
import {slugify, slugOf} from './slug.ts'
import {publicSince} from './standing.ts'
import {versionsOf} from './versions.ts'

/** What is left of a document that was public and was killed: not a word of it. */
export interface Tombstone {
  /** Stable URI. */
  readonly id: string
  /** Where it stood, and was found as well: folders ending with '/', or pages. Nobody else stands there now. */
  readonly addresses: readonly string[]
  /** When it was killed: as its frontmatter says, else when it last changed. */
  readonly at: Date
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Whether it was in feeds, and no public work has its id now; and folders of the lists that it was in: '' for that of all stories, `tags/iraq/`. */
  readonly isStory: boolean
  readonly lists: readonly string[]
}

type Site = Omit<Publication, 'tombstones' | 'withheldLinks' | 'redirects'> & {
  readonly redirects: readonly Redirect[]
}

/** What was killed after it was public, the last one first. What was never public leaves nothing. */
export function gatherTombstones(
  site: Site,
  documents: readonly Document[],
  record: AddressRecord | undefined,
): readonly Tombstone[] {
  const isFree = freeAddresses(site)
  const taken = new Set([...site.entries.values()].map(({id}) => id))
  return documents
    .filter(({frontmatter}) => frontmatter.status === 'killed')
    .filter(document => publicSince(document, site.config) <= site.config.now)
    .map(document => tombstoneOf(document, {site, isFree, taken, record}))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
}

interface Leaving {
  readonly site: Site
  readonly isFree: (address: string) => boolean
  /** Ids of public works. */
  readonly taken: ReadonlySet<string>
  readonly record: AddressRecord | undefined
}

function tombstoneOf(document: Document, {site, isFree, taken, record}: Leaving): Tombstone {
  const {config, sections} = site
  const {aliases = [], tags} = document.frontmatter
  const path = ownAddress(document, sections)
  const name = document.frontmatter.section
  const section = name === undefined ? undefined : findSection(name, sections)
  const entry = toEntry({document, slug: slugOf(document), path, section}, config)
  const recorded = [...(record?.ids ?? [])].flatMap(([address, id]) =>
    id === entry.id ? [address] : [],
  )
  const addresses = [path, ...[...aliases, ...recorded].map(siteFolderOf)]
  return {
    id: entry.id,
    addresses: [...new Set(addresses)].filter(isFree),
    at: versionsOf(entry, config).at(-1)?.at ?? entry.updated,
    lang: document.lang,
    dir: document.dir,
    isStory: (document.kind === 'story' || document.kind === 'chapter') && !taken.has(entry.id),
    lists: [
      '',
      ...(section ? [`${section.slug}/`] : []),
      ...tags.map(tag => `tags/${slugify(tag)}/`),
      ...entry.authors.map(author => `authors/${slugify(author.name)}/`),
      `languages/${document.lang.toLowerCase()}/`,
    ],
  }
}
