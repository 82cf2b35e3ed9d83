import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {claimOutput} from '../../src/tasks/output-owner.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-owner-'))
  for (const name of ['a', 'b', 'dist']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'dist', '.octavo.json'), '{}\n')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const claim = (name: string, out = 'dist') =>
  claimOutput({
    workingFolder: folder,
    folder: join(folder, name),
    out: join(folder, out),
    state: join(folder, '.octavo'),
  })

test('an output folder is that of the publication that came first', () => {
  expect(claim('a')).toBeUndefined()
  expect(claim('b')).toBe('a')
  expect(claim('a')).toBeUndefined()
  expect(claim('b', 'other')).toBeUndefined()
})

test('it is free again when the publication or the output is gone', () => {
  claim('a')
  rmSync(join(folder, 'dist'), {recursive: true})
  expect(claim('b')).toBeUndefined()
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', '.octavo.json'), '{}\n')
  expect(claim('a')).toBe('b')
  rmSync(join(folder, 'b'), {recursive: true})
  expect(claim('a')).toBeUndefined()
})
