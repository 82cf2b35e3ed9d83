/** An image as the caller hands it over: bytes that pdfkit takes, with their size. */
export interface Image {
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}
