import {expect, test} from 'vitest'
import type {Event} from '../../src/commands/event.ts'
import {openPrinter} from '../../src/commands/printer.ts'

const warning = (file: string, line: number, ruleId = 'remote-image'): Event => ({
  type: 'message',
  file,
  line,
  column: 1,
  severity: 'warning',
  source: 'formats',
  ruleId,
  reason: 'Unexpected x, expected y',
})

const done: Event = {
  type: 'done',
  rendered: 1,
  recalled: 0,
  removed: 0,
  drafts: 0,
  errors: 1,
  warnings: 7,
  milliseconds: 10,
}

test('warnings of one rule in one file are shown three times, then counted; errors always', () => {
  const lines: string[] = []
  const emit = openPrinter({
    write: line => lines.push(line),
    paint: (_, text) => text,
    explain: false,
  })
  for (const line of [1, 2, 3, 4, 5]) emit(warning('a.md', line))
  emit(warning('b.md', 9))
  emit(warning('a.md', 7, 'image-alt'))
  emit({...warning('a.md', 8), severity: 'error'} as Event)
  emit(done)
  expect(lines).toEqual([
    'a.md:1:1: warning: Unexpected x, expected y (formats:remote-image)',
    'a.md:2:1: warning: Unexpected x, expected y (formats:remote-image)',
    'a.md:3:1: warning: Unexpected x, expected y (formats:remote-image)',
    'b.md:9:1: warning: Unexpected x, expected y (formats:remote-image)',
    'a.md:7:1: warning: Unexpected x, expected y (formats:image-alt)',
    'a.md:8:1: error: Unexpected x, expected y (formats:remote-image)',
    'a.md: 2 more of (formats:remote-image), with `--json` all are shown',
    '1 rendered, 0 unchanged, 1 error, 7 warnings in 0.01 s',
  ])
})

test.each([
  [1, '1 document'],
  [2, '2 documents'],
])('%i documents are counted in words', (documents, words) => {
  const lines: string[] = []
  const emit = openPrinter({
    write: line => lines.push(line),
    paint: (_, text) => text,
    explain: false,
  })
  const where = {folder: '.', out: 'dist', title: 'T', url: 'http://localhost/', theme: 'press'}
  emit({type: 'start', ...where, documents, parsed: documents, drafts: 0, defaults: false})
  expect(lines).toEqual([`T  . → dist, ${words}`])
})

test('a build that shows drafts says so', () => {
  const lines: string[] = []
  const emit = openPrinter({
    write: line => lines.push(line),
    paint: (_, text) => text,
    explain: false,
  })
  const where = {folder: '.', out: 'dist', title: 'T', url: 'http://localhost/', theme: 'press'}
  emit({type: 'start', ...where, documents: 3, parsed: 3, drafts: 2, defaults: false})
  expect(lines[1]).toBe('with 2 drafts, marked as such in every output: to look at, not to publish')
  emit({...done, errors: 0, warnings: 0, drafts: 1})
  expect(lines[2]).toBe('1 rendered, 0 unchanged in 0.01 s, with 1 draft: not to publish')
})
