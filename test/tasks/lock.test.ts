import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {takeLock} from '../../src/tasks/lock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-lock-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

test('a lock is held once, and free again when let go', () => {
  const path = join(folder, 'lock')
  const first = takeLock(path)
  expect(first.type).toBe('held')
  expect(takeLock(path)).toEqual({type: 'busy', pid: process.pid})
  if (first.type === 'held') first.release()
  expect(takeLock(path).type).toBe('held')
})

test('a lock whose process is gone is taken over', () => {
  const path = join(folder, 'lock')
  writeFileSync(path, '999999999')
  expect(takeLock(path).type).toBe('held')
})
