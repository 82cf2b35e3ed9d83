/** The kinds of fonts, by what stands in their names. */
const kinds: ReadonlyArray<readonly [RegExp, Kind]> = [
  [/mono|courier|consol|menlo|typewriter|code/i, 'monospace'],
  [
    /sans|helvetica|arial|verdana|tahoma|trebuchet|calibri|segoe|roboto|inter|myriad|lato|system-ui|ui-/i,
    'sans-serif',
  ],
  [/serif|times|georgia|garamond|palatino|minion|cambria|roman|nimbus|naskh/i, 'serif'],
]

export type Kind = 'monospace' | 'sans-serif' | 'serif'

/** The kind of the first name that tells; without any name, that of a browser's own font. */
export const kindOf = (names: readonly string[]): Kind | undefined =>
  names.length === 0
    ? 'serif'
    : names.map(name => kinds.find(([pattern]) => pattern.test(name))?.[1]).find(Boolean)

/** Em: the mean advance of a to z in Courier, Helvetica and Times, for which most drawings are made. */
const usual: Readonly<Record<Kind, number>> = {
  monospace: 0.6,
  'sans-serif': 0.489,
  serif: 0.459,
}

/** Fonts wider than those. */
const wide = /verdana|dejavu|vera|georgia|open sans|noto|lucida|segoe|ubuntu|source/i

/** Below this a label would look too small for its drawing. */
const least = 0.86

/**
 * The size of a stand-in, as a share of that of the font whose place it takes, so that labels keep to the room that they
 * were given. `mean` is the stand-in's own mean advance of a to z.
 */
export function standInScale(names: readonly string[], mean: number): number {
  const kind = kindOf(names)
  if (!kind || mean <= 0 || (names[0] !== undefined && wide.test(names[0]))) return 1
  return Math.min(1, Math.max(least, usual[kind] / mean))
}
