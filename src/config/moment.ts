const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|[+-]\d{2}:\d{2})?)?$/

/**
 * A moment as people write it: an instant with its zone (`2026-03-01T14:05+03:00`), or what clocks somewhere show
 * (`2026-03-01 14:05`, or `2026-03-01` for midnight).
 */
export interface Moment {
  /** `2026-03-01T14:05`. */
  readonly local: string
  /** `Z` or an offset. */
  readonly zone: string | undefined
}

/** Undefined for what is no moment, or on no calendar. */
export function readMoment(text: string): Moment | undefined {
  const [, day, time = '00:00', zone] = pattern.exec(text.trim()) ?? []
  if (day === undefined || !isOnCalendar(`${day}T${time}${zone ?? 'Z'}`, day)) return undefined
  return {local: `${day}T${time.length === 5 ? `${time}:00` : time}`, zone}
}

/** Not 2026-02-30, which JavaScript takes for a day in March. */
function isOnCalendar(instant: string, day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return (
    !Number.isNaN(Date.parse(instant)) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(day)
  )
}
