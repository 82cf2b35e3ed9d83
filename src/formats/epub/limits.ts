/** What the strictest of the large shops and reading systems take, in bytes and pixels. */
export const limits = {
  /** Of one picture (Apple, Asset Guide 5.3). */
  picturePixels: 5_600_000,
  /** Of one picture (Kindle). */
  pictureBytes: 5_000_000,
  /** Of one XHTML file: more makes small readers slow or silent. */
  textBytes: 300_000,
  /** Of one XHTML file with the pictures that it shows (Kobo). */
  partBytes: 10_000_000,
} as const
