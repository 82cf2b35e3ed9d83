import {readFileSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'
import {VFile} from 'vfile'
import {report} from '../diagnostics.ts'
import type {Emit, ExitCode} from './event.ts'
import {openMessageDesk} from './messages.ts'

export interface CheckEpubOptions {
  /** Relative to the working folder. */
  readonly file: string
  readonly workingFolder: string
  /** Warnings fail, too. */
  readonly strict: boolean
  readonly emit: Emit
}

/** Judge a finished e-book, whoever made it: nothing is known of it but what its package holds. */
export async function checkEpub(options: CheckEpubOptions): Promise<ExitCode> {
  const {file, workingFolder, strict, emit} = options
  const absolute = resolve(workingFolder, file)
  const path = relative(workingFolder, absolute).split(sep).join('/')
  let bytes: Uint8Array
  try {
    bytes = readFileSync(absolute)
  } catch {
    emit({type: 'refusal', reason: `Unexpected path \`${file}\`, expected an e-book that exists`})
    return 2
  }
  const messages = openMessageDesk(emit)
  messages.take(await judge(bytes, path))
  const [errors, warnings] = [messages.errors(), messages.warnings()]
  emit({type: 'note', text: `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`})
  return errors > 0 || (strict && warnings > 0) ? 1 : 0
}

async function judge(bytes: Uint8Array, path: string): Promise<readonly VFile[]> {
  const {judgeEpub, openEpub} = await import('../formats/epub/rules/judge.ts')
  try {
    await openEpub(bytes)
  } catch {
    const file = new VFile({path})
    report(
      file,
      'unreadable-file',
      `Unexpected contents of \`${path}\`, expected a zip container`,
      {
        line: 1,
        column: 1,
      },
    )
    return [file]
  }
  return judgeEpub(bytes, {path, bodies: new Map(), sources: new Map()})
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
