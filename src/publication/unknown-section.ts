import {nearest} from '../config/nearest.ts'
import {placeOfKey} from '../config/place-of-key.ts'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {allSections, findSection} from './collections.ts'

/** A publication that names its sections knows them all; where it names none, documents make them. */
export function reportUnknownSection(name: string, {file}: Document, config: Config): void {
  if (config.sections.length === 0 || findSection(name, allSections([], config))) return
  const slugs = config.sections.map(({slug}) => slug)
  const near =
    nearest(name, slugs) ??
    config.sections.find(({title}) => nearest(name, [title]) !== undefined)?.slug
  const known = slugs.map(slug => `\`${slug}\``).join(', ')
  report(
    file,
    'unknown-section',
    `Unexpected section \`${name}\`, expected ${near ? `\`${near}\`` : slugs.length > 1 ? `one of ${known}` : known}`,
    placeOfKey(file, 'section'),
  )
}
