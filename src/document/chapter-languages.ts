import {posix} from 'node:path'
import {VFile} from 'vfile'
import {langSchema} from '../config/frontmatter.ts'
import {readYaml} from '../config/yaml.ts'
import {splitFrontmatter} from './frontmatter.ts'

export interface WrittenDocument {
  /** Relative to the publication, slash-separated. */
  readonly path: string
  readonly text: string
}

/**
 * Languages by path of those chapters whose book names one: a chapter speaks the language of its book, not that of the
 * publication, unless it says otherwise. Reports nothing: reading the book does.
 */
export function chapterLanguages(
  documents: readonly WrittenDocument[],
): ReadonlyMap<string, string> {
  const languages = new Map<string, string>()
  for (const {path, text} of documents) {
    // Most documents have no chapters, and need not be looked at twice.
    if (!text.includes('chapters')) continue
    const {lang, chapters} = mappingOf(splitFrontmatter(text).frontmatter ?? '')
    if (!Array.isArray(chapters) || !langSchema.safeParse(lang).success) continue
    for (const chapter of chapters) {
      if (typeof chapter !== 'string') continue
      languages.set(posix.join(posix.dirname(path), chapter), String(lang))
    }
  }
  return languages
}

function mappingOf(yaml: string): Readonly<Record<string, unknown>> {
  const {value} = readYaml(yaml, new VFile())
  return typeof value === 'object' && value !== null ? {...value} : {}
}
