import {relative, resolve, sep} from 'node:path'
import {noCache} from '../tasks/cache.ts'
import {openPublication} from '../tasks/open.ts'
import {surveyWork} from '../tasks/survey-work.ts'
import type {Emit, ExitCode} from './event.ts'
import type {Folders} from './folders.ts'
import {openMessageDesk} from './messages.ts'

export interface InspectOptions {
  readonly folders: Folders
  /** Relative to the working folder, or to the publication. */
  readonly file: string
  readonly tree: boolean
  /** Set the work that the document is, and show its pages. */
  readonly pages: boolean
  readonly now: Date
  readonly sourceDate: Date
  readonly emit: Emit
}

/** Show one document as the formats see it: its entry, its facts, its messages and, on demand, its tree. */
export async function inspect(options: InspectOptions): Promise<ExitCode> {
  const {folders, file, now, sourceDate, emit} = options
  const opened = await openPublication({
    ...folders,
    now,
    sourceDate,
    only: undefined,
    cache: noCache,
    codeVersion: '',
  })
  const messages = openMessageDesk(emit)
  if (opened.type === 'refused') {
    messages.take(opened.files)
    return 2
  }
  const {entries} = opened.press.publication
  const path = relative(folders.folder, resolve(folders.workingFolder, file)).split(sep).join('/')
  const entry = entries.get(path) ?? entries.get(file)
  if (entry === undefined) {
    emit({
      type: 'refusal',
      reason: `Unexpected file \`${file}\`, expected a public document of ${folders.folder}`,
    })
    return 2
  }
  messages.take([entry.document.file])
  if (options.pages) {
    const surveyed = await surveyWork(entry, opened.press)
    if (surveyed === undefined) {
      emit({
        type: 'note',
        text: `Unexpected ${entry.type} \`${path}\`, expected a story, a book or an issue`,
      })
      return 2
    }
    messages.take(surveyed.files)
    emit({type: 'note', text: JSON.stringify(surveyed.survey, undefined, 1)})
    return 0
  }
  const {document, ...place} = entry
  const {body, notes, file: _file, ...facts} = document
  const shown = {...place, ...facts, ...(options.tree ? {body, notes} : {})}
  emit({type: 'note', text: JSON.stringify(shown, withoutParts, 2)})
  return 0
}

/** A book shows its chapters, an issue its stories, by their paths alone. */
const withoutParts = (key: string, value: unknown): unknown =>
  (key === 'chapters' || key === 'stories') && Array.isArray(value)
    ? value.map(part => (typeof part === 'string' ? part : part.document.path))
    : value
