import {existsSync, readFileSync, rmdirSync, rmSync} from 'node:fs'
import {join, posix} from 'node:path'
import type {FormatName} from '../config/publication.ts'
import {sha256} from '../source/hash.ts'
import {openManifest} from './manifest.ts'
import {makeFolderOf, writeAtomically} from './write.ts'

export interface OutputWrite {
  readonly path: string
  readonly hash: string
  readonly format: FormatName
  /** Asked for only when the file is not there yet; undefined when the cache has lost it. */
  readonly contents: () => Uint8Array | string | undefined
}

/** The output folder. What others put there is neither overwritten nor removed. */
export interface Output {
  readonly write: (file: OutputWrite) => 'written' | 'unchanged' | 'foreign' | 'lost'
  /** Leave a file as it is, though this build could not make it. */
  readonly keep: (path: string) => void
  /** Remove our files of `formats` that were neither written nor kept; their paths. */
  readonly finish: (formats: ReadonlySet<FormatName>) => readonly string[]
}

/** For `octavo check`: everything is made, nothing is written. */
export const nullOutput: Output = {
  write: () => 'unchanged',
  keep: () => {},
  finish: () => [],
}

export function openOutput(folder: string): Output {
  const manifest = openManifest(folder)
  const current = new Set<string>()
  return {
    keep: path => {
      current.add(path)
    },
    write: ({path, hash, format, contents}) => {
      const place = join(folder, path)
      const exists = !makeFolderOf(place) && existsSync(place)
      const holds = exists && holdsHash(place, hash)
      if (exists && !holds && !manifest.before.has(path)) return 'foreign'
      const fresh = holds ? undefined : contents()
      if (!holds && fresh === undefined) return 'lost'
      manifest.claim(path, {hash, format})
      current.add(path)
      if (fresh === undefined) return 'unchanged'
      writeAtomically(place, fresh)
      return 'written'
    },
    finish: formats => {
      const stale = [...manifest.files]
        .filter(([path, {format}]) => formats.has(format) && !current.has(path))
        .map(([path]) => path)
      for (const path of stale) {
        rmSync(join(folder, path), {force: true})
        removeEmptyFolders(folder, posix.dirname(path))
        manifest.files.delete(path)
      }
      manifest.save()
      return stale
    },
  }
}

/** Dates of files say nothing about their contents: only the contents do. */
function holdsHash(path: string, hash: string): boolean {
  try {
    return sha256(readFileSync(path)) === hash
  } catch {
    return false
  }
}

/** Remove `path` and its parents inside `folder` for as long as they are empty. */
function removeEmptyFolders(folder: string, path: string): void {
  for (let at = path; at !== '.' && at !== '/'; at = posix.dirname(at)) {
    try {
      rmdirSync(join(folder, at))
    } catch {
      return
    }
  }
}
