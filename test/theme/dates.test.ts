import {expect, test} from 'vitest'
import {formatDate, formatNumber, monthOf} from '../../src/theme/dates.ts'

test.each([
  ['2026-03-14', 'en', 'long', 'Asia/Tehran', 'March 14, 2026'],
  ['2026-03-14', 'en', 'datetime', 'America/New_York', 'March 14, 2026'],
  ['2026-03-14T22:30:00Z', 'en', 'datetime', 'Asia/Tehran', 'March 15, 2026, 02:00'],
  ['2026-03-14', 'fa', 'long', 'UTC', '۲۳ اسفند ۱۴۰۴'],
  ['2026-03-14T06:30:00Z', 'fa', 'datetime', 'UTC', '۲۳ اسفند ۱۴۰۴، ۰۶:۳۰'],
  ['2026-03-14', 'fa', 'month', 'UTC', 'اسفند ۱۴۰۴'],
  ['2026-03-14', 'fa', 'day', 'UTC', '۲۳ اسفند'],
  ['2026-03-14', 'fa', 'weekday', 'UTC', 'شنبه ۲۳ اسفند ۱۴۰۴'],
  ['2026-03-14', 'ckb', 'long', 'UTC', '١٤ی ئازاری ٢٠٢٦'],
  ['2026-03-14', 'ckb', 'day', 'UTC', '١٤ی ئازار'],
  ['2026-03-14', 'ckb', 'month', 'UTC', 'ئازاری ٢٠٢٦'],
  ['2026-03-14', 'ckb', 'weekday', 'UTC', 'شەممە، ١٤ی ئازاری ٢٠٢٦'],
  ['2026-03-14T06:30:00Z', 'ckb', 'datetime', 'UTC', '١٤ی ئازاری ٢٠٢٦، ٠٦:٣٠'],
  ['2026-03-14', 'ar', 'weekday', 'UTC', 'السبت، ١٤ مارس ٢٠٢٦'],
  ['2026-03-14', 'ar', 'long', 'UTC', '١٤ مارس ٢٠٢٦'],
  ['2026-03-14', 'de', 'long', 'UTC', '14. März 2026'],
  ['2026-03-14', 'fr', 'month', 'UTC', 'mars 2026'],
  ['2026-03-14', 'zh', 'long', 'UTC', '2026年3月14日'],
  ['2026-03-14', 'tlh', 'long', 'UTC', 'March 14, 2026'],
  ['2026-03-14', 'ku-Arab', 'year', 'UTC', '٢٠٢٦'],
  ['no date', 'en', 'long', 'UTC', 'no date'],
])('%s in %s, %s, %s', (value, lang, style, timeZone, expected) => {
  expect(formatDate(value, lang, style, {timeZone})).toBe(expected)
})

test.each([
  [12, 'en', '12'],
  [12, 'fa', '۱۲'],
  [12, 'ckb', '١٢'],
  [1200, 'de', '1200'],
])('%i in %s', (value, lang, expected) => {
  expect(formatNumber(value, lang)).toBe(expected)
})

test.each([
  ['fa', 'gregory', '۱۴ مارس ۲۰۲۶'],
  ['fa-AF', 'persian', '۲۳ حوت ۱۴۰۴'],
  ['ckb', 'persian', '٢٣ی ڕەشەمەی ١٤٠٤'],
  ['ar', 'islamic-umalqura', '٢٥ رمضان ١٤٤٧ هـ'],
])('a day in %s by the %s calendar, which the publication asks for', (lang, calendar, expected) => {
  const calendars = {[lang]: calendar}
  expect(formatDate('2026-03-14', lang, 'long', {timeZone: 'UTC', calendars})).toBe(expected)
})

test('the month of an archive is that of a calendar and a zone', () => {
  const eve = new Date('2026-03-20T21:00:00Z')
  expect(monthOf(eve, {calendar: 'gregory', timeZone: 'UTC'})).toEqual({year: 2026, month: 3})
  expect(monthOf(eve, {calendar: 'persian', timeZone: 'UTC'})).toEqual({year: 1404, month: 12})
  expect(monthOf(eve, {calendar: 'persian', timeZone: 'Asia/Tehran'})).toEqual({
    year: 1405,
    month: 1,
  })
})
