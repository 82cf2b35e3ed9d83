import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import {resolveFolders} from '../../src/commands/folders.ts'
import {inspect} from '../../src/commands/inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'octavo-headings-'))
writeFileSync(
  join(folder, 'publication.yaml'),
  'title: P\nurl: https://p.example/\ntimeZone: Asia/Baghdad\n',
)
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const common = {
  folders: resolveFolders(folder, undefined, undefined),
  now: new Date('2026-02-01'),
  sourceDate: new Date(0),
}

const write = (name: string, frontmatter: string, body: string) =>
  writeFileSync(join(folder, name), `---\ndate: 2026-01-01\n${frontmatter}\n---\n\n${body}\n`)

async function linesOf(file: string): Promise<readonly string[]> {
  let text = ''
  const emit = (event: Event) => {
    if (event.type === 'note') text += event.text
  }
  expect(await inspect({...common, file, tree: false, pages: true, emit})).toBe(0)
  const {pages} = JSON.parse(text) as {pages: {lines: {text: string}[]}[]}
  return pages.flatMap(({lines}) => lines.map(({text}) => text.trim().replace(/\s+/g, ' ')))
}

const headings = (label: string) => `## Load${label}\n\nText.\n\n### Wind\n\nText.\n\n## End`

test.each([
  ['plain', headings('')],
  ['labelled', headings(' {#sec:load}')],
])('a report numbers its headings once: %s', async (name, body) => {
  write(`${name}.md`, 'title: R\ndesign: report', body)
  const lines = await linesOf(`${name}.md`)
  expect(lines.filter(line => /Load|Wind|End/.test(line))).toEqual(['1 Load', '1.1 Wind', '2 End'])
})

test.each(['article', 'feature', 'report'])(
  'a running head has the signs of its title: %s',
  async design => {
    write('sign.md', `title: Party 🎉 ⇒ here\ndesign: ${design}`, 'Text goes on.\n\n'.repeat(120))
    const messages: string[] = []
    const code = await build({
      ...common,
      only: ['pdf'],
      mode: 'check',
      useCache: false,
      strict: true,
      clock: () => 0,
      emit: (event: Event) => {
        if (event.type === 'message') messages.push(event.reason)
      },
    })
    expect([code, messages]).toEqual([0, []])
  },
)

test('a day of a zone is printed without an hour, a moment with it', async () => {
  write('day.md', 'title: D', 'Text.')
  writeFileSync(
    join(folder, 'noon.md'),
    '---\ntitle: N\ndate: 2026-01-01T09:00:00Z\n---\n\nText.\n',
  )
  expect(await linesOf('day.md')).toContain('January 1, 2026')
  expect(await linesOf('noon.md')).toContain('January 1, 2026, 12:00')
})
