import type {VFile} from 'vfile'
import {check} from './check.ts'
import {type Config, publicationSchema} from './publication.ts'
import {readYaml, type Yaml} from './yaml.ts'

export interface ConfigSource {
  /** `publication.yaml`: gets the messages. */
  readonly file: VFile
  /** Gives the title of a publication that has no `publication.yaml`. */
  readonly folderName: string
  readonly sourceDate: Date
  readonly now: Date
}

/**
 * Check `publication.yaml` (undefined when there is none) and fill its defaults. Wrong keys are reported on `file`
 * and fall back to their default.
 */
export function resolveConfig(text: string | undefined, source: ConfigSource): Config {
  const {file, folderName, sourceDate, now} = source
  const title = folderName || 'Publication'
  const yaml =
    text === undefined ? {value: {title}, positionOf: nowhere} : readYaml(withoutMark(text), file)
  const written = check(publicationSchema, yaml, file, {title})
  const url = addressOf(written.url)
  return {
    ...written,
    url,
    id: written.id ?? idOf(url),
    sourceDate,
    now,
  }
}

const nowhere: Yaml['positionOf'] = () => ({
  start: {line: 1, column: 1},
  end: {line: 1, column: 1},
})

const withoutMark = (text: string) => text.replace(/^\uFEFF/, '')

/** The base of every address of the site: no query, no fragment, and a final '/'. */
function addressOf(written: string): string {
  const {origin, pathname} = new URL(written)
  return origin + pathname.replace(/\/*$/, '/')
}

/**
 * A tag: URI (RFC 4151). Its year says since when the scheme holds, not when anything was published, so that it is
 * the same in every build.
 */
function idOf(url: string): string {
  const {hostname, pathname} = new URL(url)
  return `tag:${hostname},2026:${pathname}`
}
