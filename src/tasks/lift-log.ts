import {appendFileSync, existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** An embargo that somebody lifted: when, of what, and what it was. */
export interface Lift {
  readonly time: string
  /** Of the document, in its publication. */
  readonly path: string
  /** The instant until which it would have been held. */
  readonly embargo: string
}

const pathIn = (state: string) => join(state, 'lifted.jsonl')

/** Write down what is lifted, before anything of it is published. Lines are only ever added. */
export function logLifts(state: string, lifts: readonly Lift[]): void {
  if (lifts.length === 0) return
  mkdirSync(state, {recursive: true})
  appendFileSync(pathIn(state), lifts.map(lift => `${JSON.stringify(lift)}\n`).join(''))
}

/** What was ever lifted with this state folder, the oldest first. A line that a crash cut off is left out. */
export function readLifts(state: string): readonly Lift[] {
  if (!existsSync(pathIn(state))) return []
  return readFileSync(pathIn(state), 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return line === '' ? [] : [JSON.parse(line)]
      } catch {
        return []
      }
    })
}
