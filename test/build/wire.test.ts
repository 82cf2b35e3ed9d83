import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-wire-'))
afterAll(() => rmSync(work, {recursive: true, force: true}), 60_000)

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(work, path)), {recursive: true})
  writeFileSync(join(work, path), text)
}

const story = (title: string, head = '', body = 'Words.') =>
  `---\ntitle: ${title}\ndate: 2026-05-01\nsection: world\n${head}---\n\n${body}\n`

const publication = (title: string) =>
  `title: Post\nurl: https://p.example/\nformats: [ninjs, newsml]\nsections: [{slug: world, title: ${title}}]\n`

async function run(out: string, useCache: boolean): Promise<readonly string[]> {
  const events: Event[] = []
  await build({
    folders: {
      workingFolder: work,
      folder: work,
      out: join(work, out),
      state: join(work, '.octavo'),
    },
    only: undefined,
    mode: 'write',
    useCache,
    strict: false,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
  })
  return events.flatMap(event =>
    event.type === 'task' && event.status === 'rendered' ? [event.id] : [],
  )
}

/** Everything in a folder by path. */
const contents = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(work, out), {recursive: true, encoding: 'utf8'})
      .filter(path => /\.\w+$/.test(path))
      .sort()
      .map(path => [path, readFileSync(join(work, out, path), 'utf8')]),
  )

const changes: readonly (readonly [string, () => void, number])[] = [
  ['nothing', () => {}, 0],
  ['the text of a story that another links to', () => write('b.md', story('B', '', 'More.')), 2],
  [
    'a correction',
    () => write('a.md', story('A', 'corrections: [{date: 2026-05-02, text: C}]\n', '[b](b.md)')),
    4,
  ],
  ['an address that another story links to', () => write('b.md', story('B', 'slug: bb\n')), 4],
  ['the title of a section', () => write('publication.yaml', publication('Earth')), 6],
  ['a kill', () => write('b.md', story('B', 'status: killed\n')), 6],
  ['another title of a killed story', () => write('b.md', story('BB', 'status: killed\n')), 0],
  ['a life again', () => write('b.md', story('B')), 6],
]

test('whatever changed, an incremental build is the clean one, and renders no more than it must', async () => {
  write('publication.yaml', publication('World'))
  write('a.md', story('A', '', '[b](b.md)'))
  write('b.md', story('B'))
  write('c.md', story('C'))
  await run('dist', true)
  // Three items and a list, twice.
  expect(Object.keys(contents('dist')).filter(path => path.startsWith('wire/'))).toHaveLength(8)
  for (const [what, change, most] of changes) {
    change()
    const rendered = await run('dist', true)
    rmSync(join(work, 'clean'), {recursive: true, force: true})
    await run('clean', false)
    expect(contents('dist'), what).toEqual(contents('clean'))
    expect(rendered.length, `${what}: ${rendered.join(', ')}`).toBeLessThanOrEqual(most)
  }
})
