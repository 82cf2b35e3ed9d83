import type {Author} from '../config/frontmatter.ts'
import type {Config} from '../config/publication.ts'
import type {Document} from '../document/document.ts'
import type {Redirect} from './redirects.ts'
import type {Tombstone} from './tombstones.ts'
import type {Withdrawn} from './withdrawn.ts'

/** A document with its place in the publication. */
export interface Entry {
  readonly document: Document
  /** Stable URI. */
  readonly id: string
  readonly slug: string
  /** Folder on the site, relative to its root, ending with '/': `world/border/`. */
  readonly path: string
  readonly section: Section | undefined
  readonly authors: readonly Author[]
  /** UTC. `updated` is never before `published`, and not before the last correction. */
  readonly published: Date
  readonly updated: Date
  readonly rights: string | undefined
}

export interface Story extends Entry {
  readonly type: 'story'
}

/** A page of the web site alone: about, imprint. */
export interface WebPage extends Entry {
  readonly type: 'page'
}

/** Part of a book; its path lies under the book's. */
export interface Chapter extends Entry {
  readonly type: 'chapter'
  /** From 1. */
  readonly number: number
}

export interface Book extends Entry {
  readonly type: 'book'
  readonly chapters: readonly Chapter[]
}

export interface Issue extends Entry {
  readonly type: 'issue'
  readonly stories: readonly Story[]
}

/** What becomes one PDF and one EPUB. */
export type Work = Story | Book | Issue

export interface Section {
  readonly slug: string
  readonly title: string
  readonly lang: string
  readonly description: string
}

/** Stories gathered under a name, newest first. `path` as in Entry: `tags/iraq/`. */
export interface Collection {
  readonly type: 'section' | 'tag' | 'author'
  readonly slug: string
  readonly title: string
  readonly path: string
  readonly lang: string
  readonly description: string
  readonly stories: readonly Story[]
}

/** Everything public at `config.now`, after the barrier. */
export interface Publication {
  readonly config: Config
  /** Newest first, those without a date last; equal dates by path. */
  readonly stories: readonly Story[]
  readonly books: readonly Book[]
  readonly issues: readonly Issue[]
  readonly pages: readonly WebPage[]
  /** Stories that were killed, of which only that is public. */
  readonly withdrawn: readonly Withdrawn[]
  /**
   * Whether it is of a kind that has feeds: one with stories, even if all of them are held, so that a feed with
   * subscribers never goes. Books, issues and pages are in none.
   */
  readonly hasFeeds: boolean
  readonly sections: readonly Collection[]
  readonly tags: readonly Collection[]
  readonly authors: readonly Collection[]
  /** Addresses that lead to public documents from where they do not stand, in their order. */
  readonly redirects: readonly Redirect[]
  /** What stands where killed documents stood, the last one first. */
  readonly tombstones: readonly Tombstone[]
  /**
   * Addresses of the site as public documents write them (`/world/low-water/`) that lead to what is not public: their
   * links are none, since an address says what its story is about.
   */
  readonly withheldLinks: ReadonlySet<string>
  /** Any public entry by its document's path. */
  readonly entries: ReadonlyMap<string, Story | Book | Issue | WebPage | Chapter>
}

/** The work that an entry is read in: a chapter's book, else itself; pages belong to none. */
export type {Author, Config, Document}
