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

/** The calendar that a publication asks for, by language; the languages that it does not name have their own. */
export type Calendars = Readonly<Record<string, string>>

/** How a publication prints dates. */
export interface DatePlace {
  /** IANA zone in which instants are shown. */
  readonly timeZone: string
  readonly calendars?: Calendars
}

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
 * the place's zone.
 */
export function formatDate(value: string, lang: string, style: string, place: DatePlace): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return value
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const here = {...place, timeZone: bare ? 'UTC' : place.timeZone}
  const print = (name: string) => printed(date, lang, name, here)
  if (style !== 'datetime') return print(style)
  return bare ? print('long') : `${print('long')}${commaOf(lang)} ${print('time')}`
}

function printed(date: Date, lang: string, style: string, place: DatePlace): string {
  const language = languageOf(lang)
  const isSolar = calendarOf(lang, place) === 'persian' && /^(fa|ckb)$/.test(language)
  if (!isSolar && language !== 'ckb') return formatter(lang, style, place).format(date)
  const partsOf = (name: string) =>
    formatter(lang, name, place)
      .formatToParts(date)
      .map(({type, value}) => ({
        type,
        value:
          type === 'month' && language === 'ckb' && isSolar ? kurdishMonthOf(date, place) : value,
      }))
  const textOf = (wanted: string) =>
    partsOf('weekday').find(({type}) => type === wanted)?.value ?? ''
  const ezafe = language === 'ckb' ? 'ی' : ''
  switch (style) {
    // CLDR's patterns for these have the year first, as nobody writes it: it has none of its own for the solar calendar, nor
    // for Sorani.
    case 'month':
      return `${textOf('month')}${ezafe} ${textOf('year')}`
    case 'day':
      return `${textOf('day')}${ezafe} ${textOf('month')}`
    case 'weekday':
      return `${textOf('weekday')}${language === 'ckb' ? '،' : ''} ${printed(date, lang, 'long', place)}`
    default:
      return partsOf(style)
        .map(({value}) => value)
        .join('')
  }
}

/** The months of the solar year in Sorani Kurdish, which CLDR does not have: it prints Persian names in Latin script. */
const kurdishMonths =
  'خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان سەرماوەز بەفرانبار ڕێبەندان ڕەشەمە'.split(
    ' ',
  )

/** Before the ezafe that the pattern itself adds. */
const kurdishMonthOf = (date: Date, {timeZone}: DatePlace): string =>
  kurdishMonths[monthOf(date, {calendar: 'persian', timeZone}).month - 1] ?? ''

/** The year and month of an instant in a calendar: what archives are kept by. */
export function monthOf(
  date: Date,
  {calendar, timeZone}: {readonly calendar: string; readonly timeZone: string},
): {readonly year: number; readonly month: number} {
  const key = `${calendar} ${timeZone}`
  const format =
    numericFormatters.get(key) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone,
      year: 'numeric',
      month: 'numeric',
    })
  numericFormatters.set(key, format)
  const parts = format.formatToParts(date)
  const numberOf = (type: string) => Number(parts.find(part => part.type === type)?.value ?? 0)
  return {year: numberOf('year'), month: numberOf('month')}
}

const numericFormatters = new Map<string, Intl.DateTimeFormat>()

/** A number in the digits of `lang`, without grouping: page, chapter and item numbers. */
export function formatNumber(value: number, lang: string): string {
  const known = numberFormatters.get(lang)
  if (known) return known.format(value)
  const made = new Intl.NumberFormat(localesOf(lang), {
    useGrouping: false,
    numberingSystem: conventionOf(lang).numberingSystem,
  })
  numberFormatters.set(lang, made)
  return made.format(value)
}

function formatter(lang: string, style: string, place: DatePlace): Intl.DateTimeFormat {
  const {timeZone} = place
  const calendar = calendarOf(lang, place)
  const key = `${lang} ${style} ${timeZone} ${calendar}`
  const known = formatters.get(key)
  if (known) return known
  const {numberingSystem} = conventionOf(lang)
  const made = new Intl.DateTimeFormat(localesOf(lang), {
    ...(styles[style] ?? styles.long),
    calendar,
    numberingSystem,
    timeZone,
  })
  formatters.set(key, made)
  return made
}

/** The calendar that dates in `lang` are printed in: the publication's choice, else the language's own. */
export const calendarOf = (lang: string, {calendars = {}}: Pick<DatePlace, 'calendars'>): string =>
  calendars[lang] ?? calendars[languageOf(lang)] ?? conventionOf(lang).calendar

/** The tag by which the engine and the theme know a language: Sorani is `ckb`, also where it is called `ku-Arab`. */
export const localeOf = (lang: string): string => lang.replace(/^ku-Arab(?=-|$)/i, 'ckb')

/** For `Intl`: a language that the engine does not know is printed as English, never as the machine's own. */
export const localesOf = (lang: string): readonly string[] => [localeOf(lang), 'en']

const languageOf = (lang: string): string => localeOf(lang).split('-')[0] ?? ''

/** The digits in which numbers are printed: `arabext`. */
export const numberingOf = (lang: string): string => conventionOf(lang).numberingSystem

const commaOf = (lang: string): string =>
  directionOf(lang) === 'rtl' && !/^he\b/.test(lang) ? '،' : ','

const conventionOf = (lang: string) => conventions[languageOf(lang)] ?? plain
