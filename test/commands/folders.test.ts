import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {outputFault, resolveFolders} from '../../src/commands/folders.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-folders-'))
writeFileSync(join(work, 'a-file'), '')
afterAll(() => rmSync(work, {recursive: true}))

const own = 'a folder of its own: the publication lies in that one'

test.each([
  [undefined, undefined],
  ['content/public', undefined],
  ['../elsewhere', undefined],
  ['contents', undefined],
  ['content', `Unexpected \`--out content\`, expected ${own}`],
  ['.', `Unexpected \`--out .\`, expected ${own}`],
  ['..', `Unexpected \`--out ..\`, expected ${own}`],
  ['a-file', 'Unexpected file `a-file` after `--out`, expected a folder'],
])('--out %s', (out, fault) => {
  expect(outputFault(resolveFolders(work, 'content', out))).toBe(fault)
})

test('not at the root of everything', () => {
  expect(outputFault(resolveFolders(work, 'content', '/'))).toMatch(/expected a folder of its own/)
})

test('a folder whose content/ has the publication.yaml means that', () => {
  const at = (...parts: readonly string[]) => join(work, ...parts)
  for (const folder of ['demo/content', 'bare/content', 'both/content'])
    mkdirSync(at(folder), {recursive: true})
  for (const file of ['demo/content', 'both', 'both/content'])
    writeFileSync(at(file, 'publication.yaml'), '')
  const folderOf = (from: string, folder?: string) => resolveFolders(from, folder, undefined).folder
  expect(folderOf(work, 'demo')).toBe(at('demo/content'))
  expect(folderOf(at('demo'))).toBe(at('demo/content'))
  expect(folderOf(work, 'bare')).toBe(at('bare'))
  expect(folderOf(work, 'both')).toBe(at('both'))
})
