declare module 'subset-font' {
  /** The font with the glyphs of `text` alone. */
  function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'woff2' | 'truetype'
      readonly keepFeatures?: readonly string[]
      readonly noHinting?: boolean
    },
  ): Promise<Uint8Array>

  export = subsetFont
}
