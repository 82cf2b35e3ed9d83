import {existsSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {instantText} from '../publication/dates.ts'
import type {Held, Schedule} from '../publication/schedule.ts'
import type {Lift} from '../tasks/lift-log.ts'
import type {Opened} from '../tasks/open.ts'
import type {Emit} from './event.ts'
import type {Folders} from './folders.ts'

/** Say what a build holds back, and what becomes public next; nothing where it does neither. */
export function emitHeld({press, schedule}: Extract<Opened, {type: 'open'}>, emit: Emit): void {
  const {held, ahead} = schedule
  const [first] = held
  if (first === undefined && ahead === 0) return
  const {timeZone} = press.publication.config
  const next = held.filter(({until}) => until.getTime() === first?.until.getTime())
  emit({
    type: 'held',
    count: held.length,
    next: next.map(({document: {title, path}, until}) => ({
      title,
      path,
      until: until.toISOString(),
      local: instantText(until, timeZone),
    })),
    ahead,
  })
}

/** What the command line names to be published before its time, as paths in the publication. */
export function resolveLifted(
  written: readonly string[],
  {folder, workingFolder}: Folders,
):
  | {readonly type: 'paths'; readonly paths: ReadonlySet<string>}
  | {readonly type: 'fault'; readonly reason: string} {
  const paths = new Set<string>()
  for (const path of written) {
    const found = [relative(folder, resolve(workingFolder, path)), path]
      .map(candidate => candidate.split(sep).join('/'))
      .find(
        candidate =>
          /\.(?:md|markdown)$/i.test(candidate) &&
          !candidate.startsWith('../') &&
          existsSync(join(folder, candidate)),
      )
    if (found === undefined)
      return {
        type: 'fault',
        reason: `Unexpected path \`${path}\` after \`--lift-embargo\`, expected a document of the publication`,
      }
    paths.add(found)
  }
  return {type: 'paths', paths}
}

export const unliftedReason = ({path, reason}: Schedule['unlifted'][number]): string =>
  `Unexpected document \`${path}\` after \`--lift-embargo\`, ${reason}, expected one that an embargo or a date holds`

/** What is to be written down of embargoes that are lifted. */
export const liftsOf = ({lifted}: Schedule, now: Date): readonly Lift[] =>
  lifted.map(({document, until}: Held) => ({
    time: now.toISOString(),
    path: document.path,
    embargo: until.toISOString(),
  }))
