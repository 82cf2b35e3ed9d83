#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {styleText} from 'node:util'
import {type CAC, cac} from 'cac'
import type {BuildOptions} from './commands/build.ts'
import {tuneEngine} from './commands/engine.ts'
import type {Emit, ExitCode} from './commands/event.ts'
import {outputFault, resolveFolders} from './commands/folders.ts'
import {openPrinter} from './commands/printer.ts'
import {commandReason, usageReason} from './commands/usage.ts'
import {type FormatName, formatNames} from './config/format-names.ts'
import {type Moment, readMoment} from './config/moment.ts'

/** Options as cac hands them over: checked by `settingsOf` before anything uses them. */
type Flags = Readonly<Record<string, unknown>>

/** A mistake in the command line. */
class UsageError extends Error {}

const {version} = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('#package'), 'utf8'),
) as {version: string}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const cli = cac('octavo')
  let running: Promise<ExitCode> | undefined
  const start = (work: () => Promise<ExitCode>) => {
    running = work()
  }
  addCommands(cli, start)
  // Its writer prints the default of every `--no-` option, which says nothing.
  cli.help(sections =>
    sections.map(section => ({...section, body: section.body.replaceAll(' (default: true)', '')})),
  )
  cli.version(version)
  try {
    const {options} = cli.parse([...argv], {run: false})
    if (options.help || options.version) return 0
    if (!cli.matchedCommand) {
      const name = cli.args[0]
      throw new UsageError(
        name
          ? commandReason(
              name,
              cli.commands.map(command => command.name),
            )
          : 'Expected a command',
      )
    }
    cli.runMatchedCommand()
    return (await running) ?? 0
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof Error && error.name === 'CACError'))
      throw error
    const options = cli.matchedCommand?.options.map(({name}) => hyphened(name)) ?? []
    process.stderr.write(`octavo: ${usageReason(error.message, options)}\n`)
    if (!cli.matchedCommand) cli.outputHelp()
    return 2
  }
}

/** cac knows options by their names in JavaScript, and those that say no by what they say no to. */
const hyphened = (name: string): string =>
  (name === 'cache' ? 'noCache' : name).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function addCommands(cli: CAC, start: (work: () => Promise<ExitCode>) => void): void {
  withBuildFlags(cli.command('build [folder]', 'Publish a folder in every format'))
    .option('--dry-run', 'Only say what is stale')
    .action((folder: string | undefined, flags: Flags) =>
      start(() => runBuild(folder, flags, flags.dryRun ? 'plan' : 'write')),
    )
  withBuildFlags(
    cli.command('check [folder]', 'Judge everything that can be judged without writing'),
  )
    .option(
      '--epub',
      'Judge every e-book, or the one named instead of a folder, by the rules of shops',
    )
    .option('--feed', 'Judge the feed named instead of a folder: those of a publication always are')
    .action((folder: string | undefined, flags: Flags) =>
      start(() => {
        if (flags.feed === true) return runCheckFeed(folder, flags)
        return isEpub(folder) && flags.epub === true
          ? runCheckEpub(folder, flags)
          : runBuild(folder, flags, 'check')
      }),
    )
  cli
    .command('init [dir]', 'Start a publication, or copy the built-in theme out')
    .option('--theme', 'Copy the theme `press` into templates/, to make it your own')
    .option('--json', 'Print events as lines of JSON')
    .action((dir: string | undefined, flags: Flags) =>
      start(async () => {
        const {init} = await import('./commands/init.ts')
        return init({
          dir: dir ?? '.',
          workingFolder: process.cwd(),
          theme: flags.theme === true,
          emit: printer(flags),
        })
      }),
    )
  cli
    .command('freeze [folder]', 'Write down the id of each document, and its address')
    .option('--json', 'Print events as lines of JSON')
    .action((folder: string | undefined, flags: Flags) =>
      start(async () => {
        const {freeze} = await import('./commands/freeze.ts')
        return freeze({
          folders: resolveFolders(process.cwd(), folder, undefined),
          ...moments(),
          emit: printer(flags),
        })
      }),
    )
  cli
    .command('announce [folder]', 'Tell the hub and search engines what has changed on the site')
    .option('--out <folder>', 'Where it was published (default: dist)')
    .option('--dry-run', 'Only say who would be told of what')
    .option('--json', 'Print events as lines of JSON')
    .action((folder: string | undefined, flags: Flags) => start(() => runAnnounce(folder, flags)))
  cli
    .command('log <file>', 'Tell the versions of a story, where it stands, and what holds it')
    .option('--folder <folder>', 'The publication (default: content/ or here)')
    .option('--json', 'Print events as lines of JSON')
    .action((file: string, flags: Flags) =>
      start(async () => {
        const {log} = await import('./commands/log.ts')
        const folders = resolveFolders(process.cwd(), textFlag(flags, 'folder'), undefined)
        return log({file, folders, ...moments(), emit: printer(flags)})
      }),
    )
  cli
    .command('inspect <file>', 'Show what Octavo makes of one document')
    .option('--tree', 'Show its tree, too')
    .option('--pages', 'Set it, and show every line and box on its pages')
    .option('--folder <folder>', 'The publication (default: content/ or here)')
    .option('--json', 'Print events as lines of JSON')
    .action((file: string, flags: Flags) =>
      start(async () => {
        const {inspect} = await import('./commands/inspect.ts')
        const folders = resolveFolders(process.cwd(), textFlag(flags, 'folder'), undefined)
        return inspect({
          file,
          tree: flags.tree === true,
          pages: flags.pages === true,
          folders,
          ...moments(),
          emit: resultPrinter(flags),
        })
      }),
    )
}

