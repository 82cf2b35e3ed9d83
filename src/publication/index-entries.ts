import {foldTerm, type IndexMark} from '../document/terms.ts'

/** Where a term is spoken of. */
export interface IndexPlace {
  readonly path: string
  readonly id: string
  /** Of its document. */
  readonly title: string
}

/** A line of an index. */
export interface IndexEntry {
  readonly term: string
  /** Its own id in the index, which others lead to; sub-entries have none. */
  readonly id: string | undefined
  readonly places: readonly IndexPlace[]
  readonly see: readonly string[]
  readonly also: readonly string[]
  readonly subs: readonly IndexEntry[]
}

/** A mark with the document that it stands in. */
export interface PlacedMark {
  readonly mark: IndexMark
  readonly path: string
  readonly title: string
}

interface Gathered {
  readonly term: string
  readonly places: IndexPlace[]
  readonly see: Set<string>
  readonly also: Set<string>
  readonly subs: Map<string, Gathered>
}

/** Marks in the order of their text → the entries of an index, in the order of a language's alphabet. */
export function indexEntries(marks: readonly PlacedMark[], lang: string): readonly IndexEntry[] {
  const terms = new Map<string, Gathered>()
  for (const {mark, path, title} of marks) {
    if (mark.term.trim() === '') continue
    const term = gathered(terms, mark.term)
    const entry = mark.sub === undefined ? term : gathered(term.subs, mark.sub)
    if (mark.see !== undefined) entry.see.add(mark.see)
    if (mark.also !== undefined) entry.also.add(mark.also)
    // What is looked up elsewhere has no place of its own.
    if (mark.see === undefined) entry.places.push({path, id: mark.id, title})
  }
  const {compare} = new Intl.Collator(lang, {numeric: true, ignorePunctuation: true})
  return sorted(terms, compare).map((entry, index) => ({...entry, id: `index-entry-${index + 1}`}))
}

function gathered(terms: Map<string, Gathered>, written: string): Gathered {
  const key = foldTerm(written)
  const known = terms.get(key)
  if (known) return known
  const term: Gathered = {
    term: written.trim(),
    places: [],
    see: new Set(),
    also: new Set(),
    subs: new Map(),
  }
  terms.set(key, term)
  return term
}

/** Terms that the alphabet does not tell apart are in the order of their code units, on every machine. */
const sorted = (
  terms: ReadonlyMap<string, Gathered>,
  compare: (one: string, other: string) => number,
): readonly IndexEntry[] =>
  [...terms.values()]
    .sort((one, other) => compare(one.term, other.term) || (one.term < other.term ? -1 : 1))
    .map(({term, places, see, also, subs}) => ({
      term,
      id: undefined,
      places,
      see: [...see],
      also: [...also],
      subs: sorted(subs, compare),
    }))
