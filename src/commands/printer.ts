import type {FormatName} from '../config/format-names.ts'
import type {Emit, Event} from './event.ts'

export interface PrinterOptions {
  readonly write: (line: string) => void
  readonly paint: (style: 'red' | 'yellow' | 'dim' | 'bold', text: string) => string
  /** Also say why each task ran. */
  readonly explain: boolean
}

interface Tally {
  files: number
  milliseconds: number
}

/** Prints events as plain lines for people. */
export function openPrinter(options: PrinterOptions): Emit {
  const {write, paint} = options
  const tallies = new Map<FormatName, Tally>()
  const alike = new Map<string, Alike>()
  let held: Of<'held'> | undefined
  return event => {
    switch (event.type) {
      case 'start':
        write(startLine(event, paint))
        if (event.asOf) write(paint('bold', `as of ${event.asOf}`))
        if (event.defaults) {
          write(
            `no publication.yaml: title “${event.title}”, site at ${event.url}, theme ${event.theme}`,
          )
        }
        if (event.drafts > 0) write(paint('bold', draftsLine(event.drafts)))
        break
      case 'message':
        if (isShown(event, alike)) write(messageLine(event, paint))
        break
      case 'task':
        count(event, tallies)
        for (const line of taskLines(event, options)) write(line)
        break
      case 'log':
        for (const line of logLines(event, paint)) write(line)
        break
      case 'held':
        held = event
        break
      case 'removed':
        for (const path of event.files) write(`removed ${path}`)
        break
      case 'failure':
        write(`${paint('red', 'internal error')} in ${event.task}: ${event.error}`)
        break
      case 'done':
        for (const line of moreLines(alike, paint)) write(line)
        for (const [format, {files, milliseconds}] of tallies) {
          write(
            `${format.padEnd(5)} ${String(files).padStart(5)} ${files === 1 ? 'file ' : 'files'} ${seconds(milliseconds)}`,
          )
        }
        write(doneLine(event))
        if (held) for (const line of heldLines(held, paint)) write(line)
        break
      case 'announcement':
        for (const line of announcementLines(event)) write(line)
        break
      case 'refusal':
        write(event.reason)
        break
      case 'note':
        write(event.text)
        break
    }
  }
}

type Of<Type extends Event['type']> = Extract<Event, {type: Type}>
type Paint = PrinterOptions['paint']

const startLine = ({title, folder, out, documents, parsed}: Of<'start'>, paint: Paint): string =>
  `${paint('bold', title)}  ${folder} → ${out}, ${documents} ${documents === 1 ? 'document' : 'documents'}${parsed < documents ? ` (${parsed} changed)` : ''}`

const draftsLine = (drafts: number): string =>
  `with ${countDrafts(drafts)}, marked as such in every output: to look at, not to publish`

const countDrafts = (drafts: number): string => `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}`

/** `file:line:column: severity: reason (source:rule)`, which editors and terminals turn into a link. */
function messageLine(event: Of<'message'>, paint: Paint): string {
  const {file, line, column, severity, reason, source, ruleId} = event
  const place = [file, line, column].filter(part => part !== undefined).join(':')
  const word = paint(colors[severity], severity)
  return `${place}: ${word}: ${reason} ${paint('dim', `(${source}:${ruleId})`)}`
}

const colors = {error: 'red', warning: 'yellow', information: 'dim'} as const

/** What was sent is counted, what would be is listed. */
function announcementLines({to, status, urls}: Of<'announcement'>): readonly string[] {
  const [only] = urls
  if (urls.length === 1 && only)
    return [`${status === 'sent' ? 'told' : 'would tell'} ${to}: ${only.change} ${only.url}`]
  if (status === 'sent') return [`told ${to}: ${urls.length} addresses`]
  return [
    `would tell ${to}: ${urls.length} addresses`,
    ...urls.map(({change, url}) => `  ${change.padEnd(7)} ${url}`),
  ]
}