const withBuildFlags = (command: ReturnType<CAC['command']>) =>
  command
    .option('--out <folder>', 'Where to publish (default: dist)')
    .option('--only <formats>', `Only these formats: ${formatNames.join(', ')}`)
    .option('--drafts', 'Show drafts, too, marked as such: to look at, not to publish')
    .option(
      '--at <time>',
      'Build as of a moment: 2026-03-01T14:05+03:00, or a time of the publication',
    )
    .option('--lift-embargo <path>', 'Publish this document before its time; may be repeated')
    .option('--explain', 'Say why each file was made again')
    .option('--strict', 'Warnings fail, too')
    .option('--no-cache', 'Make everything anew and keep nothing')
    .option('--json', 'Print events as lines of JSON')

async function runBuild(
  folder: string | undefined,
  flags: Flags,
  mode: BuildOptions['mode'],
): Promise<ExitCode> {
  const folders = resolveFolders(process.cwd(), folder, textFlag(flags, 'out'))
  const fault = outputFault(folders)
  if (fault !== undefined) throw new UsageError(fault)
  const options: BuildOptions = {
    folders,
    only: formatsFlag(flags),
    mode,
    useCache: flags.cache !== false,
    strict: flags.strict === true,
    judgesBooks: flags.epub === true,
    drafts: flags.drafts === true,
    indexNowKey: indexNowKey(),
    at: momentFlag(flags),
    liftEmbargo: textFlags(flags, 'liftEmbargo'),
    ...moments(),
    clock: () => performance.now(),
    emit: printer(flags),
  }
  tuneEngine()
  const {build} = await import('./commands/build.ts')
  return build(options)
}

async function runAnnounce(folder: string | undefined, flags: Flags): Promise<ExitCode> {
  const folders = resolveFolders(process.cwd(), folder, textFlag(flags, 'out'))
  const key = indexNowKey()
  const {announce} = await import('./commands/announce.ts')
  return announce({
    folders,
    dryRun: flags.dryRun === true,
    indexNowKey: key,
    indexNowEndpoint: 'https://api.indexnow.org/indexnow',
    network: {
      fetch,
      sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
      now: Date.now,
      timeout: 10_000,
    },
    ...moments(),
    emit: printer(flags),
  })
}

