import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {Event} from '../../src/commands/event.ts'
import {log} from '../../src/commands/log.ts'
import {openPrinter} from '../../src/commands/printer.ts'
import {logLifts} from '../../src/tasks/lift-log.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-log-'))
afterAll(() => rmSync(work, {recursive: true, force: true}))

const files = {
  'publication.yaml': 'title: Post\nurl: https://post.example/\ntimeZone: Asia/Tehran\n',
  'open.md': `---
title: Open
date: 2026-05-01
updated: 2026-05-03
corrections: [{date: 2026-05-02T06:30:00Z, text: The name was wrong.}]
---

Words.

:::update{time="2026-05-04T06:30Z"}
More.
:::
`,
  'held.md': '---\ntitle: Held\ndate: 2026-05-01\nembargo: 2026-07-01T06:30:00Z\n---\n\nWords.\n',
  'killed.md':
    '---\ntitle: Killed\ndate: 2026-05-01\nkilled: {date: 2026-05-09, note: Forged.}\n---\n\nWords.\n',
}
for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text)
logLifts(join(work, '.octavo'), [
  {time: '2026-05-20T08:30:00Z', path: 'held.md', embargo: '2026-07-01T06:30:00.000Z'},
  {time: '2026-05-20T08:30:00Z', path: 'other.md', embargo: '2026-07-01T06:30:00.000Z'},
])

async function run(file: string) {
  const events: Event[] = []
  const exit = await log({
    folders: {workingFolder: work, folder: work, out: '', state: join(work, '.octavo')},
    file,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    emit: event => events.push(event),
  })
  const lines: string[] = []
  const emit = openPrinter({
    write: line => lines.push(line),
    paint: (_, text) => text,
    explain: false,
  })
  for (const event of events) emit(event)
  return {exit, events, lines}
}

test('the log of a story tells its versions, its address, and what holds it', async () => {
  expect((await run('open.md')).lines).toEqual([
    'Open  open.md',
    'id       tag:post.example,2026:open',
    'address  https://post.example/stories/open/',
    'standing public',
    'version 1  2026-05-01 00:00 (Asia/Tehran)  published',
    'version 2  2026-05-02 10:00 (Asia/Tehran)  corrected  The name was wrong.',
    'version 3  2026-05-03 00:00 (Asia/Tehran)  updated',
    'version 4  2026-05-04 10:00 (Asia/Tehran)  updated',
  ])
  expect((await run('held.md')).lines).toEqual([
    'Held  held.md',
    'id       tag:post.example,2026:held',
    'standing held until 2026-07-01 10:00 (Asia/Tehran)',
    'embargo  2026-07-01 10:00 (Asia/Tehran)',
    'lifted   2026-05-20 12:00 (Asia/Tehran)',
    'version 1  2026-05-01 00:00 (Asia/Tehran)  published',
  ])
  const {events} = await run(join(work, 'killed.md'))
  expect(events).toMatchObject([
    {
      type: 'log',
      standing: 'killed',
      versions: [
        {kind: 'published'},
        {number: 2, kind: 'killed', instant: '2026-05-08T20:30:00.000Z', note: 'Forged.'},
      ],
    },
  ])
})

test('of a file that is no document there is none', async () => {
  const {exit, events} = await run('gone.md')
  expect(exit).toBe(2)
  expect(events).toMatchObject([{type: 'refusal'}])
})
