import {join, relative} from 'node:path'
import {VFile} from 'vfile'
import {type FormatName, formatNames} from '../config/format-names.ts'
import type {Moment} from '../config/moment.ts'
import {report} from '../diagnostics.ts'
import type {Press, Task} from '../formats/format.ts'
import {formats} from '../formats/index.ts'
import {instantText} from '../publication/dates.ts'
import {sha256} from '../source/hash.ts'
import {type Cache, noCache, openCache, type TaskRecord} from '../tasks/cache.ts'
import {codeVersion} from '../tasks/code-version.ts'
import {markDrafts} from '../tasks/draft-output.ts'
import {logLifts} from '../tasks/lift-log.ts'
import {takeLock} from '../tasks/lock.ts'
import {type Opened, openPublication} from '../tasks/open.ts'
import {nullOutput, type Output, openOutput} from '../tasks/output.ts'
import {claimOutput} from '../tasks/output-owner.ts'
import {openPublished, type Published} from '../tasks/published.ts'
import {reasonsFor, recordOf, runTasks, type TaskOutcome} from '../tasks/run.ts'
import type {Emit, ExitCode} from './event.ts'
import {type Folders, folderFault} from './folders.ts'
import {emitHeld, liftsOf, resolveLifted, unliftedReason} from './held.ts'
import {type MessageDesk, openMessageDesk} from './messages.ts'

export interface BuildOptions {
  readonly folders: Folders
  readonly only: readonly FormatName[] | undefined
  /** `write` publishes, `check` renders all the same but writes nothing, `plan` only says what is stale. */
  readonly mode: 'write' | 'check' | 'plan'
  readonly useCache: boolean
  /** E-books are judged by the rules of shops, too. */
  readonly judgesBooks?: boolean
  /** The process goes on and will build again: what helps then is remembered, at the cost of memory. */
  readonly lasting?: boolean
  /** Drafts are shown, marked as such. */
  readonly drafts?: boolean
  /** Its file goes onto the site where the publication says `indexNow`. */
  readonly indexNowKey?: string | undefined
  /** The moment that counts as now, if it is another. */
  readonly at?: Moment | undefined
  /** Paths of documents to be published before their time, as written on the command line. */
  readonly liftEmbargo?: readonly string[]
  /** Warnings count as errors. */
  readonly strict: boolean
  readonly sourceDate: Date
  readonly now: Date
  /** Milliseconds. */
  readonly clock: () => number
  readonly emit: Emit
}

/** Publish a folder. One bad document never stops the others; what was wrong is told by messages and the exit code. */
export async function build(options: BuildOptions): Promise<ExitCode> {
  const {folders, emit} = options
  const fault = folderFault(folders)
  if (fault !== undefined) {
    emit({type: 'refusal', reason: fault})
    return 2
  }
  const lifting = resolveLifted(options.liftEmbargo ?? [], folders)
  if (lifting.type === 'fault') {
    emit({type: 'refusal', reason: lifting.reason})
    return 2
  }
  const lock = takeLock(join(folders.state, 'lock'))
  if (lock.type === 'busy') {
    emit({
      type: 'refusal',
      reason: `Another build (process ${lock.pid}) is at work here: try again when it is done.`,
    })
    return 2
  }
  try {
    return await buildAlone(options, lifting.paths)
  } finally {
    lock.release()
  }
}

async function buildAlone(options: BuildOptions, lifted: ReadonlySet<string>): Promise<ExitCode> {
  const {folders, emit, clock} = options
  const start = clock()
  const version = codeVersion()
  if (options.lasting && (options.only ?? ['pdf']).includes('pdf')) await remember()
  const cache = options.useCache ? openCache(join(folders.state, cacheName(folders))) : noCache
  const messages = openMessageDesk(emit)
  const asked = await openPublication({
    ...folders,
    ...options,
    judgesFeeds: options.mode === 'check',
    lifted,
    cache,
    codeVersion: version,
  })
  if (asked.type === 'refused') {
    messages.take(asked.files)
    return 2
  }
  const published = openPublished(folders.state, folders.out)
  const opened = options.mode === 'write' ? withWhatMustGo(asked, published) : asked
  const [unlifted] = opened.schedule.unlifted
  if (unlifted) {
    emit({type: 'refusal', reason: unliftedReason(unlifted)})
    return 2
  }
  emitStart(opened, options)
  if (opened !== asked) emit({type: 'note', text: widenedNote(opened.press, asked.press)})
  messages.take(opened.files)
  const tasks = [...planTasks(opened.press, options.only)]
  if (options.mode === 'plan') {
    showPlan(tasks, {cache, version, emit})
    return messages.errors() > 0 ? 1 : 0
  }
  const owner = options.mode === 'write' ? claimOutput(folders) : undefined
  if (owner !== undefined) {
    emit({type: 'refusal', reason: occupied(folders, owner)})
    return 2
  }
  // Before the first file, so that a build that breaks off has said so.
  if (options.mode === 'write' && opened.drafts > 0) markDrafts(folders.out, opened.drafts)
  const output = options.mode === 'check' ? nullOutput : openOutput(folders.out)
  if (options.mode === 'write') logLifts(folders.state, liftsOf(opened.schedule, options.now))
  const run = await runAll({tasks, opened, cache, output, version, messages, options})
  // What `--only` leaves out is as another build left it.
  if (options.mode === 'write' && options.only === undefined) markDrafts(folders.out, opened.drafts)
  if (options.mode === 'write')
    published.save(opened.press.formats, [...opened.press.publication.entries.keys()])
  emitHeld(opened, emit)
  emit({
    type: 'done',
    ...run,
    drafts: opened.drafts,
    errors: messages.errors(),
    warnings: messages.warnings(),
    milliseconds: clock() - start,
  })
  if (run.failed > 0) return 4
  return messages.errors() > 0 || (options.strict && messages.warnings() > 0) ? 1 : 0
}

