/**
 * Shares of its width by which a mark stands out of justified text, so that the edge looks straight to the eye: marks
 * with little ink leave a dent where they end a line or begin one.
 */
const atEnd = new Map(
  shares({
    '.,،۔': 0.7,
    '-‐‑\u00ad': 0.55,
    '”’"\'»«›‹': 0.5,
    ';:؛': 0.35,
    '–': 0.3,
    '!?؟…': 0.2,
    '—)]': 0.15,
  }),
)

const atStart = new Map(shares({'“‘„‚"\'«»‹›': 0.5, '–—([': 0.15}))

function shares(table: Readonly<Record<string, number>>): readonly [string, number][] {
  return Object.entries(table).flatMap(([marks, share]) =>
    [...marks].map((mark): [string, number] => [mark, share]),
  )
}

/** Of a word that ends a line: the share of its last character that stands out. */
export const protrusionAtEnd = (word: string): number => atEnd.get(word.at(-1) ?? '') ?? 0

/** Of a word that begins a line: the share of its first character that stands out. */
export const protrusionAtStart = (word: string): number => atStart.get(word[0] ?? '') ?? 0
