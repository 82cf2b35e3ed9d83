import {relative, resolve, sep} from 'node:path'
import {instantText} from '../publication/dates.ts'
import {toEntry} from '../publication/entries.ts'
import {slugOf} from '../publication/slug.ts'
import {standingsOf} from '../publication/standing.ts'
import {versionsOf} from '../publication/versions.ts'
import {noCache} from '../tasks/cache.ts'
import {readLifts} from '../tasks/lift-log.ts'
import {openPublication} from '../tasks/open.ts'
import type {Emit, ExitCode} from './event.ts'
import {type Folders, folderFault} from './folders.ts'
import {openMessageDesk} from './messages.ts'

export interface LogOptions {
  readonly folders: Folders
  /** Relative to the working folder, or to the publication. */
  readonly file: string
  readonly now: Date
  readonly sourceDate: Date
  readonly emit: Emit
}

/** Tell what became of one document: its versions, where it stands, what holds it, and who lifted that. */
export async function log({folders, file, now, sourceDate, emit}: LogOptions): Promise<ExitCode> {
  const fault = folderFault(folders)
  if (fault !== undefined) {
    emit({type: 'refusal', reason: fault})
    return 2
  }
  const opened = await openPublication({
    ...folders,
    now,
    sourceDate,
    only: undefined,
    cache: noCache,
    codeVersion: '',
  })
  if (opened.type === 'refused') {
    openMessageDesk(emit).take(opened.files)
    return 2
  }
  const path = relative(folders.folder, resolve(folders.workingFolder, file)).split(sep).join('/')
  const document = opened.sources.find(document => document.path === path || document.path === file)
  if (document === undefined) {
    emit({
      type: 'refusal',
      reason: `Unexpected file \`${file}\`, expected a document of ${folders.folder}`,
    })
    return 2
  }
  const {config, entries} = opened.press.publication
  const known = entries.get(document.path)
  const entry =
    known ?? toEntry({document, slug: slugOf(document), path: '', section: undefined}, config)
  const standing = standingsOf(opened.sources, config).get(document)
  const moment = (instant: Date) => ({
    instant: instant.toISOString(),
    local: instantText(instant, config.timeZone),
  })
  const {embargo, killed} = document.frontmatter
  emit({
    type: 'log',
    path: document.path,
    title: document.title,
    id: entry.id,
    address: known && new URL(encodeURI(known.path), config.url).href,
    standing: standing?.type ?? 'closed',
    until: standing?.type === 'held' ? moment(standing.until) : undefined,
    embargo: embargo === undefined ? undefined : moment(new Date(embargo)),
    versions: versionsOf(entry, config).map(({number, at, kind, note}) => ({
      number,
      kind,
      ...moment(at),
      note: kind === 'killed' ? killed?.note : note,
    })),
    lifted: readLifts(folders.state)
      .filter(lift => lift.path === document.path)
      .map(({time}) => moment(new Date(time))),
  })
  return 0
}
