declare module 'linebreak' {
  class LineBreaker {
    constructor(text: string)
    nextBreak(): {readonly position: number; readonly required: boolean} | null
  }
  export = LineBreaker
}

/** Its own types describe an ES module; Node gives the CommonJS build, whose export is the factory itself. */
declare module 'bidi-js' {
  function bidiFactory(): {
    getEmbeddingLevels(
      text: string,
      base: 'ltr' | 'rtl' | 'auto',
    ): {
      readonly levels: Uint8Array
      readonly paragraphs: ReadonlyArray<{
        readonly start: number
        readonly end: number
        readonly level: number
      }>
    }
  }
  export = bidiFactory
}
