import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {resolveFolders} from '../../src/commands/folders.ts'
import {inspect} from '../../src/commands/inspect.ts'

interface Line {
  readonly baseline: number
  readonly text: string
}

const folder = mkdtempSync(join(tmpdir(), 'octavo-leading-'))
let lines: readonly Line[] = []

beforeAll(async () => {
  mkdirSync(join(folder, 'books'))
  writeFileSync(join(folder, 'publication.yaml'), 'title: P\nurl: https://p.example/\n')
  writeFileSync(
    join(folder, 'books/index.md'),
    '---\ntitle: B\nkind: book\ndate: 2026-01-01\nchapters: [one.md]\n---\n',
  )
  writeFileSync(
    join(folder, 'books/one.md'),
    `---
title: One
---

:::epigraph{lang=fa}
الا یا ایها الساقی \\
که عشق آسان نمود اول \\
به بوی نافه‌ای کآخر
:::

Text that is set\\
in two lines.

- Parent
  - Child
  - Sibling
- Last
`,
  )
  lines = await linesOf('books/index.md')
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

async function linesOf(file: string): Promise<readonly Line[]> {
  let text = ''
  const code = await inspect({
    now: new Date('2026-02-01'),
    sourceDate: new Date(0),
    folders: resolveFolders(folder, undefined, undefined),
    file,
    tree: false,
    pages: true,
    emit: event => {
      if (event.type === 'note') text += event.text
    },
  })
  expect(code).toBe(0)
  const {pages} = JSON.parse(text) as {pages: {lines: Line[]}[]}
  return pages.flatMap(page => page.lines)
}

/** Points between the baselines of the lines that begin with these words. */
const between = (first: string, second: string) => {
  const [one, other] = [first, second].map(start =>
    lines.find(({text}) => text.trim().startsWith(start)),
  )
  if (!one || !other) throw new Error(`No line begins with ${first} or ${second}`)
  return other.baseline - one.baseline
}

test('verses of Arabic letters in a Latin book stand evenly, less than two of its rows apart', () => {
  const row = between('Text', 'in two')
  const [first, second] = [between('الا', 'که'), between('که', 'به')]
  expect(second).toBeCloseTo(first, 1)
  expect(first).toBeGreaterThan(row)
  expect(first).toBeLessThan(1.4 * row)
})

test('a list in a list has no gap above or below', () => {
  const row = between('Text', 'in two')
  for (const [first, second] of [
    ['• Parent', '– Child'],
    ['– Child', '– Sibling'],
    ['– Sibling', '• Last'],
  ] as const)
    expect(between(first, second)).toBeCloseTo(row, 1)
})
