import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {keptPictures} from '../../src/tasks/picture-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-pictures-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const bytes = (length: number) => Buffer.alloc(length, 7)
/** What a file holds beside the picture. */
const head = 64

test('pictures come back, and a damaged one counts as lost', () => {
  const store = keptPictures(folder)
  store.put('one', bytes(10))
  store.put('two', bytes(20))
  expect(keptPictures(folder).get('one')).toEqual(bytes(10))
  expect(keptPictures(folder).get('three')).toBeUndefined()
  writeFileSync(join(folder, 'one'), bytes(40))
  writeFileSync(join(folder, 'two'), '')
  expect(keptPictures(folder).get('one')).toBeUndefined()
  expect(keptPictures(folder).get('two')).toBeUndefined()
})

test('those that were not asked for in the longest time go first', () => {
  const most = 3 * (head + 10)
  const build = (put: readonly string[], get: readonly string[] = []) => {
    const store = keptPictures(folder, most)
    for (const key of get) store.get(key)
    for (const key of put) store.put(key, bytes(10))
    store.commit()
  }
  build(['a', 'b', 'c'])
  build([], ['a'])
  writeFileSync(join(folder, 'left-by-a-killed-build'), bytes(10))
  build(['d'])
  expect(readdirSync(folder).sort()).toEqual(['a', 'c', 'd', 'order.json'])
  build([])
  expect(readdirSync(folder)).toHaveLength(4)
})

test('a build without pictures makes no folder', () => {
  const store = keptPictures(join(folder, 'pictures'))
  expect(store.get('one')).toBeUndefined()
  store.commit()
  expect(existsSync(join(folder, 'pictures'))).toBe(false)
})
