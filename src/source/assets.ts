/** Images and other files of a publication, read once and addressed by path. */
export interface Asset {
  /** Relative to the publication. */
  readonly path: string
  readonly bytes: Uint8Array
  /** SHA-256, hex. */
  readonly hash: string
  readonly mediaType: string
  /** Pixels; undefined for files that are no images (and for SVG without a size). */
  readonly size: {readonly width: number; readonly height: number} | undefined
}

export interface Assets {
  /** Undefined when there is no such file under the publication: reported once by the reader, at the document. */
  readonly get: (path: string) => Asset | undefined
  /** Where the site has it: `assets/<name>.<first 8 of hash>.<ext>`, relative to the site's root. */
  readonly address: (path: string) => string | undefined
}
