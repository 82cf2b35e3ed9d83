/** A thing of schema.org; undefined properties are left out when it is written. */
export interface Thing {
  readonly '@type': string
  readonly [property: string]: unknown
}

/**
 * Things as a `script` of linked data. Inside one nothing is escaped, so no `<` may stand in it: JSON has another way
 * to write the sign.
 */
export const jsonLdScript = (graph: readonly Thing[]): string =>
  `<script type="application/ld+json">${inScript({'@context': 'https://schema.org', '@graph': graph})}</script>\n`

const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
