import {posix} from 'node:path'
import {VFile} from 'vfile'
import {langSchema, variablesSchema} from '../config/frontmatter.ts'
import {readYaml} from '../config/yaml.ts'
import {splitFrontmatter} from './frontmatter.ts'

export interface WrittenDocument {
  /** Relative to the publication, slash-separated. */
  readonly path: string
  readonly text: string
}

/** What a book says for its chapters. */
export interface ChapterDefaults {
  readonly lang?: string
  readonly math?: boolean
  readonly variables?: Readonly<Record<string, string | number | boolean>>
}

/**
 * Defaults by path of those chapters whose book gives some: a chapter speaks the language of its book, not that of the
 * publication, unless it says otherwise, and reads dollars as its book does, and has its variables. Reports nothing: reading the book does.
 */
export function chapterDefaults(
  documents: readonly WrittenDocument[],
): ReadonlyMap<string, ChapterDefaults> {
  const defaults = new Map<string, ChapterDefaults>()
  for (const {path, text} of documents) {
    // Most documents have no chapters, and need not be looked at twice.
    if (!text.includes('chapters')) continue
    const {lang, math, variables, chapters} = mappingOf(splitFrontmatter(text).frontmatter ?? '')
    const given = {
      ...(langSchema.safeParse(lang).success ? {lang: String(lang)} : {}),
      ...(typeof math === 'boolean' ? {math} : {}),
      ...variablesOf(variables),
    }
    if (!Array.isArray(chapters) || Object.keys(given).length === 0) continue
    for (const chapter of chapters) {
      if (typeof chapter !== 'string') continue
      defaults.set(posix.join(posix.dirname(path), chapter), given)
    }
  }
  return defaults
}

function variablesOf(value: unknown): Pick<ChapterDefaults, 'variables'> {
  const {data} = variablesSchema.safeParse(value)
  return data ? {variables: data} : {}
}

function mappingOf(yaml: string): Readonly<Record<string, unknown>> {
  const {value} = readYaml(yaml, new VFile())
  return typeof value === 'object' && value !== null ? {...value} : {}
}
