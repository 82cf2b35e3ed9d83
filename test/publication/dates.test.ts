import {expect, test} from 'vitest'
import {dayBeginningAt, instantOf} from '../../src/publication/dates.ts'

test.each([
  ['2026-03-14', 'UTC', '2026-03-14T00:00:00.000Z'],
  ['2026-03-14', 'Asia/Tehran', '2026-03-13T20:30:00.000Z'],
  ['2026-03-14', 'America/New_York', '2026-03-14T04:00:00.000Z'],
  // Clocks go forward at 02:00 on this day: midnight is still winter time.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-03-14T09:30:00+03:30', 'America/New_York', '2026-03-14T06:00:00.000Z'],
  ['1901-01-01', 'UTC', '1901-01-01T00:00:00.000Z'],
])('%s in %s is %s', (date, zone, instant) => {
  expect(instantOf(date, zone).toISOString()).toBe(instant)
})

test.each([
  ['2026-03-14T00:00:00Z', 'UTC', '2026-03-14'],
  ['2026-03-13T20:30:00Z', 'Asia/Tehran', '2026-03-14'],
  ['2026-03-13T20:31:00Z', 'Asia/Tehran', undefined],
  ['2026-03-14T00:00:00Z', 'Asia/Tehran', undefined],
  ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
])('at %s in %s begins %s', (instant, zone, day) => {
  expect(dayBeginningAt(new Date(instant), zone)).toBe(day)
})
