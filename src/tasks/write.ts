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
  const descriptor = openOrMakeFolder(temporary)
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

/** Folders that this process has seen or made: most files go where others went before. */
const folders = new Set<string>()

function openOrMakeFolder(path: string): number {
  const folder = dirname(path)
  if (!folders.has(folder)) mkdirSync(folder, {recursive: true})
  folders.add(folder)
  try {
    return openSync(path, 'w')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    // Somebody removed the folder in the meantime.
    mkdirSync(folder, {recursive: true})
    return openSync(path, 'w')
  }
}
