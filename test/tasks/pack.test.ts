import {mkdtempSync, rmSync, statSync, truncateSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {openPack} from '../../src/tasks/pack.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-pack-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const size = () => statSync(join(folder, 'blobs.pack')).size

test('what was kept is there again, what was not is gone', () => {
  const first = openPack(folder, 'blobs')
  first.put('a', 'one')
  first.put('b', 'دو')
  expect(first.get('b')?.toString()).toBe('دو')
  first.commit(new Set(['b']))
  const second = openPack(folder, 'blobs')
  expect(second.get('a')).toBeUndefined()
  expect(second.get('b')?.toString()).toBe('دو')
})

test('what a killed build appended does not shift what comes later', () => {
  const killed = openPack(folder, 'blobs')
  killed.put('lost', 'never committed')
  const next = openPack(folder, 'blobs')
  next.put('a', 'one')
  next.commit(new Set(['a']))
  expect(openPack(folder, 'blobs').get('a')?.toString()).toBe('one')
  expect(openPack(folder, 'blobs').get('lost')).toBeUndefined()
})

test('a file cut short has lost values, not wrong ones', () => {
  const pack = openPack(folder, 'blobs')
  pack.put('a', 'one')
  pack.put('b', 'two')
  pack.commit(new Set(['a', 'b']))
  truncateSync(join(folder, 'blobs.pack'), 4)
  expect(openPack(folder, 'blobs').get('a')?.toString()).toBe('one')
  expect(openPack(folder, 'blobs').get('b')).toBeUndefined()
})

test('garbage is swept when most of the file is garbage', () => {
  const pack = openPack(folder, 'blobs')
  pack.put('large', 'x'.repeat(6 * 1024 * 1024))
  pack.put('small', 'kept')
  pack.commit(new Set(['small']))
  expect(size()).toBe(4)
  expect(openPack(folder, 'blobs').get('small')?.toString()).toBe('kept')
})
