import {expect, test} from 'vitest'
import {instantOf} from '../../src/publication/dates.ts'
import {versionsOf} from '../../src/publication/versions.ts'
import {sampleConfig, sampleDocument} from '../theme/sample.ts'

type Sample = Readonly<Record<string, unknown>>

/** Each version as `2 corrected 2026-01-02T00:00:00.000Z: What it says`. */
function versions(frontmatter: Sample, timeZone = 'UTC'): readonly string[] {
  const document = sampleDocument({
    path: 'a.md',
    frontmatter: {date: '2026-01-01', ...frontmatter},
  })
  const published = instantOf(document.frontmatter.date ?? '', timeZone)
  return versionsOf({document, published}, sampleConfig({timeZone})).map(
    ({number, kind, at, note}) =>
      `${number} ${kind} ${at.toISOString().slice(0, 16)}${note ? `: ${note}` : ''}`,
  )
}

const correction = (date: string, text: string) => ({date, text})

test.each<[string, Sample, readonly string[]]>([
  ['a story as first published has one', {}, ['1 published 2026-01-01T00:00']],
  [
    'each correction is one, in the order of time',
    {corrections: [correction('2026-01-03', 'B'), correction('2026-01-02T09:30:00Z', 'A')]},
    [
      '1 published 2026-01-01T00:00',
      '2 corrected 2026-01-02T09:30: A',
      '3 corrected 2026-01-03T00:00: B',
    ],
  ],
  [
    'two corrections of one day are two, as the file has them',
    {corrections: [correction('2026-01-02', 'B'), correction('2026-01-02', 'A')]},
    [
      '1 published 2026-01-01T00:00',
      '2 corrected 2026-01-02T00:00: B',
      '3 corrected 2026-01-02T00:00: A',
    ],
  ],
  [
    '`updated` is one between corrections',
    {
      updated: '2026-01-02T12:00:00Z',
      corrections: [correction('2026-01-02', 'A'), correction('2026-01-03', 'B')],
    },
    [
      '1 published 2026-01-01T00:00',
      '2 corrected 2026-01-02T00:00: A',
      '3 updated 2026-01-02T12:00',
      '4 corrected 2026-01-03T00:00: B',
    ],
  ],
  [
    '`updated` at the instant of a correction is that correction',
    {updated: '2026-01-02T00:00:00Z', corrections: [correction('2026-01-02', 'A')]},
    ['1 published 2026-01-01T00:00', '2 corrected 2026-01-02T00:00: A'],
  ],
  [
    'nothing changes before it is published',
    {updated: '2025-12-01', corrections: [correction('2025-12-24', 'A')]},
    ['1 published 2026-01-01T00:00', '2 corrected 2026-01-01T00:00: A'],
  ],
  [
    'a kill follows all that there was, at its time',
    {status: 'killed', updated: '2026-01-05', corrections: [correction('2026-01-02', 'A')]},
    [
      '1 published 2026-01-01T00:00',
      '2 corrected 2026-01-02T00:00: A',
      '3 updated 2026-01-05T00:00',
      '4 killed 2026-01-05T00:00',
    ],
  ],
])('%s', (_, frontmatter, expected) => {
  expect(versions(frontmatter)).toEqual(expected)
})

test('a day begins at midnight in the zone of the publication', () => {
  expect(versions({corrections: [correction('2026-01-02', 'A')]}, 'Asia/Tehran')).toEqual([
    '1 published 2025-12-31T20:30',
    '2 corrected 2026-01-01T20:30: A',
  ])
})
