import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-includes-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const publish = () =>
  build({
    folders: {
      workingFolder: folder,
      folder,
      out: join(folder, 'dist'),
      state: join(folder, '.octavo'),
    },
    only: ['html'],
    mode: 'write',
    useCache: true,
    strict: false,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: () => {},
  })

const page = () => readFileSync(join(folder, 'dist/stories/s/index.html'), 'utf8')

test('what is included, and a variable, is built anew when it changes, and nothing else', async () => {
  mkdirSync(join(folder, 'parts'))
  const yaml = 'title: T\nurl: https://t.example/\nvariables: {house: HOUSE}\n'
  writeFileSync(join(folder, 'publication.yaml'), yaml)
  writeFileSync(
    join(folder, 's.md'),
    '---\ntitle: S\ndate: 2026-01-01\n---\n\n::include{file=parts/p.md}\n',
  )
  writeFileSync(join(folder, 'parts/p.md'), 'The first {{ house }}.\n')
  expect(await publish()).toBe(0)
  expect(page()).toContain('<p>The first HOUSE.</p>')
  writeFileSync(join(folder, 'parts/p.md'), 'The second {{ house }}.\n')
  expect(await publish()).toBe(0)
  expect(page()).toContain('<p>The second HOUSE.</p>')
  writeFileSync(join(folder, 'publication.yaml'), yaml.replace('HOUSE', 'PRESS'))
  expect(await publish()).toBe(0)
  expect(page()).toContain('<p>The second PRESS.</p>')
})
