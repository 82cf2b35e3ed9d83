import type {Config} from '../config/publication.ts'
import type {Document} from '../document/document.ts'

/**
 * The stable URI of a document: its own `id`, else one derived from the publication's id and the file's path, which
 * neither title nor slug nor address enter. `octavo freeze` writes it down, so that the file may move as well.
 */
export const idOf = (document: Document, config: Config): string =>
  document.frontmatter.id ?? derivedId(document.path, config)

/** The id that a document has while its frontmatter has none. */
export function derivedId(path: string, config: Config): string {
  const part = encodeURI(path.replace(/\.[^./]+$/, '').normalize('NFC')).replace(
    /[?#]/g,
    encodeURIComponent,
  )
  return `${config.id.replace(/[/:]+$/, '')}${config.id.startsWith('tag:') ? ':' : '/'}${part}`
}
