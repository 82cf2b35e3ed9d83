import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {resolveFolders} from '../../src/commands/folders.ts'
import {freeze} from '../../src/commands/freeze.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-freeze-'))
  write('publication.yaml', 'title: P\nurl: https://p.example\nid: tag:p.example,2026:p\n')
  write('a.md', '---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n')
  write('held.md', '---\ntitle: Held\nstatus: draft\ndate: 2026-01-01\n---\n\nText.\n')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const record = () =>
  read('addresses.txt')
    .split('\n')
    .filter(line => line !== '' && line[0] !== '#')

async function run() {
  const notes: string[] = []
  const code = await freeze({
    folders: resolveFolders(folder, undefined, undefined),
    now: new Date('2026-02-01'),
    sourceDate: new Date(0),
    emit: event => {
      if (event.type === 'note') notes.push(event.text)
    },
  })
  return {code, notes}
}

test('ids and addresses are written down, of what is public', async () => {
  expect(await run()).toEqual({
    code: 0,
    notes: ['a.md: tag:p.example,2026:p:a', '1 id frozen', '1 address added to addresses.txt'],
  })
  expect(read('a.md')).toBe(
    '---\nid: "tag:p.example,2026:p:a"\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n',
  )
  expect(record()).toEqual(['stories/a/ tag:p.example,2026:p:a'])
})

test('what has moved is known by both addresses, and the newest owner of one has it', async () => {
  await run()
  write('a.md', read('a.md').replace('title: A', 'title: A\nslug: b'))
  write('c.md', '---\ntitle: C\nslug: a\ndate: 2026-01-01\n---\n\nText.\n')
  expect((await run()).notes.at(-1)).toBe('1 address added to addresses.txt')
  expect(record()).toEqual([
    'stories/a/ tag:p.example,2026:p:c',
    'stories/b/ tag:p.example,2026:p:a',
  ])
  const before = read('addresses.txt')
  expect((await run()).notes).toEqual(['0 ids frozen', '0 addresses added to addresses.txt'])
  expect(read('addresses.txt')).toBe(before)
})

test('a record that somebody broke is told, and left as it is', async () => {
  write('addresses.txt', 'stories/x/\n')
  expect((await run()).code).toBe(1)
  expect(read('addresses.txt')).toBe('stories/x/\n')
})
