import {placeOfKey} from '../config/place-of-key.ts'
import {report} from '../diagnostics.ts'
import type {Entry, Publication, Work} from '../publication/publication.ts'
import type {Theme} from './theme.ts'

/** The design that an entry is dressed in: its own, or the theme's first for its kind; undefined where there is none. */
export function designOf(entry: Entry, {designs}: Pick<Theme, 'designs'>): string | undefined {
  const {kind, frontmatter} = entry.document
  if (kind !== 'story' && kind !== 'book' && kind !== 'issue') return undefined
  const known = designs[kind]
  const asked = frontmatter.design
  return asked !== undefined && known.includes(asked) ? asked : known[0]
}

/** Report each work that asks for a design that the theme does not have; it is dressed in the first. */
export function checkDesigns(publication: Publication, {designs, name}: Theme): void {
  const works: readonly Work[] = [
    ...publication.stories,
    ...publication.books,
    ...publication.issues,
  ]
  for (const {type, document} of works) {
    const {design} = document.frontmatter
    if (design === undefined || designs[type].includes(design)) continue
    const list = designs[type].map(known => `\`${known}\``).join(', ')
    report(
      document.file,
      'unknown-design',
      `Unexpected design \`${design}\`, expected one that the theme \`${name}\` has for this kind of work: ${list || 'none'}`,
      placeOfKey(document.file, 'design'),
    )
  }
}
