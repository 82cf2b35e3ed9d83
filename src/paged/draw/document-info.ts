/** What the file says of itself. */
export interface DocumentInfo {
  readonly title: string
  readonly authors: readonly string[]
  readonly subject: string | undefined
  readonly keywords: readonly string[]
  /** BCP 47. */
  readonly lang: string
  readonly direction: 'ltr' | 'rtl'
  /** A URI: an ISBN's URN, or what feeds call it. */
  readonly identifier: string | undefined
  /** Where it stands on the web. */
  readonly source: string | undefined
  readonly publisher: string | undefined
  readonly rights: string | undefined
  readonly producer: string
  readonly created: Date
  readonly modified: Date
}