/** Warnings of one rule in one file. */
interface Alike {
  readonly file: string
  readonly rule: string
  count: number
}

/** As many warnings of one rule in one file are shown; a page of raw HTML would bury all others. */
const mostAlike = 3

function isShown(
  {severity, file, source, ruleId}: Of<'message'>,
  all: Map<string, Alike>,
): boolean {
  if (severity === 'error') return true
  const rule = `${source}:${ruleId}`
  const alike = all.get(`${file} ${rule}`) ?? {file, rule, count: 0}
  all.set(`${file} ${rule}`, alike)
  alike.count++
  return alike.count <= mostAlike
}

const moreLines = (all: ReadonlyMap<string, Alike>, paint: Paint): readonly string[] =>
  [...all.values()]
    .filter(({count}) => count > mostAlike)
    .map(
      ({file, rule, count}) =>
        `${file}: ${count - mostAlike} more of ${paint('dim', `(${rule})`)}, with \`--json\` all are shown`,
    )

/** Works are named one by one, since they take long and have pages to count; the rest is only counted. */
function taskLines(event: Of<'task'>, {explain, paint}: PrinterOptions): readonly string[] {
  const {id, status, reasons, files, summary, milliseconds} = event
  if (explain && (status === 'rendered' || status === 'stale')) {
    return [`${id} because of ${reasons.join(', ')}`]
  }
  if (summary === undefined || status !== 'rendered') return []
  return files.map(path => `${path}  ${paint('dim', `${summary}, ${seconds(milliseconds)}`)}`)
}

function count({format, files, milliseconds}: Of<'task'>, tallies: Map<FormatName, Tally>): void {
  const tally = tallies.get(format) ?? {files: 0, milliseconds: 0}
  tally.files += files.length
  tally.milliseconds += milliseconds
  tallies.set(format, tally)
}

function doneLine({
  rendered,
  recalled,
  removed,
  drafts,
  errors,
  warnings,
  milliseconds,
}: Of<'done'>): string {
  const parts = [
    `${rendered} rendered`,
    `${recalled} unchanged`,
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  const made = `${parts.join(', ')} in ${seconds(milliseconds)}`
  return drafts > 0 ? `${made}, with ${countDrafts(drafts)}: not to publish` : made
}

function logLines(event: Of<'log'>, paint: Paint): readonly string[] {
  const {path, title, id, address, standing, until, embargo, versions, lifted} = event
  const fact = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name.padEnd(8)} ${value}`]
  return [
    `${paint('bold', title)}  ${path}`,
    ...fact('id', id),
    ...fact('address', address),
    ...fact('standing', until ? `held until ${until.local}` : standings[standing]),
    ...fact('embargo', embargo?.local),
    ...lifted.flatMap(({local}) => fact('lifted', local)),
    ...versions.map(({number, kind, local, note}) =>
      [`version ${number}`, local, kind, note].filter(Boolean).join('  '),
    ),
  ]
}

const standings = {
  public: 'public',
  held: 'held',
  killed: 'killed',
  closed: 'not public: a draft, or held back by a fault',
}

/** At most so many are named that become public at one moment. */
const mostNext = 5

function heldLines({count, next, ahead}: Of<'held'>, paint: Paint): readonly string[] {
  const [first] = next
  const named = next.slice(0, mostNext).map(({title, path}) => `“${title}” (${path})`)
  const more = next.length > mostNext ? ` and ${next.length - mostNext} more` : ''
  return [
    ...(first
      ? [
          `${documents(count)} held; public next, with a build at or after ${paint('bold', first.local)}: ${named.join(', ')}${more}`,
        ]
      : []),
    ...(ahead > 0
      ? [paint('bold', `with ${documents(ahead)} before their time: not to publish until then`)]
      : []),
  ]
}

const documents = (count: number): string => `${count} ${count === 1 ? 'document' : 'documents'}`

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`
