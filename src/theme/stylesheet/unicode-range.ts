/** Characters from `from` to `to`, both included. */
export interface CharacterRange {
  readonly from: number
  readonly to: number
}

/** The value of `unicode-range`: `U+0-FF, U+131, U+4??`. */
export function parseUnicodeRange(text: string): readonly CharacterRange[] {
  return text.split(',').flatMap(part => {
    const match = /^u\+([\da-f?]+)(?:-([\da-f]+))?$/i.exec(part.trim())
    if (!match?.[1]) return []
    const from = Number.parseInt(match[1].replaceAll('?', '0'), 16)
    const to = Number.parseInt(match[2] ?? match[1].replaceAll('?', 'F'), 16)
    return [{from, to}]
  })
}

export const formatUnicodeRange = (ranges: readonly CharacterRange[]): string =>
  ranges
    .map(({from, to}) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(',')

/** What both have; either may be unsorted. */
export const intersect = (
  some: readonly CharacterRange[],
  others: readonly CharacterRange[],
): readonly CharacterRange[] =>
  some.flatMap(one =>
    others.flatMap(other => {
      const from = Math.max(one.from, other.from)
      const to = Math.min(one.to, other.to)
      return from <= to ? [{from, to}] : []
    }),
  )

/** Every character of the ranges, as text. */
export function charactersOf(ranges: readonly CharacterRange[]): string {
  let text = ''
  for (const {from, to} of ranges)
    for (let code = from; code <= to; code++)
      if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code)
  return text
}

const hex = (code: number) => code.toString(16).toUpperCase()
