import {mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {FormatName} from '../config/publication.ts'
import type {StoredFile} from './messages.ts'
import {writeAtomically} from './write.ts'

/** What a task left the last time it ran. */
export interface TaskRecord {
  readonly format: FormatName
  readonly key: string
  readonly inputs: Readonly<Record<string, string>>
  readonly files: readonly FileRecord[]
  readonly messages: readonly StoredFile[]
  readonly summary: string | undefined
}

export interface FileRecord {
  readonly path: string
  readonly mediaType: string
  /** SHA-256 of its contents, hex: the name of its blob. */
  readonly hash: string
}

/** Results of earlier builds by the hash of what they depend on. Losing it costs time, never correctness. */
export interface Cache {
  readonly document: (key: string) => string | undefined
  readonly saveDocument: (key: string, text: string) => void
  readonly record: (taskId: string) => TaskRecord | undefined
  readonly records: () => ReadonlyArray<readonly [taskId: string, record: TaskRecord]>
  readonly blob: (hash: string) => Uint8Array | undefined
  readonly saveBlob: (hash: string, contents: Uint8Array | string) => void
  /** Keep these records, and drop every document and blob that nothing refers to. */
  readonly commit: (
    records: ReadonlyMap<string, TaskRecord>,
    documentKeys: ReadonlySet<string>,
  ) => void
}

/** The cache in `folder`. */
export function openCache(folder: string): Cache {
  const tasks = readTasks(join(folder, 'tasks.json'))
  const blobs = shelf(join(folder, 'blobs'))
  const documents = shelf(join(folder, 'documents'))
  return {
    document: key => documents.get(key)?.toString(),
    saveDocument: documents.put,
    record: id => tasks.get(id),
    records: () => [...tasks],
    blob: blobs.get,
    saveBlob: blobs.put,
    commit: (records, documentKeys) => {
      mkdirSync(folder, {recursive: true})
      // The index is written before the sweep: a build killed between the two leaves files too many, never too few.
      const index = JSON.stringify(Object.fromEntries(records))
      writeAtomically(join(folder, 'tasks.json'), index, true)
      blobs.sweep(new Set([...records.values()].flatMap(({files}) => files.map(({hash}) => hash))))
      documents.sweep(documentKeys)
    },
  }
}

/** No cache: everything is made anew and nothing is kept. */
export const noCache: Cache = {
  document: () => undefined,
  saveDocument: () => {},
  record: () => undefined,
  records: () => [],
  blob: () => undefined,
  saveBlob: () => {},
  commit: () => {},
}

/** Task id → record; empty when the index is missing or damaged. */
function readTasks(path: string): ReadonlyMap<string, TaskRecord> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return new Map()
  }
}

/** Files named by a hash in hex, in 256 folders by its first two digits. */
function shelf(folder: string) {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name.slice(2))
  return {
    get: (name: string): Buffer | undefined => {
      try {
        return readFileSync(pathOf(name))
      } catch {
        return undefined
      }
    },
    put: (name: string, contents: Uint8Array | string): void =>
      writeAtomically(pathOf(name), contents),
    sweep: (kept: ReadonlySet<string>): void => {
      for (const prefix of list(folder)) {
        for (const rest of list(join(folder, prefix))) {
          if (!kept.has(prefix + rest)) rmSync(join(folder, prefix, rest), {force: true})
        }
      }
    },
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
