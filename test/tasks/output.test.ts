import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {sha256} from '../../src/source/hash.ts'
import {openOutput} from '../../src/tasks/output.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-output-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const html = new Set(['html'] as const)
const put = (output: ReturnType<typeof openOutput>, path: string, text: string) =>
  output.write({path, hash: sha256(text), format: 'html', contents: () => text})

test('what the last build wrote and this one does not is removed, with its empty folders', () => {
  const first = openOutput(folder)
  put(first, 'a/b/index.html', 'one')
  put(first, 'a/index.html', 'two')
  first.finish(html)
  const second = openOutput(folder)
  put(second, 'a/index.html', 'two')
  expect(second.finish(html)).toEqual(['a/b/index.html'])
  expect(readdirSync(join(folder, 'a'))).toEqual(['index.html'])
})

test('a file of a format that this build leaves out stays', () => {
  const first = openOutput(folder)
  put(first, 'index.html', 'one')
  first.finish(html)
  expect(openOutput(folder).finish(new Set(['pdf'] as const))).toEqual([])
  expect(existsSync(join(folder, 'index.html'))).toBe(true)
})

test('a file of somebody else is neither overwritten nor removed', () => {
  writeFileSync(join(folder, 'robots.txt'), 'theirs')
  const output = openOutput(folder)
  expect(put(output, 'robots.txt', 'ours')).toBe('foreign')
  expect(output.finish(html)).toEqual([])
  expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('theirs')
})

test('what a killed build left is known as ours', () => {
  const killed = openOutput(folder)
  put(killed, 'index.html', 'half of a build')
  const next = openOutput(folder)
  expect(put(next, 'index.html', 'the whole')).toBe('written')
  expect(next.finish(html)).toEqual([])
  expect(readdirSync(folder).sort()).toEqual(['.octavo.json', 'index.html'])
})

test('a journal that was cut off in a line still counts for the lines before', () => {
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'a.html'), 'a')
  writeFileSync(join(folder, '.octavo.journal'), '["a.html",{"hash":"x","format":"html"}]\n["b.ht')
  expect(openOutput(folder).finish(html)).toEqual(['a.html'])
})

test('a file that was changed by hand is written again, an equal one is not', () => {
  const first = openOutput(folder)
  put(first, 'index.html', 'one')
  first.finish(html)
  expect(put(openOutput(folder), 'index.html', 'one')).toBe('unchanged')
  writeFileSync(join(folder, 'index.html'), 'by hand')
  expect(put(openOutput(folder), 'index.html', 'one')).toBe('written')
})
