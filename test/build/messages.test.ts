import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'

/**
 * Each folder of `test/build/messages/` is a small publication with something wrong in it. `expected.messages` lists
 * what `octavo check` says, one line each; `expected.files`, where present, what is published all the same.
 */
const cases = readdirSync('test/build/messages').sort()
const work = mkdtempSync(join(tmpdir(), 'octavo-messages-'))
// Some thousand files: a busy disk takes its time.
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

test.each(cases)('%s', async name => {
  const folder = join('test/build/messages', name)
  const copy = join(work, name)
  // A folder `theme` lies over a copy of the built-in theme, `append.css` at the end of its stylesheet.
  if (existsSync(join(folder, 'theme')))
    cpSync('templates/press', join(copy, 'theme'), {recursive: true})
  cpSync(folder, copy, {recursive: true, filter: path => !path.includes('expected.')})
  const addition = join(copy, 'theme/append.css')
  if (existsSync(addition))
    appendFileSync(join(copy, 'theme/css/theme.css'), readFileSync(addition))
  const events: Event[] = []
  const exit = await build({
    folders: {
      workingFolder: copy,
      folder: copy,
      out: join(copy, 'dist'),
      state: join(copy, '.octavo'),
    },
    only: undefined,
    mode: 'write',
    useCache: true,
    strict: false,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
  })
  const lines = [...events.flatMap(messageLines), `exit ${exit}`, '']
  await expect(lines.join('\n')).toMatchFileSnapshot(
    join(process.cwd(), folder, 'expected.messages'),
  )
  const files = events.flatMap(event => (event.type === 'task' ? event.files : []))
  const works = files.filter(path => /^(?!assets\/)/.test(path)).sort()
  await expect(`${works.join('\n')}\n`).toMatchFileSnapshot(
    join(process.cwd(), folder, 'expected.files'),
  )
})

const messageLines = (event: Event): readonly string[] => {
  switch (event.type) {
    case 'message': {
      const {file, line, column, severity, source, ruleId, reason} = event
      return [
        `${file}:${line ?? '?'}:${column ?? '?'}: ${severity}: ${reason} (${source}:${ruleId})`,
      ]
    }
    case 'failure':
      return [`failure in ${event.task}: ${event.error}`]
    case 'note':
      return [event.text]
    case 'refusal':
      return [event.reason]
    case 'start':
    case 'task':
    case 'held':
    case 'log':
    case 'removed':
    case 'done':
    case 'announcement':
      return []
  }
}

test('every message has a place', () => {
  const lines = cases.flatMap(name =>
    readFileSync(join('test/build/messages', name, 'expected.messages'), 'utf8').split('\n'),
  )
  expect(lines.filter(line => /:\?:/.test(line))).toEqual([])
})