type Open = Extract<Opened, {type: 'open'}>

/** With the formats that a build was not asked for, but that still hold what may not be in any output. */
function withWhatMustGo(opened: Open, published: Published): Open {
  const {press, closed} = opened
  const left = formatNames.filter(name => !press.formats.has(name))
  const stale = published.stale(left, closed)
  if (stale.length === 0) return opened
  return {...opened, press: {...press, formats: new Set([...press.formats, ...stale])}}
}

const widenedNote = (press: Press, asked: Press): string =>
  `also ${[...press.formats].filter(name => !asked.formats.has(name)).join(', ')}: what the last build of that left holds documents that are not public any more`

/** What another publication wrote would be removed as if this one had written it before. */
function occupied({workingFolder, out}: Folders, owner: string): string {
  const name = relative(workingFolder, out) || '.'
  return `Unexpected output folder \`${name}\` with the publication in \`${owner}\`, expected one of its own: choose another with --out, or remove it first`
}

/** The typesetter is loaded here only if it has something to remember. */
async function remember() {
  const {rememberParagraphs} = await import('../paged/index.ts')
  rememberParagraphs()
}

/** Publications built from one working folder must not sweep each other's cache. */
const cacheName = ({workingFolder, folder}: Folders): string =>
  `cache-${sha256(relative(workingFolder, folder)).slice(0, 8)}`

/** The tasks of every format that this press writes. */
function* planTasks(press: Press, only: BuildOptions['only']): Generator<Task> {
  const wanted = new Set([...press.publication.config.formats, ...(only ?? [])])
  for (const format of Object.values(formats)) {
    // Of a format that the publication no longer writes, all that there is goes.
    if (press.formats.has(format.name) && wanted.has(format.name)) yield* format.plan(press)
  }
}

interface Run {
  readonly tasks: readonly Task[]
  readonly opened: Extract<Opened, {type: 'open'}>
  readonly cache: Cache
  readonly output: Output
  readonly version: string
  readonly messages: MessageDesk
  readonly options: BuildOptions
}

async function runAll({tasks, opened, cache, output, version, messages, options}: Run) {
  const {emit, clock} = options
  const {formats} = opened.press
  const records = new Map<string, TaskRecord>(
    // Formats that this build leaves out keep what they had.
    cache.records().filter(([, {format}]) => !formats.has(format)),
  )
  const counts = {rendered: 0, recalled: 0, failed: 0}
  for await (const outcome of runTasks(tasks, {cache, output, codeVersion: version, clock})) {
    counts[outcome.status]++
    if (outcome.status !== 'failed') records.set(outcome.task.id, recordOf(outcome, version))
    messages.take([...outcome.messages, ...outcome.foreign.map(path => foreignFile(path, options))])
    emitOutcome(outcome, emit)
  }
  const removed = output.finish(formats)
  if (removed.length > 0) emit({type: 'removed', files: removed})
  cache.commit(records, opened.documentKeys)
  return {...counts, removed: removed.length}
}

function emitStart(
  {press, documents, parsed, drafts, defaults}: Extract<Opened, {type: 'open'}>,
  options: BuildOptions,
) {
  const {workingFolder, folder, out} = options.folders
  const {title, url} = press.publication.config
  options.emit({
    type: 'start',
    folder: relative(workingFolder, folder) || '.',
    out: relative(workingFolder, out) || '.',
    title,
    url,
    theme: press.theme.name,
    documents,
    parsed,
    drafts,
    defaults,
    asOf:
      options.at && instantText(press.publication.config.now, press.publication.config.timeZone),
  })
}

function foreignFile(path: string, {folders}: BuildOptions): VFile {
  const file = new VFile({path: join(relative(folders.workingFolder, folders.out), path)})
  report(
    file,
    'foreign-output',
    'Unexpected file that Octavo did not write, expected none here: move it, or choose another `--out`',
    {line: 1, column: 1},
  )
  return file
}

function emitOutcome(outcome: TaskOutcome, emit: Emit): void {
  const {task, status, reasons, files, summary, milliseconds} = outcome
  if (status === 'failed') {
    const {error} = outcome
    emit({
      type: 'failure',
      task: task.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
  emit({
    type: 'task',
    id: task.id,
    format: task.format,
    status,
    reasons,
    files: files.map(({path}) => path),
    summary,
    milliseconds,
  })
}

function showPlan(
  tasks: readonly Task[],
  {cache, version, emit}: {readonly cache: Cache; readonly version: string; readonly emit: Emit},
): void {
  for (const task of tasks) {
    const reasons = reasonsFor(task, cache.record(task.id), version)
    emit({
      type: 'task',
      id: task.id,
      format: task.format,
      status: reasons.length > 0 ? 'stale' : 'fresh',
      reasons,
      files: [],
      summary: undefined,
      milliseconds: 0,
    })
  }
}
