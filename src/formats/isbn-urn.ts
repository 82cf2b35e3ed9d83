/** An ISBN as a URN, hyphens and spaces gone. */
export const isbnUrn = (isbn: string): string =>
  `urn:isbn:${isbn.replace(/[- ]/g, '').toUpperCase()}`
