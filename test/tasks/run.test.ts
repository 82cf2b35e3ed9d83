import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Task} from '../../src/formats/format.ts'
import {openCache} from '../../src/tasks/cache.ts'
import {openOutput} from '../../src/tasks/output.ts'
import {recordOf, runTasks} from '../../src/tasks/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-run-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const page = (inputs: Readonly<Record<string, string>>, contents: string | Error): Task => ({
  id: 'html:a/',
  format: 'html',
  inputs,
  run: async () => {
    if (contents instanceof Error) throw contents
    return {
      files: [{path: 'a/index.html', mediaType: 'text/html', contents}],
      messages: [],
      summary: undefined,
    }
  },
})

async function run(task: Task, codeVersion = '1', out = 'dist') {
  const cache = openCache(join(folder, 'cache'))
  const output = openOutput(join(folder, out))
  const records = new Map()
  const outcomes = []
  for await (const outcome of runTasks([task], {cache, output, codeVersion, clock: () => 0})) {
    if (outcome.status !== 'failed') records.set(outcome.task.id, recordOf(outcome, codeVersion))
    outcomes.push(`${outcome.status} ${outcome.reasons.join(' ')}`.trim())
  }
  output.finish(new Set(['html'] as const))
  cache.commit(records, new Set())
  return outcomes
}

test('a task runs when it is new, when an input changed, and when the code did', async () => {
  expect(await run(page({a: '1', b: '1'}, 'x'))).toEqual(['rendered new'])
  expect(await run(page({a: '1', b: '1'}, 'x'))).toEqual(['recalled'])
  expect(await run(page({a: '2', b: '1', c: '1'}, 'x'))).toEqual(['rendered a c'])
  expect(await run(page({a: '2', b: '1', c: '1'}, 'x'), '2')).toEqual(['rendered code'])
})

test('a lost output folder is filled from the cache', async () => {
  await run(page({a: '1'}, 'x'))
  expect(await run(page({a: '1'}, new Error('must not run')), '1', 'elsewhere')).toEqual([
    'recalled',
  ])
})

test('a task that throws leaves what it made before', async () => {
  await run(page({a: '1'}, 'x'))
  expect(await run(page({a: '2'}, new Error('broken')))).toEqual(['failed a'])
  expect(openOutput(join(folder, 'dist')).finish(new Set(['html'] as const))).toEqual([
    'a/index.html',
  ])
})
