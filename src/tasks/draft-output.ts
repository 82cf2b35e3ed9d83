import {existsSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {writeAtomically} from './write.ts'

const mark = '.octavo.drafts'

/** Say in an output folder whether drafts are in it, so that nobody is told to look there. */
export function markDrafts(out: string, drafts: number): void {
  const path = join(out, mark)
  if (drafts > 0) writeAtomically(path, `${drafts}\n`)
  else rmSync(path, {force: true})
}

export const holdsDrafts = (out: string): boolean => existsSync(join(out, mark))
