import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {type BuildOptions, build} from '../../src/commands/build.ts'
import type {Event} from '../../src/commands/event.ts'
import {openPrinter} from '../../src/commands/printer.ts'
import {readMoment} from '../../src/config/moment.ts'
import {instantOfMoment} from '../../src/publication/dates.ts'
import {readLifts} from '../../src/tasks/lift-log.ts'

const work = mkdtempSync(join(tmpdir(), 'octavo-held-'))
afterAll(() => rmSync(work, {recursive: true, force: true}))

const files = {
  'publication.yaml': 'title: Post\ntimeZone: Asia/Tehran\n',
  'open.md': '---\ntitle: Open\ndate: 2026-05-01\n---\n\nWords.\n',
  'night.md': '---\ntitle: Night\ndate: 2026-05-01\nembargo: 2026-06-01T20:30:00Z\n---\n\nWords.\n',
  'day.md': '---\ntitle: Day\ndate: 2026-06-02\n---\n\nWords.\n',
  'later.md': '---\ntitle: Later\ndate: 2026-08-01\n---\n\nWords.\n',
  'draft.md': '---\ntitle: Draft\nstatus: draft\nembargo: 2026-06-01T20:30:00Z\n---\n\nWords.\n',
}
for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text)

async function run(options: Partial<BuildOptions> = {}) {
  const events: Event[] = []
  const exit = await build({
    folders: {
      workingFolder: work,
      folder: work,
      out: join(work, 'dist'),
      state: join(work, '.octavo'),
    },
    only: ['html'],
    mode: 'write',
    useCache: false,
    strict: false,
    now: new Date('2026-06-01T12:00:00Z'),
    sourceDate: new Date(0),
    clock: () => 0,
    emit: event => events.push(event),
    ...options,
  })
  return {exit, events, lines: linesOf(events)}
}

function linesOf(events: readonly Event[]): readonly string[] {
  const lines: string[] = []
  const emit = openPrinter({
    write: line => lines.push(line),
    paint: (_, text) => text,
    explain: false,
  })
  for (const event of events) emit(event)
  return lines
}

const stands = (slug: string) => existsSync(join(work, 'dist/stories', slug, 'index.html'))

test('a build says last what it holds, what is public next, and when in the zone of the publication', async () => {
  const {exit, events, lines} = await run()
  expect(exit).toBe(0)
  expect(events.find(({type}) => type === 'held')).toEqual({
    type: 'held',
    count: 3,
    next: [
      {
        title: 'Day',
        path: 'day.md',
        until: '2026-06-01T20:30:00.000Z',
        local: '2026-06-02 00:00 (Asia/Tehran)',
      },
      {
        title: 'Night',
        path: 'night.md',
        until: '2026-06-01T20:30:00.000Z',
        local: '2026-06-02 00:00 (Asia/Tehran)',
      },
    ],
    ahead: 0,
  })
  expect(lines.at(-1)).toBe(
    '3 documents held; public next, with a build at or after 2026-06-02 00:00 (Asia/Tehran): “Day” (day.md), “Night” (night.md)',
  )
  expect([stands('open'), stands('day'), stands('night')]).toEqual([true, false, false])
})

test('a build as of a moment says so, and what it publishes ahead of the clock', async () => {
  const at = readMoment('2026-06-02 00:00')
  const {events, lines} = await run({at})
  expect(lines).toContain('as of 2026-06-02 00:00 (Asia/Tehran)')
  expect(lines.slice(-2)).toEqual([
    '1 document held; public next, with a build at or after 2026-08-01 00:00 (Asia/Tehran): “Later” (later.md)',
    'with 2 documents before their time: not to publish until then',
  ])
  expect(events.find(({type}) => type === 'held')).toMatchObject({count: 1, ahead: 2})
  expect([stands('day'), stands('night'), stands('later')]).toEqual([true, true, false])

  await run({at: readMoment('2026-06-01T23:59:59')})
  expect([stands('day'), stands('night')]).toEqual([false, false])

  const {lines: all} = await run({at: readMoment('2027-01-01')})
  expect(all.at(-1)).toBe('with 3 documents before their time: not to publish until then')
})

test.each([
  ['2026-03-01T14:05+03:00', '2026-03-01T11:05:00.000Z'],
  ['2026-03-01T14:05:30Z', '2026-03-01T14:05:30.000Z'],
  ['2026-03-01 14:05', '2026-03-01T13:05:00.000Z'],
  ['2026-03-01T14:05:07', '2026-03-01T13:05:07.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
])('%s in Berlin is %s', (text, instant) => {
  const moment = readMoment(text)
  expect(moment && instantOfMoment(moment, 'Europe/Berlin').toISOString()).toBe(instant)
})

test.each([
  'tomorrow',
  '',
  '2026',
  '2026-02-30',
  '2026-03-01T25:00',
  '2026-03-01T14:05+3',
  '14:05',
])('%j is no moment', text => {
  expect(readMoment(text)).toBeUndefined()
})

test('an embargo is lifted for the documents that are named, with a warning and a line in the log', async () => {
  const {exit, events} = await run({liftEmbargo: ['night.md']})
  expect(exit).toBe(0)
  expect([stands('night'), stands('day')]).toEqual([true, false])
  expect(events.filter(({type}) => type === 'message')).toContainEqual({
    type: 'message',
    file: 'night.md',
    line: 4,
    column: 10,
    severity: 'warning',
    source: 'tasks',
    ruleId: 'lifted-embargo',
    reason:
      'Unexpected `--lift-embargo` of what is held until 2026-06-02 00:00 (Asia/Tehran), expected this line to say when it is public: a build without the option takes it back',
  })
  await run({liftEmbargo: [join(work, 'day.md'), 'open.md'], now: new Date('2026-06-01T13:00:00Z')})
  expect([stands('night'), stands('day')]).toEqual([false, true])
  await run({liftEmbargo: ['later.md'], mode: 'check'})
  expect(readLifts(join(work, '.octavo'))).toEqual([
    {time: '2026-06-01T12:00:00.000Z', path: 'night.md', embargo: '2026-06-01T20:30:00.000Z'},
    {time: '2026-06-01T13:00:00.000Z', path: 'day.md', embargo: '2026-06-01T20:30:00.000Z'},
  ])
})

test.each([
  [
    'gone.md',
    'Unexpected path `gone.md` after `--lift-embargo`, expected a document of the publication',
  ],
  [
    '../held.md',
    'Unexpected path `../held.md` after `--lift-embargo`, expected a document of the publication',
  ],
  [
    'publication.yaml',
    'Unexpected path `publication.yaml` after `--lift-embargo`, expected a document of the publication',
  ],
  [
    'draft.md',
    'Unexpected document `draft.md` after `--lift-embargo`, which no embargo alone holds, expected one that an embargo or a date holds',
  ],
])('%s is not lifted', async (path, reason) => {
  const {exit, events} = await run({liftEmbargo: [path]})
  expect(exit).toBe(2)
  expect(events.filter(({type}) => type === 'refusal')).toEqual([{type: 'refusal', reason}])
})
