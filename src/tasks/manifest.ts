import {closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import type {FormatName} from '../config/publication.ts'
import {writeAtomically} from './write.ts'

/** What is ours at a path of the output folder. */
export interface Owned {
  readonly hash: string
  readonly format: FormatName
}

/**
 * The list of files that Octavo wrote, kept in the output folder itself, so that it moves and vanishes with them.
 * A path is claimed in a journal before its file is written: whatever a killed build left is still known as ours.
 */
export interface Manifest {
  readonly files: Map<string, Owned>
  /** Paths that were ours before this build. */
  readonly before: ReadonlySet<string>
  readonly claim: (path: string, owned: Owned) => void
  /** Write the list and drop the journal. */
  readonly save: () => void
}

export function openManifest(folder: string): Manifest {
  const listPath = join(folder, '.octavo.json')
  const journalPath = join(folder, '.octavo.journal')
  const files = new Map<string, Owned>([...readJournal(journalPath), ...readList(listPath)])
  let journal: number | undefined
  return {
    files,
    before: new Set(files.keys()),
    claim: (path, owned) => {
      if (!files.has(path)) {
        journal ??= openJournal(folder, journalPath)
        writeSync(journal, `${JSON.stringify([path, owned])}\n`)
      }
      files.set(path, owned)
    },
    save: () => {
      if (journal !== undefined) closeSync(journal)
      const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
      mkdirSync(folder, {recursive: true})
      writeAtomically(
        listPath,
        `${JSON.stringify(Object.fromEntries(sorted), undefined, 1)}\n`,
        true,
      )
      rmSync(journalPath, {force: true})
    },
  }
}

function openJournal(folder: string, path: string): number {
  mkdirSync(folder, {recursive: true})
  return openSync(path, 'a')
}

/** What Octavo wrote into a folder, by path. */
export const ownedIn = (folder: string): ReadonlyArray<readonly [string, Owned]> =>
  readList(join(folder, '.octavo.json'))

function readList(path: string): ReadonlyArray<readonly [string, Owned]> {
  try {
    return Object.entries(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return []
  }
}

/** A journal's last line may be cut off where the build was killed. */
function readJournal(path: string): ReadonlyArray<readonly [string, Owned]> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}
