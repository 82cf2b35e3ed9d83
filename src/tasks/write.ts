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

/** Most folders exist already: asking first would cost a call for every file. */
function openOrMakeFolder(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    mkdirSync(dirname(path), {recursive: true})
    return openSync(path, 'w')
  }
}
