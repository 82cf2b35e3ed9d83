import type {VFile} from 'vfile'
import type {FormatName} from '../config/publication.ts'
import type {OutputFile, Task} from '../formats/format.ts'
import {hashOf, sha256} from '../source/hash.ts'
import type {Cache, FileRecord, TaskRecord} from './cache.ts'
import {recallMessages, storeMessages} from './messages.ts'
import type {Output} from './output.ts'

/** How one task ended. */
export interface TaskOutcome {
  readonly task: Task
  readonly status: 'rendered' | 'recalled' | 'failed'
  /** Why it could not be recalled: input names, `new`, `code`, or `output` when a file of it was lost. */
  readonly reasons: readonly string[]
  readonly files: readonly FileRecord[]
  /** Paths that someone else's file stands at. */
  readonly foreign: readonly string[]
  readonly messages: readonly VFile[]
  readonly summary: string | undefined
  /** A thrown error is a fault of Octavo's, not of the publication. */
  readonly error: unknown
  readonly milliseconds: number
}

export interface Running {
  readonly cache: Cache
  readonly output: Output
  readonly codeVersion: string
  /** Milliseconds; handed in, since only the edge may look at a clock. */
  readonly clock: () => number
}

/** Run tasks one after the other, recalling each whose inputs are what they were. */
export async function* runTasks(
  tasks: Iterable<Task>,
  running: Running,
): AsyncGenerator<TaskOutcome> {
  for (const task of tasks) yield await runTask(task, running)
}

/** The record that the cache keeps of an outcome. */
export const recordOf = (
  {task, files, messages, summary}: TaskOutcome,
  codeVersion: string,
): TaskRecord => ({
  format: task.format,
  key: keyOf(task, codeVersion),
  inputs: task.inputs,
  files,
  messages: storeMessages(messages),
  summary,
})

const keyOf = (task: Task, codeVersion: string): string =>
  hashOf([codeVersion, task.id, task.inputs])

async function runTask(task: Task, running: Running): Promise<TaskOutcome> {
  const start = running.clock()
  const record = running.cache.record(task.id)
  const reasons = reasonsFor(task, record, running.codeVersion)
  const recalled = record && reasons.length === 0 ? recall(task, record, running) : undefined
  if (recalled) return {...recalled, milliseconds: running.clock() - start}
  const rendered = await render(task, running)
  return {
    ...rendered,
    reasons: reasons.length > 0 ? reasons : ['output'],
    milliseconds: running.clock() - start,
  }
}

/** Why a task cannot be recalled: names of changed inputs, `new` or `code`; empty when it can. */
export function reasonsFor(
  task: Task,
  record: TaskRecord | undefined,
  codeVersion: string,
): readonly string[] {
  if (record === undefined) return ['new']
  if (record.key === keyOf(task, codeVersion)) return []
  const names = new Set([...Object.keys(record.inputs), ...Object.keys(task.inputs)])
  const changed = [...names].filter(name => record.inputs[name] !== task.inputs[name])
  return changed.length > 0 ? changed.sort() : ['code']
}

type Ended = Omit<TaskOutcome, 'milliseconds' | 'reasons'>

/** Put the recorded files in place again; undefined when one is gone from both output and cache. */
function recall(task: Task, record: TaskRecord, {cache, output}: Running): TaskOutcome | undefined {
  const foreign: string[] = []
  for (const {path, hash} of record.files) {
    const result = output.write({path, hash, format: task.format, contents: () => cache.blob(hash)})
    if (result === 'lost') return undefined
    if (result === 'foreign') foreign.push(path)
  }
  return {
    task,
    status: 'recalled',
    reasons: [],
    files: record.files,
    foreign,
    messages: recallMessages(record.messages),
    summary: record.summary,
    error: undefined,
    milliseconds: 0,
  }
}

async function render(task: Task, running: Running): Promise<Ended> {
  try {
    const {files, messages, summary} = await task.run()
    const foreign: string[] = []
    const records = files.map(file => {
      const record = {path: file.path, mediaType: file.mediaType, hash: sha256(file.contents)}
      running.cache.saveBlob(record.hash, file.contents)
      if (put(file, record.hash, task.format, running) === 'foreign') foreign.push(file.path)
      return record
    })
    return {task, status: 'rendered', files: records, foreign, messages, summary, error: undefined}
  } catch (error) {
    // What the task made before stays in place: an old page is better than none.
    const files = running.cache.record(task.id)?.files ?? []
    for (const {path} of files) running.output.keep(path)
    return {task, status: 'failed', files, foreign: [], messages: [], summary: undefined, error}
  }
}

const put = (file: OutputFile, hash: string, format: FormatName, {output}: Running) =>
  output.write({path: file.path, hash, format, contents: () => file.contents})
