import {anchorOf} from '../publication/anchor.ts'
import type {Publication} from '../publication/publication.ts'

/**
 * Where things stand, seen from one page of one target: relative on the site, a chapter's file in an EPUB, a full
 * URL in a feed.
 */
/** What a browser may choose from instead of a picture's file, the best format first. */
export interface PictureSources {
  readonly sources: readonly {readonly type: string; readonly srcset: string}[]
  /** In the format of the file itself. */
  readonly srcset: string | undefined
  /** How wide it is in a text, as the attribute `sizes` says it. */
  readonly sizes: string
}

export interface Addresses {
  /** Href of another document of the publication; undefined when it has no place there (its text stays, unlinked). */
  readonly document: (path: string, fragment: string | undefined) => string | undefined
  /** Src or href of a file of the publication; undefined when it is missing. */
  readonly asset: (path: string) => string | undefined
  /**
   * Where readers of paper find a place of a document: the full URL of its page on a site that all can reach. Undefined
   * when there is none, as is the function where nobody needs it.
   */
  readonly page?: (path: string, id: string) => string | undefined
  /** Href of an address of the site (`world/`, `tags/iraq/`), given relative to the site's root. */
  readonly site: (path: string) => string
  /** Other sizes and formats of an image of the publication; targets without the function show the file itself. */
  readonly picture?: (path: string) => PictureSources | undefined
  /** Whether a link that a document writes as an address of the site leads to what is not public. */
  readonly isWithheld?: (url: string) => boolean
  /** Pixels of an image of the publication, for `width` and `height`; undefined when unknown. */
  readonly size: (path: string) => {readonly width: number; readonly height: number} | undefined
}

/** The same for links as authors write them: their fragments become ids of the documents they lead to. */
export const forWrittenLinks = (
  addresses: Addresses,
  {entries, withheldLinks}: Publication,
): Addresses => ({
  ...addresses,
  isWithheld: url => withheldLinks.has(url),
  document: (path, fragment) => {
    const target = entries.get(path)?.document
    if (target === undefined || fragment === undefined) return addresses.document(path, fragment)
    const anchor = anchorOf(target, fragment)
    return addresses.document(path, anchor.type === 'id' ? anchor.id : undefined)
  },
})
