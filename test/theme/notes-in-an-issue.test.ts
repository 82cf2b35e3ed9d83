import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import {resolveFolders} from '../../src/commands/folders.ts'
import {inspect} from '../../src/commands/inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-notes-'))
const write = (path: string, frontmatter: string, body: string) =>
  writeFileSync(join(folder, path), `---\n${frontmatter}\n---\n\n${body}\n`)

beforeAll(() => {
  for (const name of ['stories', 'issues']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'publication.yaml'), 'title: P\nurl: https://p.example/\n')
  write(
    'stories/a.md',
    'title: A\ndate: 2026-01-01',
    'Tide[^t] and ebb[^e].\n\n[^t]: Of sea.\n[^e]: Same.',
  )
  write('stories/b.md', 'title: B\ndate: 2026-01-02', 'Moon[^m], twice[^m].\n\n[^m]: Full.')
  write('stories/c.md', 'title: C\ndate: 2026-01-03\nlang: fa', 'ماه[^m].\n\n[^m]: کامل.')
  write(
    'issues/i.md',
    'title: I\nkind: issue\ndesign: newspaper\ndate: 2026-01-04\nstories: [../stories/a.md, ../stories/b.md, ../stories/c.md]',
    'To begin with[^i].\n\n[^i]: Begun.',
  )
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const common = {
  now: new Date('2026-02-01'),
  sourceDate: new Date(0),
}

async function linesOf(file: string): Promise<readonly string[]> {
  let text = ''
  const code = await inspect({
    ...common,
    folders: resolveFolders(folder, undefined, undefined),
    file,
    tree: false,
    pages: true,
    emit: (event: Event) => {
      if (event.type === 'note') text += event.text
    },
  })
  expect(code).toBe(0)
  const {pages} = JSON.parse(text) as {
    pages: Record<'lines' | 'notes', {text: string}[]>[]
  }
  return pages.flatMap(({lines, notes}) => [...lines, ...notes].map(({text}) => text.trim()))
}

test('notes are numbered through an issue, each in the digits of its story', async () => {
  const lines = await linesOf('issues/i.md')
  const all = lines.join('\n')
  for (const call of ['with1.', 'Tide2 and ebb3.', 'Moon4, twice4.']) expect(all).toContain(call)
  for (const note of ['1. Begun.', '2. Of sea.', '3. Same.', '4. Full.'])
    expect(lines).toContain(note)
  expect(all.match(/۵/g)).toHaveLength(2)
})

test('a story of its own, and its page on the site, begin with 1', async () => {
  expect(await linesOf('stories/b.md')).toContain('1. Full.')
  const code = await build({
    ...common,
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
    clock: () => 0,
    emit: () => {},
  })
  expect(code).toBe(0)
  const html = readFileSync(join(folder, 'dist/stories/b/index.html'), 'utf8')
  expect(html).toContain('role="doc-noteref">1</a>')
})
