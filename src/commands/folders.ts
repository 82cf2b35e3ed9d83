import {existsSync, statSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'

export interface Folders {
  readonly workingFolder: string
  /** The publication. */
  readonly folder: string
  readonly out: string
  /** Cache and lock: in `node_modules/.cache` where there is one, so that it is never committed. */
  readonly state: string
}

/**
 * Where to read and write. Of a folder that has no publication.yaml, its `content/` is meant where that has one. Without
 * `folder` it is the working folder.
 */
export function resolveFolders(
  workingFolder: string,
  folder: string | undefined,
  out: string | undefined,
): Folders {
  const named = resolve(workingFolder, folder ?? '.')
  const inContent =
    !existsSync(join(named, 'publication.yaml')) &&
    existsSync(join(named, 'content', 'publication.yaml'))
  const modules = join(workingFolder, 'node_modules')
  return {
    workingFolder,
    folder: inContent ? join(named, 'content') : named,
    out: resolve(workingFolder, out ?? 'dist'),
    state: existsSync(modules) ? join(modules, '.cache', 'octavo') : join(workingFolder, '.octavo'),
  }
}

/** Why there is nothing to read there; undefined where all is well. */
export function folderFault({folder, workingFolder}: Folders): string | undefined {
  if (statSync(folder, {throwIfNoEntry: false})?.isDirectory()) return undefined
  return `Unexpected \`${relative(workingFolder, folder)}\`, expected a folder that exists`
}

/**
 * Why nothing should be published there; undefined where all is well. What Octavo writes would lie among what people
 * wrote: in the publication itself, or in a folder around it.
 */
export function outputFault({folder, out, workingFolder}: Folders): string | undefined {
  const from = relative(workingFolder, out) || '.'
  const name = from.startsWith('../..') ? out : from
  const inside = relative(out, folder)
  if (
    inside === '' ||
    (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside)
  )
    return `Unexpected \`--out ${name}\`, expected a folder of its own: the publication lies in that one`
  if (existsSync(out) && !statSync(out).isDirectory())
    return `Unexpected file \`${name}\` after \`--out\`, expected a folder`
  return undefined
}
