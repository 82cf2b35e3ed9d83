import {expect, test} from 'vitest'
import {formatDate, formatNumber} from '../../src/theme/dates.ts'

test.each([
  ['2026-03-14', 'en', 'long', 'Asia/Tehran', 'March 14, 2026'],
  ['2026-03-14', 'en', 'datetime', 'America/New_York', 'March 14, 2026'],
  ['2026-03-14T22:30:00Z', 'en', 'datetime', 'Asia/Tehran', 'March 15, 2026, 02:00'],
  ['2026-03-14', 'fa', 'long', 'UTC', '۲۳ اسفند ۱۴۰۴'],
  ['2026-03-14T06:30:00Z', 'fa', 'datetime', 'UTC', '۲۳ اسفند ۱۴۰۴، ۰۶:۳۰'],
  ['2026-03-14', 'ar', 'long', 'UTC', '١٤ مارس ٢٠٢٦'],
  ['2026-03-14', 'de', 'long', 'UTC', '14. März 2026'],
  ['2026-03-14', 'fr', 'month', 'UTC', 'mars 2026'],
  ['no date', 'en', 'long', 'UTC', 'no date'],
])('%s in %s, %s, %s', (value, lang, style, timeZone, expected) => {
  expect(formatDate(value, lang, style, timeZone)).toBe(expected)
})

test.each([
  [12, 'en', '12'],
  [12, 'fa', '۱۲'],
  [12, 'ckb', '١٢'],
  [1200, 'de', '1200'],
])('%i in %s', (value, lang, expected) => {
  expect(formatNumber(value, lang)).toBe(expected)
})
