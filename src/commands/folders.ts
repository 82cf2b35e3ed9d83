import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'

export interface Folders {
  readonly workingFolder: string
  /** The publication. */
  readonly folder: string
  readonly out: string
  /** Cache and lock: in `node_modules/.cache` where there is one, so that it is never committed. */
  readonly state: string
}

/**
 * Where to read and write. Without `folder`, `content/` is meant when it holds the publication.yaml and the working
 * folder has none.
 */
export function resolveFolders(
  workingFolder: string,
  folder: string | undefined,
  out: string | undefined,
): Folders {
  const inContent =
    folder === undefined &&
    !existsSync(join(workingFolder, 'publication.yaml')) &&
    existsSync(join(workingFolder, 'content', 'publication.yaml'))
  const modules = join(workingFolder, 'node_modules')
  return {
    workingFolder,
    folder: resolve(workingFolder, folder ?? (inContent ? 'content' : '.')),
    out: resolve(workingFolder, out ?? 'dist'),
    state: existsSync(modules) ? join(modules, '.cache', 'octavo') : join(workingFolder, '.octavo'),
  }
}
