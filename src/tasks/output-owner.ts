import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {writeAtomically} from './write.ts'

/** All absolute. */
export interface Claim {
  readonly workingFolder: string
  /** Of the publication. */
  readonly folder: string
  readonly out: string
  readonly state: string
}

/**
 * Which publication each output folder was last made from, kept beside the cache: what one publication wrote would be
 * swept by the next one that is written there. Gives the folder of another one that stands in the output, relative to
 * the working folder; undefined where there is none, and then the output is this publication's.
 */
export function claimOutput({workingFolder, folder, out, state}: Claim): string | undefined {
  const listPath = join(state, 'outputs.json')
  const owners = readOwners(listPath)
  const name = slashed(relative(state, out))
  const own = slashed(relative(state, folder))
  const owner = owners[name]
  if (owner === own) return undefined
  if (
    owner !== undefined &&
    existsSync(join(state, owner)) &&
    existsSync(join(out, '.octavo.json'))
  ) {
    return slashed(relative(workingFolder, join(state, owner))) || '.'
  }
  mkdirSync(state, {recursive: true})
  writeAtomically(listPath, `${JSON.stringify({...owners, [name]: own}, undefined, 1)}\n`, true)
  return undefined
}

const slashed = (path: string): string => path.split(sep).join('/')

function readOwners(path: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
