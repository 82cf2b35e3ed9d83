import type {Moment} from '../config/moment.ts'
import type {Document} from '../document/document.ts'

/**
 * The instant that a frontmatter date means: as written when it has a zone, else midnight in the publication's zone,
 * so that a date prints as the day its author wrote.
 */
export function instantOf(date: string, timeZone: string): Date {
  return date.includes('T') ? new Date(date) : localInstant(`${date}T00:00:00`, timeZone)
}

/** The instant of a moment; one without a zone of its own is what clocks in the publication's zone show. */
export const instantOfMoment = ({local, zone}: Moment, timeZone: string): Date =>
  zone === undefined ? localInstant(local, timeZone) : new Date(local + zone)

/** When clocks in a zone show a time: `2026-03-14T09:30:00`. */
export function localInstant(local: string, timeZone: string): Date {
  const utc = Date.parse(`${local}Z`)
  // The offset is asked for at the guess, then at the corrected instant: they differ on the days clocks change.
  const guess = utc - offsetAt(utc, timeZone)
  return new Date(utc - offsetAt(guess, timeZone))
}

/** An instant as its zone's clocks show it: `2027-01-01 06:00 (Europe/Berlin)`. */
export function instantText(instant: Date, timeZone: string): string {
  const local = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString()
  const seconds = local.slice(16, 19)
  return `${local.slice(0, 10)} ${local.slice(11, 16)}${seconds === ':00' ? '' : seconds} (${timeZone})`
}

/** The day that begins at an instant in the publication's zone; undefined for what is no midnight there. */
export function dayBeginningAt(instant: Date, timeZone: string): string | undefined {
  const local = instant.getTime() + offsetAt(instant.getTime(), timeZone)
  const day = new Date(local).toISOString().slice(0, 10)
  return instantOf(day, timeZone).getTime() === instant.getTime() ? day : undefined
}

/** Whether an entry has a date of its own; one without has a stand-in, which nothing may print or sort by. */
export const isDated = ({document}: {readonly document: Document}): boolean =>
  document.frontmatter.date !== undefined

/** Milliseconds that clocks in `timeZone` are ahead of UTC at `instant`. */
function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(instant)
      .map(part => [part.type, Number(part.value)]),
  )
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