/** A key of IndexNow. Its letters are never printed. */
function indexNowKey(): string | undefined {
  const key = process.env.OCTAVO_INDEXNOW_KEY
  if (key === undefined || key === '') return undefined
  if (!/^[A-Za-z0-9-]{8,128}$/.test(key))
    throw new UsageError(
      'Unexpected value of OCTAVO_INDEXNOW_KEY, expected 8 to 128 letters, digits and hyphens',
    )
  return key
}

async function runCheckEpub(file: string, flags: Flags): Promise<ExitCode> {
  const {checkEpub} = await import('./commands/check-epub.ts')
  return checkEpub({
    file,
    workingFolder: process.cwd(),
    strict: flags.strict === true,
    emit: printer(flags),
  })
}

async function runCheckFeed(file: string | undefined, flags: Flags): Promise<ExitCode> {
  if (file === undefined)
    throw new UsageError('Unexpected --feed without a file, expected the path of a feed')
  const {checkFeed} = await import('./commands/check-feed.ts')
  return checkFeed({
    file,
    workingFolder: process.cwd(),
    strict: flags.strict === true,
    emit: printer(flags),
  })
}

/** Whether what is to be checked is an e-book, not a folder. */
const isEpub = (path: string | undefined): path is string => /\.epub$/i.test(path ?? '')

/** The moments that only the edge may look up. */
function moments(): {readonly now: Date; readonly sourceDate: Date} {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && !/^\d{1,12}$/.test(epoch)) {
    throw new UsageError(`Unexpected SOURCE_DATE_EPOCH \`${epoch}\`, expected seconds since 1970`)
  }
  return {now: new Date(), sourceDate: new Date(Number(epoch ?? 0) * 1000)}
}

function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name]
  if (value === undefined || typeof value === 'string') return value
  // cac reads a folder called 2026 as a number.
  if (typeof value === 'number') return String(value)
  throw new UsageError(`Unexpected --${name} without a value or given twice, expected one value`)
}

function momentFlag(flags: Flags): Moment | undefined {
  const text = textFlag(flags, 'at')
  if (text === undefined) return undefined
  const moment = readMoment(text)
  if (moment) return moment
  throw new UsageError(
    `Unexpected time \`${text}\` after \`--at\`, expected 2026-03-01T14:05+03:00, or 2026-03-01 14:05 in the zone of the publication`,
  )
}

/** An option that may be given again and again. */
function textFlags(flags: Flags, name: string): readonly string[] {
  const value = flags[name]
  return [value ?? []].flat().map(value => textFlag({[name]: value}, name) ?? '')
}

function formatsFlag(flags: Flags): readonly FormatName[] | undefined {
  const names = textFlag(flags, 'only')
    ?.split(',')
    .map(name => name.trim())
  for (const name of names ?? []) {
    if (!isFormat(name)) {
      throw new UsageError(
        `Unexpected format \`${name}\`, expected some of ${formatNames.join(', ')}`,
      )
    }
  }
  return names?.filter(isFormat)
}

const isFormat = (name: string): name is FormatName => formatNames.some(known => known === name)

/** For a command whose result other programs read: what there is to say goes to the terminal. */
function resultPrinter(flags: Flags): Emit {
  const print = printer(flags)
  if (flags.json === true) return print
  const say = printer(flags, process.stderr)
  return event => (event.type === 'message' ? say : print)(event)
}

function printer(flags: Flags, to: NodeJS.WriteStream = process.stdout): Emit {
  const write = (line: string) => to.write(`${line}\n`)
  if (flags.json === true) return event => write(JSON.stringify(event))
  const colored = to.isTTY === true && !process.env.NO_COLOR && !process.env.CI
  const paint = (style: 'red' | 'yellow' | 'dim' | 'bold', text: string) =>
    colored ? styleText(style, text) : text
  const explain = flags.explain === true || flags.dryRun === true
  const print = openPrinter({write, paint, explain})
  return event =>
    event.type === 'refusal' ? process.stderr.write(`octavo: ${event.reason}\n`) : print(event)
}

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(130))
process.stdout.on('error', error => {
  // The reader of a pipe went away: nobody is left to tell.
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
})

try {
  process.exitCode = await main(process.argv)
} catch (error) {
  process.stderr.write(
    `octavo: internal error\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 4
}
