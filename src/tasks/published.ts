import {mkdirSync, readFileSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import type {FormatName} from '../config/format-names.ts'
import {writeAtomically} from './write.ts'

/** What each format of an output folder was last made from: it is not public for ever. */
export interface Published {
  /** The formats that hold a document which may not be in them, of those that a build would leave as they are. */
  readonly stale: (left: Iterable<FormatName>, closed: ReadonlySet<string>) => readonly FormatName[]
  /** Write down what formats are made from now. */
  readonly save: (formats: ReadonlySet<FormatName>, paths: readonly string[]) => void
}

/** By output folder, then by document: the formats that have it. */
type Holdings = Readonly<Record<string, Readonly<Record<string, readonly FormatName[]>>>>

/** Kept beside the cache. */
export function openPublished(state: string, out: string): Published {
  const listPath = join(state, 'published.json')
  const all = read(listPath)
  const name = relative(state, out).split(sep).join('/')
  const before = new Map(Object.entries(all[name] ?? {}))
  return {
    stale: (left, closed) => {
      const holding = new Set([...closed].flatMap(path => before.get(path) ?? []))
      return [...left].filter(format => holding.has(format))
    },
    save: (formats, paths) => {
      const now = new Map<string, FormatName[]>()
      for (const [path, had] of before) {
        const kept = had.filter(format => !formats.has(format))
        if (kept.length > 0) now.set(path, kept)
      }
      for (const path of paths) now.set(path, [...(now.get(path) ?? []), ...formats])
      mkdirSync(state, {recursive: true})
      const text = JSON.stringify({...all, [name]: Object.fromEntries(now)})
      writeAtomically(listPath, `${text}\n`, true)
    },
  }
}

function read(path: string): Holdings {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
