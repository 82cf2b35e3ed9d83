import {directionOf} from '../document/direction.ts'

/**
 * Dates and numbers as a language prints them. Calendar and digits are named here rather than left to the runtime,
 * whose own defaults change between releases.
 */
const conventions: Readonly<Record<string, {calendar: string; numberingSystem: string}>> = {
  fa: {calendar: 'persian', numberingSystem: 'arabext'},
  ar: {calendar: 'gregory', numberingSystem: 'arab'},
  ckb: {calendar: 'gregory', numberingSystem: 'arab'},
  ur: {calendar: 'gregory', numberingSystem: 'latn'},
}
const plain = {calendar: 'gregory', numberingSystem: 'latn'}

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  long: {year: 'numeric', month: 'long', day: 'numeric'},
  short: {year: 'numeric', month: 'short', day: 'numeric'},
  day: {month: 'long', day: 'numeric'},
  month: {year: 'numeric', month: 'long'},
  year: {year: 'numeric'},
  weekday: {weekday: 'long', year: 'numeric', month: 'long', day: 'numeric'},
  time: {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'},
}

const formatters = new Map<string, Intl.DateTimeFormat>()
const numberFormatters = new Map<string, Intl.NumberFormat>()

/**
 * `2026-03-14` or an instant, as `lang` prints it: `long`, `short`, `day`, `month`, `year`, `weekday`, `time`, or
 * `datetime` (long and time; a bare date has none). A bare date is that day everywhere; an instant is shown in
 * `timeZone`.
 */
export function formatDate(value: string, lang: string, style: string, timeZone: string): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return value
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const zone = bare ? 'UTC' : timeZone
  if (style === 'datetime')
    return bare
      ? formatter(lang, 'long', zone).format(date)
      : `${formatter(lang, 'long', zone).format(date)}${commaOf(lang)} ${formatter(lang, 'time', zone).format(date)}`
  return formatter(lang, style, zone).format(date)
}

/** A number in the digits of `lang`, without grouping: page, chapter and item numbers. */
export function formatNumber(value: number, lang: string): string {
  const known = numberFormatters.get(lang)
  if (known) return known.format(value)
  const made = new Intl.NumberFormat(lang, {
    useGrouping: false,
    numberingSystem: conventionOf(lang).numberingSystem,
  })
  numberFormatters.set(lang, made)
  return made.format(value)
}

function formatter(lang: string, style: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${lang} ${style} ${timeZone}`
  const known = formatters.get(key)
  if (known) return known
  const options = styles[style] ?? styles.long
  const made = new Intl.DateTimeFormat(lang, {...options, ...conventionOf(lang), timeZone})
  formatters.set(key, made)
  return made
}

const commaOf = (lang: string): string =>
  directionOf(lang) === 'rtl' && !/^he\b/.test(lang) ? '،' : ','

const conventionOf = (lang: string) => conventions[lang.split('-')[0] ?? ''] ?? plain
