import {readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {sha256} from '../source/hash.ts'
import type {PictureStore} from '../source/pictures/pictures.ts'
import {writeAtomically} from './write.ts'

/** Processed pictures in a folder, a file each: they are few and large. */
export interface KeptPictures extends PictureStore {
  /** Write down which were used last, and drop those whose use lies longest back until the rest fits. */
  readonly commit: () => void
}

/** Pictures of many books; what goes beyond was not asked for in a long time. */
const mostBytes = 1024 ** 3

/** Those in `folder`. A file that was damaged counts as lost: its first 64 bytes are the hash of the rest. */
export function keptPictures(folder: string, most = mostBytes): KeptPictures {
  const used = new Set<string>()
  const pathOf = (key: string) => join(folder, key)
  return {
    get: key => {
      const file = read(pathOf(key))
      const contents = file?.subarray(hashLength)
      if (!contents || sha256(contents) !== file?.toString('latin1', 0, hashLength))
        return undefined
      used.add(key)
      return contents
    },
    put: (key, contents) => {
      writeAtomically(pathOf(key), Buffer.concat([Buffer.from(sha256(contents)), contents]))
      used.add(key)
    },
    commit: () => {
      if (used.size === 0) return
      const order = join(folder, 'order.json')
      const before = readOrder(order).filter(key => !used.has(key))
      // Longest unused first; a file that no commit knows was left by a build that was killed.
      const known = new Set([...before, ...used])
      const strays = readdirSync(folder).filter(name => name !== 'order.json' && !known.has(name))
      const keys = [...strays.sort(), ...before, ...used]
      const kept = new Set(newest(keys, most, key => sizeOf(pathOf(key))))
      for (const key of keys) if (!kept.has(key)) rmSync(pathOf(key), {force: true})
      writeAtomically(order, JSON.stringify(keys.filter(key => kept.has(key))))
    },
  }
}

const hashLength = 64

/** The last of `keys` that weigh no more than `most` together. */
function newest(
  keys: readonly string[],
  most: number,
  size: (key: string) => number,
): readonly string[] {
  let sum = 0
  const first = keys.findLastIndex(key => {
    sum += size(key)
    return sum > most
  })
  return keys.slice(first + 1)
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function readOrder(path: string): readonly string[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return []
  }
}

const sizeOf = (path: string): number => statSync(path, {throwIfNoEntry: false})?.size ?? 0
