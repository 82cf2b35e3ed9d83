import type {Element, ElementContent, Root} from 'hast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {Frontmatter} from '../config/frontmatter.ts'
import type {FromFile} from './from.ts'
import type {Label, Reference} from './labels.ts'
import type {Medium} from './media.ts'
import type {Target} from './targets.ts'
import type {IndexMark, Term, TermUse} from './terms.ts'
import type {LiveUpdate} from './updates.ts'

export type DocumentKind = 'story' | 'book' | 'issue' | 'page' | 'chapter'

/**
 * One Markdown file, read and parsed alone. The body is hast with the roles of DPUB-ARIA; every node keeps its
 * Markdown `position`. Nothing in it is bound to a target yet:
 * - a footnote call is `<a role="doc-noteref" data-note="KEY" id="fnref-KEY">` (`fnref-KEY-2` from the second call
 *   on) without text, its note is in `notes`;
 * - a link to another document is `<a data-document="stories/other.md" data-fragment="id">` without href;
 * - an image or link to a file of the publication is `<img data-asset="images/x.png">` without src, or
 *   `<a data-asset="files/x.zip">` without href. Paths are relative to the publication, slash-separated, normalized;
 * - a reference to something numbered is `<a data-reference="fig:press">` around its name, with `data-form="number"`
 *   where only the number is wanted;
 * - an included file stands in `<div data-from="parts/x.md">`, whose nodes have their places in that file. No output
 *   has the `div`;
 * - a use of a word that a glossary explains is `<a data-term="octavo">`, and the place of the index
 *   `<div data-list="index">`;
 * - an update of a live story is `<section data-update="2026-03-01T14:05+03:00" id>`, whose time each output prints;
 * - sound or film is `<video id>` or `<audio id>` that holds `<source>`, `<track>`, its picture as `<img>`, its
 *   transcript as `<a class="transcript">`, and what its author has for those who cannot play it;
 * - what is for some outputs only stands in `<div data-only="print web">`, whose content the others do not have.
 */
export interface Document {
  /** Relative to the publication, slash-separated: `stories/strike.md`. */
  readonly path: string
  readonly kind: DocumentKind
  /** SHA-256 of the file's text, hex. */
  readonly hash: string
  readonly frontmatter: Frontmatter
  readonly title: string
  /** Resolved BCP 47 tag and direction. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Whether its dollars were read as math. */
  readonly math: boolean
  readonly body: Root
  readonly notes: readonly Note[]
  readonly headings: readonly Heading[]
  /**
   * Every id of the body by the name that authors link to it: the same name for headings, a name without its prefix
   * for raw HTML.
   */
  readonly anchors: Readonly<Record<string, string>>
  /** Ids that some outputs do not have, and those that do. */
  readonly targetedIds: Readonly<Record<string, readonly Target[]>>
  /** Whether something of it is for some outputs only. */
  readonly isTargeted: boolean
  /** The id of the heading that became the title and left the body: links to it go to the top. */
  readonly titleId: string | undefined
  /** What it numbers, in order: its headings apart. */
  readonly labels: readonly Label[]
  readonly references: readonly Reference[]
  /** What its glossaries explain, its uses of explained words, and its places for an index. */
  readonly terms: readonly Term[]
  readonly termUses: readonly TermUse[]
  readonly indexMarks: readonly IndexMark[]
  /** What it plays, in order. */
  readonly media: readonly Medium[]
  /** What it has of a live story, the newest first of those that stand together. */
  readonly updates: readonly LiveUpdate[]
  /** Times of updates that are held: nothing else of them is here. */
  readonly heldUpdates: readonly string[]
  /** Whether an index stands in it. */
  readonly hasIndex: boolean
  readonly links: readonly DocumentLink[]
  /** Links by address (`/world/low-water/`), which the whole publication judges. */
  readonly siteLinks: readonly SiteLink[]
  readonly assets: readonly DocumentAsset[]
  /** Diagrams that were drawn for it: files of the publication that nobody wrote. */
  readonly drawings: readonly Drawing[]
  /** Plain text of the first paragraph, at most about 300 characters, cut at a word. */
  readonly excerpt: string
  readonly words: number
  /** Carries the messages; `file.path` is the path that messages print. */
  readonly file: VFile
}

/** A footnote, numbered by first call from 1. `children` are flow content. */
export interface Note extends FromFile {
  readonly key: string
  readonly number: number
  /** How many calls refer to it. */
  readonly calls: number
  readonly children: readonly ElementContent[]
  readonly position: Position | undefined
}

/** `id` is unique in the document: github-slugger's, in any script. */
export interface Heading extends FromFile {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6
  readonly id: string
  readonly text: string
  readonly position: Position | undefined
}

/** A URL that begins at the root of the server. */
export interface SiteLink extends FromFile {
  readonly url: string
  readonly position: Position | undefined
}

export interface DocumentLink extends FromFile {
  readonly path: string
  readonly fragment: string | undefined
  readonly position: Position | undefined
}

export interface Drawing {
  /** As of any file of the publication. */
  readonly path: string
  readonly svg: string
}

/** A file of the publication that the document shows or offers. */
export interface DocumentAsset extends FromFile {
  readonly path: string
  /** `media` plays, `captions` are what goes with it. */
  readonly use: 'image' | 'file' | 'media' | 'captions'
  readonly position: Position | undefined
}

export type {Element, Root}
