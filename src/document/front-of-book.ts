import type {VFile} from 'vfile'
import type {Frontmatter} from '../config/frontmatter.ts'
import {placeOfKey} from '../config/place-of-key.ts'
import {report} from '../diagnostics.ts'
import type {DocumentKind} from './document.ts'

/** Report what only a book has a page for: it would not be printed. */
export function reportFrontOfBook(frontmatter: Frontmatter, kind: DocumentKind, file: VFile): void {
  if (kind === 'book') return
  for (const key of ['dedication', 'epigraph'] as const) {
    if (frontmatter[key] === undefined) continue
    const reason = `Unexpected \`${key}\` of a ${kind}, expected a book: other works have no page for it`
    report(file, 'unknown-key', reason, placeOfKey(file, key))
  }
}
