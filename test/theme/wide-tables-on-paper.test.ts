import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {Event} from '../../src/commands/event.ts'
import {resolveFolders} from '../../src/commands/folders.ts'
import {inspect} from '../../src/commands/inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-tables-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const row = (columns: number, cell: string) => `|${` ${cell} |`.repeat(columns)}\n`
const table = (columns: number) =>
  row(columns, '2026') + row(columns, '--:') + row(columns, '14814.0')
for (const name of ['stories', 'issues']) mkdirSync(join(folder, name))
writeFileSync(join(folder, 'publication.yaml'), 'title: P\nurl: https://p.example/\n')
for (const columns of [12, 24])
  writeFileSync(
    join(folder, `stories/of-${columns}.md`),
    `---\ntitle: S\ndate: 2026-01-01\n---\n\n${table(columns)}`,
  )
writeFileSync(
  join(folder, 'issues/i.md'),
  '---\ntitle: I\nkind: issue\ndate: 2026-01-04\nstories: [../stories/of-12.md]\n---\n',
)

/** How often the number stands whole on the pages, and the rules that were broken. */
async function setting(file: string) {
  const events: Event[] = []
  await inspect({
    now: new Date('2026-02-01'),
    sourceDate: new Date(0),
    folders: resolveFolders(folder, undefined, undefined),
    file,
    tree: false,
    pages: true,
    emit: event => events.push(event),
  })
  const text = events.map(event => (event.type === 'note' ? event.text : '')).join('')
  return {
    whole: text.match(/"14814\.0/g)?.length ?? 0,
    told: events.flatMap(event => (event.type === 'message' ? [event.ruleId] : [])),
  }
}

test.each([
  ['a story on A4', 'stories/of-12.md'],
  ['an issue in columns', 'issues/i.md'],
])('twelve columns of numbers stay whole in %s', async (_, file) => {
  expect(await setting(file)).toEqual({whole: 12, told: []})
})

test('what no type is small enough for is told', async () => {
  const {whole, told} = await setting('stories/of-24.md')
  expect(whole).toBe(0)
  expect(told).toEqual(['overfull-table'])
})
