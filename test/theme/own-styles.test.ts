import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {afterAll, expect, test} from 'vitest'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'
import {readOwnStyles} from '../../src/theme/own-styles.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-styles-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
mkdirSync(join(folder, 'css'))
const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
write('css/house.css', '@import "more.css"; .house { background: url(dot.svg); margin-left: 7em }')
write('css/more.css', '@media print { .more { color: #a50 } }')
write('css/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')

const load = () =>
  loadTheme(
    builtinTheme('press'),
    'press',
    readOwnStyles({
      folder,
      prefix: 'content/',
      paths: ['css/house.css'],
      file: new VFile({path: 'publication.yaml'}),
    }),
  )

test('styles of the publication come last in every format, with the files that they name', async () => {
  const theme = await load()
  expect(theme.web.css.slice(-200)).toContain('.house{')
  expect(theme.web.css.slice(-200)).toContain('@media print{.more{color:#a50}}')
  expect(theme.web.files.map(({path}) => path)).toContainEqual(
    expect.stringMatching(/^dot\.[0-9a-f]{8}\.svg$/),
  )
  expect(theme.ebook.css).toMatch(/\.house\s*\{[^}]*7em/)
  expect(theme.ebook.css).not.toContain('.more')
  expect(theme.stylesheets.map(({path}) => path)).toEqual([
    'press/css/theme.css',
    'content/css/house.css',
  ])
  expect(theme.load('content/css/dot.svg')).toBeDefined()
})

test('a file that they name counts for what is made anew', async () => {
  const before = (await load()).hash
  expect((await load()).hash).toBe(before)
  write('css/more.css', '@media print { .more { color: #a51 } }')
  expect((await load()).hash).not.toBe(before)
})
