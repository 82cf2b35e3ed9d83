import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Event} from '../../src/commands/event.ts'
import {resolveFolders} from '../../src/commands/folders.ts'
import {inspect} from '../../src/commands/inspect.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octavo-inspect-'))
  mkdirSync(join(folder, 'stories'))
  writeFileSync(join(folder, 'publication.yaml'), 'title: P\nurl: https://p.example\n')
  write('stories/a.md', 'title: Tide\ndate: 2026-01-01', 'Low water at noon.')
  write('about.md', 'title: About\nkind: page', 'Us.')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const write = (path: string, frontmatter: string, body: string) =>
  writeFileSync(join(folder, path), `---\n${frontmatter}\n---\n\n${body}\n`)

async function inspectFile(file: string, pages: boolean) {
  const notes: string[] = []
  const code = await inspect({
    folders: resolveFolders(folder, undefined, undefined),
    file,
    tree: false,
    pages,
    now: new Date('2026-02-01'),
    sourceDate: new Date(0),
    emit: (event: Event) => {
      if (event.type === 'note') notes.push(event.text)
      if (event.type === 'refusal') notes.push(event.reason)
    },
  })
  return {code, text: notes.join('\n')}
}

test('a document is shown by its facts', async () => {
  const {code, text} = await inspectFile('stories/a.md', false)
  expect(code).toBe(0)
  expect(JSON.parse(text)).toMatchObject({type: 'story', title: 'Tide', slug: 'a'})
})

test('with `--pages` a work is shown as it is set, line by line, with a summary', async () => {
  const {code, text} = await inspectFile('stories/a.md', true)
  expect(code).toBe(0)
  const {summary, pages} = JSON.parse(text)
  expect(summary).toMatchObject({pages: 1, overfullLines: 0, broken: {}})
  const line = pages[0].lines.find(({text}: {text: string}) => text === 'Low water at noon.')
  expect(line).toMatchObject({element: 'p', hyphenated: false, last: true})
})

test('a page of the site alone has no pages to show', async () => {
  const {code, text} = await inspectFile('about.md', true)
  expect(code).toBe(2)
  expect(text).toBe('Unexpected page `about.md`, expected a story, a book or an issue')
})
