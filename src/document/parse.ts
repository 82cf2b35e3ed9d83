import type {Document} from './document.ts'

/** What a document falls back to. */
export interface DocumentDefaults {
  /** BCP 47: the publication's language. */
  readonly lang: string
}

export interface DocumentSource {
  /** Relative to the publication, slash-separated. */
  readonly path: string
  readonly text: string
  readonly defaults: DocumentDefaults
}

/** Markdown with frontmatter → Document. Never throws on any text; problems are on `document.file`. */
export async function parseDocument(_source: DocumentSource): Promise<Document> {
  throw new Error('being written')
}

/** What the result of `parseDocument` depends on beside its source: part of any cache key. */
export const documentVersion = '1'
