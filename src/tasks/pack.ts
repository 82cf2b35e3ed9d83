import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {writeAtomically} from './write.ts'

/**
 * Many small values in one file, by name: on most disks a thousand files cost more to make than what they hold. Values
 * are appended; the index, written last, says where each lies. What a killed build appended has no entry, and is lost
 * like any other part of a cache.
 */
export interface Pack {
  readonly get: (name: string) => Buffer | undefined
  readonly put: (name: string, contents: Uint8Array | string) => void
  /** Write the index with the names in `kept` alone, and the file anew when most of it is garbage. */
  readonly commit: (kept: ReadonlySet<string>) => void
}

interface Extent {
  readonly offset: number
  readonly length: number
}

/** Bytes of garbage that are never worth a new file. */
const tolerated = 4 * 1024 * 1024

/** The pack `name` in `folder`: `<name>.pack` and `<name>.json`. */
export function openPack(folder: string, name: string): Pack {
  const packPath = join(folder, `${name}.pack`)
  const indexPath = join(folder, `${name}.json`)
  const extents = readIndex(indexPath)
  let file: {readonly descriptor: number; size: number} | undefined
  const open = () => {
    file ??= openFile(folder, packPath)
    return file
  }
  const get = (key: string): Buffer | undefined => {
    const extent = extents.get(key)
    return extent && readExtent(open().descriptor, extent)
  }
  return {
    get,
    put: (key, contents) => {
      if (extents.has(key)) return
      const pack = open()
      const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents
      append(pack.descriptor, bytes, pack.size)
      extents.set(key, {offset: pack.size, length: bytes.length})
      pack.size += bytes.length
    },
    commit: kept => {
      for (const key of extents.keys()) if (!kept.has(key)) extents.delete(key)
      const live = [...extents.values()].reduce((sum, {length}) => sum + length, 0)
      const pack = open()
      if (pack.size > 2 * live + tolerated) compact(pack.descriptor, extents, indexPath)
      // The index must not reach the disk before what it points to.
      fsyncSync(pack.descriptor)
      writeAtomically(indexPath, JSON.stringify([...extents]), true)
      closeSync(pack.descriptor)
      file = undefined
    },
  }
}

function readIndex(path: string): Map<string, Extent> {
  try {
    return new Map(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return new Map()
  }
}

function openFile(folder: string, path: string): {readonly descriptor: number; size: number} {
  mkdirSync(folder, {recursive: true})
  const descriptor = openSync(path, 'a+')
  return {descriptor, size: fstatSync(descriptor).size}
}

/** Undefined when the file is shorter than its index says: the value is lost, not wrong. */
function readExtent(descriptor: number, {offset, length}: Extent): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length)
  for (let read = 0; read < length; ) {
    const count = readSync(descriptor, bytes, read, length - read, offset + read)
    if (count === 0) return undefined
    read += count
  }
  return bytes
}

function append(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, offset + written)
  }
}

/**
 * Move what lives to the front. The index goes first: a build killed in between has lost its cache, and no entry that
 * points to what is not there.
 */
function compact(descriptor: number, extents: Map<string, Extent>, indexPath: string): void {
  rmSync(indexPath, {force: true})
  const values = [...extents].map(([key, extent]) => [key, readExtent(descriptor, extent)] as const)
  ftruncateSync(descriptor, 0)
  extents.clear()
  let size = 0
  for (const [key, bytes] of values) {
    if (!bytes) continue
    append(descriptor, bytes, size)
    extents.set(key, {offset: size, length: bytes.length})
    size += bytes.length
  }
}
