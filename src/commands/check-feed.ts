import {readFileSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'
import type {Emit, ExitCode} from './event.ts'
import {openMessageDesk} from './messages.ts'

export interface CheckFeedOptions {
  /** Relative to the working folder. */
  readonly file: string
  readonly workingFolder: string
  /** Warnings fail, too. */
  readonly strict: boolean
  readonly emit: Emit
}

/** Judge a finished feed, RSS, Atom or JSON, whoever made it. */
export async function checkFeed(options: CheckFeedOptions): Promise<ExitCode> {
  const {file, workingFolder, strict, emit} = options
  const absolute = resolve(workingFolder, file)
  const path = relative(workingFolder, absolute).split(sep).join('/')
  let text: string
  try {
    text = readFileSync(absolute, 'utf8')
  } catch {
    emit({type: 'refusal', reason: `Unexpected path \`${file}\`, expected a feed that exists`})
    return 2
  }
  const {judgeFeedText} = await import('../formats/feed/rules/judge.ts')
  const messages = openMessageDesk(emit)
  messages.take(judgeFeedText(text, {path, stories: []}))
  const [errors, warnings] = [messages.errors(), messages.warnings()]
  emit({type: 'note', text: `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`})
  return errors > 0 || (strict && warnings > 0) ? 1 : 0
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
