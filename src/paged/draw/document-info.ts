/** What the file says of itself. */
export interface DocumentInfo {
  readonly title: string
  readonly authors: readonly string[]
  readonly subject: string | undefined
  readonly keywords: readonly string[]
  /** BCP 47. */
  readonly lang: string
  readonly direction: 'ltr' | 'rtl'
  readonly producer: string
  readonly created: Date
  readonly modified: Date
}
