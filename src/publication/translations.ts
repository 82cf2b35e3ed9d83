import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {resolvePath} from './entries.ts'
import {placeOfText} from './place-of-text.ts'
import type {Entry, Publication} from './publication.ts'

const known = new WeakMap<Publication, ReadonlyMap<string, readonly Entry[]>>()

/**
 * An entry and its translations, one for each language: what it was translated from first, then by path. Empty for
 * what stands in one language only.
 */
export function translationsOf(publication: Publication, {document}: Entry): readonly Entry[] {
  const groups = known.get(publication) ?? groupTranslations(publication)
  known.set(publication, groups)
  return groups.get(document.path) ?? []
}

/** Report each `translationOf` that names no document. One that is not public is nobody's business. */
export function checkTranslations(
  {entries}: Publication,
  documents: ReadonlyMap<string, Document>,
): void {
  for (const {document} of entries.values()) {
    const {translationOf} = document.frontmatter
    if (translationOf === undefined || documents.has(resolvePath(document, translationOf))) continue
    report(
      document.file,
      'missing-document',
      `Unexpected path \`${translationOf}\`, expected a document of the publication`,
      placeOfText(document, translationOf),
    )
  }
}

function groupTranslations({entries}: Publication): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries.values()) {
    const root = originalOf(entry, entries)
    groups.set(root, [...(groups.get(root) ?? []), entry])
  }
  return new Map(
    [...groups].flatMap(([root, group]) => {
      const order = group.sort((a, b) => rank(a, root) - rank(b, root) || byPath(a, b))
      const languages = new Map(order.toReversed().map(entry => [entry.document.lang, entry]))
      const chosen = order.filter(entry => languages.get(entry.document.lang) === entry)
      return chosen.length < 2 ? [] : chosen.map(entry => [entry.document.path, chosen] as const)
    }),
  )
}

/** The path at the end of a chain of translations. A chain that bites its tail ends where it would begin again. */
function originalOf({document}: Entry, entries: Publication['entries']): string {
  const seen = new Set([document.path])
  let last = document
  for (;;) {
    const {translationOf} = last.frontmatter
    if (translationOf === undefined) return last.path
    const path = resolvePath(last, translationOf)
    const next = entries.get(path)?.document
    if (next === undefined) return path
    // All of a ring, and what leads into it, come to the same document.
    if (seen.has(path)) return ringAt(path, [...seen]).sort()[0] ?? path
    seen.add(path)
    last = next
  }
}

const ringAt = (path: string, chain: readonly string[]): string[] =>
  chain.slice(chain.indexOf(path))

const rank = ({document}: Entry, root: string): number => (document.path === root ? 0 : 1)

const byPath = (a: Entry, b: Entry): number => (a.document.path < b.document.path ? -1 : 1)
