import {resolve} from 'node:path'
import {atom, json, rss} from '../../../src/formats/feed/index.ts'
import type {OutputFile} from '../../../src/formats/format.ts'
import {noCache} from '../../../src/tasks/cache.ts'
import {openPublication} from '../../../src/tasks/open.ts'
import {runTasks} from '../press.ts'

export interface WrittenFeeds {
  readonly files: readonly OutputFile[]
  /** What `octavo check` says, one line each. */
  readonly messages: readonly string[]
}

/** The feeds of a folder with a publication, judged. */
export async function writeFeeds(folder: string): Promise<WrittenFeeds> {
  const opened = await openPublication({
    folder: resolve(folder),
    workingFolder: resolve(folder),
    out: resolve(folder, 'dist'),
    only: ['rss', 'atom', 'json'],
    judgesFeeds: true,
    cache: noCache,
    codeVersion: '',
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
  })
  if (opened.type === 'refused') return {files: [], messages: said(opened.files)}
  const results = await runTasks(
    [rss, atom, json].flatMap(format => [...format.plan(opened.press)]),
  )
  const spoken = [...opened.files, ...results.flatMap(({messages}) => messages)]
  return {files: results.flatMap(({files}) => files), messages: [...new Set(said(spoken))]}
}

const said = (files: readonly import('vfile').VFile[]): readonly string[] =>
  files.flatMap(file =>
    file.messages.map(
      ({line, column, fatal, ruleId, reason}) =>
        `${file.path}:${line ?? '?'}:${column ?? '?'} ${fatal ? 'error' : 'warning'} ${ruleId}: ${reason}`,
    ),
  )
