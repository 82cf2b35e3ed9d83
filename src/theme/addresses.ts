/**
 * Where things stand, seen from one page of one target: relative on the site, a chapter's file in an EPUB, a full
 * URL in a feed.
 */
export interface Addresses {
  /** Href of another document of the publication; undefined when it has no place there (its text stays, unlinked). */
  readonly document: (path: string, fragment: string | undefined) => string | undefined
  /** Src or href of a file of the publication; undefined when it is missing. */
  readonly asset: (path: string) => string | undefined
  /** Href of an address of the site (`world/`, `tags/iraq/`), given relative to the site's root. */
  readonly site: (path: string) => string
  /** Pixels of an image of the publication, for `width` and `height`; undefined when unknown. */
  readonly size: (path: string) => {readonly width: number; readonly height: number} | undefined
}
