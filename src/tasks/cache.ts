import {mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {FormatName} from '../config/publication.ts'
import {sha256} from '../source/hash.ts'
import type {PictureStore} from '../source/pictures/pictures.ts'
import type {StoredFile} from './messages.ts'
import {openPack} from './pack.ts'
import {keptPictures} from './picture-store.ts'
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
  readonly document: (key: string) => Buffer | undefined
  /** Whether it is kept: `text` is asked for only where there is a cache. */
  readonly saveDocument: (key: string, text: () => string) => boolean
  readonly record: (taskId: string) => TaskRecord | undefined
  readonly records: () => ReadonlyArray<readonly [taskId: string, record: TaskRecord]>
  readonly blob: (hash: string) => Uint8Array | undefined
  readonly saveBlob: (hash: string, contents: Uint8Array | string) => void
  /** Processed pictures; undefined where nothing is kept. */
  readonly pictures: PictureStore | undefined
  /** Keep these records, and drop every document and blob that nothing refers to. */
  readonly commit: (
    records: ReadonlyMap<string, TaskRecord>,
    documentKeys: ReadonlySet<string>,
  ) => void
}

/** The cache in `folder`. */
export function openCache(folder: string): Cache {
  const tasks = readTasks(join(folder, 'tasks.json'))
  const blobs = openPack(folder, 'blobs')
  const documents = openPack(folder, 'documents')
  const pictures = keptPictures(join(folder, 'pictures'))
  return {
    document: documents.get,
    saveDocument: (key, text) => {
      documents.put(key, text())
      return true
    },
    record: id => tasks.get(id),
    records: () => [...tasks],
    blob: hash => {
      const contents = blobs.get(hash)
      return contents && sha256(contents) === hash ? contents : undefined
    },
    saveBlob: blobs.put,
    pictures,
    commit: (records, documentKeys) => {
      mkdirSync(folder, {recursive: true})
      const index = JSON.stringify(Object.fromEntries(records))
      writeAtomically(join(folder, 'tasks.json'), index, true)
      blobs.commit(new Set([...records.values()].flatMap(({files}) => files.map(({hash}) => hash))))
      documents.commit(documentKeys)
      pictures.commit()
    },
  }
}

/** No cache: everything is made anew and nothing is kept. */
export const noCache: Cache = {
  document: () => undefined,
  saveDocument: () => false,
  record: () => undefined,
  records: () => [],
  blob: () => undefined,
  saveBlob: () => {},
  pictures: undefined,
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
