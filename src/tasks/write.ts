import {closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync} from 'node:fs'
import {dirname} from 'node:path'

/**
 * Write a file so that a reader sees the old contents or the new, never a part: a temporary name in the same folder,
 * then a rename. `durable` also waits for the disk, for records that the next build trusts.
 */
export function writeAtomically(
  path: string,
  contents: Uint8Array | string,
  durable = false,
): void {
  const temporary = `${path}.octavo-${process.pid}.tmp`
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents
  const descriptor = openInFolder(temporary)
  try {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(descriptor, bytes, written)
    }
    if (durable) fsyncSync(descriptor)
  } catch (error) {
    closeSync(descriptor)
    rmSync(temporary, {force: true})
    throw error
  }
  closeSync(descriptor)
  renameSync(temporary, path)
}

/** Folders that this process has made or seen: most files go where others went before. */
const folders = new Set<string>()

/** Make the folder of a file. True when it was not there, so that nothing can stand at the file's path. */
export function makeFolderOf(path: string): boolean {
  const folder = dirname(path)
  if (folders.has(folder)) return false
  folders.add(folder)
  return mkdirSync(folder, {recursive: true}) !== undefined
}

function openInFolder(path: string): number {
  makeFolderOf(path)
  try {
    return openSync(path, 'w')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    // Somebody removed the folder in the meantime.
    folders.delete(dirname(path))
    makeFolderOf(path)
    return openSync(path, 'w')
  }
}
