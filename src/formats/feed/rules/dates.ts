import {childrenNamed} from './element.ts'
import type {ReadEntry, ReadFeed} from './read-feed.ts'
import {type FeedRules, onBoth, onFeed, onItems, quoted} from './rule.ts'

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const rfc822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}|\d{2}) (\d\d:\d\d(?::\d\d)?) (GMT|UT|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-]\d{4})$/
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** A moment of RFC 3339 that the calendar has. */
function isMoment(text: string): boolean {
  if (!rfc3339.test(text) || Number.isNaN(Date.parse(text))) return false
  const day = text.slice(0, 10)
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

const isMailDate = (text: string): boolean => rfc822.test(text) && !Number.isNaN(Date.parse(text))

interface Stated {
  readonly name: string
  readonly text: string
  readonly isRight: boolean
}

/** Every date of the feed or an item, by what it is called there. */
function datesOf(part: ReadFeed | ReadEntry, {kind}: ReadFeed): readonly Stated[] {
  if (part.object)
    return ['date_published', 'date_modified'].flatMap(name => {
      const value = part.object?.[name]
      return value === undefined
        ? []
        : {name, text: String(value), isRight: isMoment(String(value))}
    })
  const mail = kind === 'rss' ? ['pubDate', 'lastBuildDate'] : []
  const moments = kind === 'rss' ? ['atom:updated', 'dc:date'] : ['updated', 'published']
  const found = (names: readonly string[], isRight: (text: string) => boolean) =>
    names.flatMap(name =>
      childrenNamed(part.element, name).map(({text}) => ({
        name,
        text,
        isRight: isRight(text.trim()),
      })),
    )
  return [...found(mail, isMailDate), ...found(moments, isMoment)]
}

/** Whether readers sort items as they came out. */
export const dateRules: FeedRules = {
  'feed-date': {
    severity: 'error',
    meaning:
      'A date is not of the form that the format gives dates: readers take the time of reading.',
    remedy: 'Write RFC 822 dates in RSS, RFC 3339 dates in Atom and JSON Feed.',
    check: onBoth(function* (part, feed) {
      for (const {name, text, isRight} of datesOf(part, feed))
        if (!isRight)
          yield `Unexpected ${name} ${quoted(text)}, expected one like ${/pubDate|lastBuild/.test(name) ? 'Tue, 24 Nov 2026 12:00:00 GMT' : '2026-11-24T12:00:00Z'}`
    }),
  },
  'feed-date-day': {
    severity: 'error',
    meaning: 'The day of the week is not that of the date.',
    remedy: 'Leave the day out, or count again.',
    check: onBoth(function* (part, feed) {
      for (const {name, text} of datesOf(part, feed)) {
        const [, day, date, month, year] = rfc822.exec(text.trim()) ?? []
        const weekday = days[new Date(`${date} ${month} ${year} 00:00 GMT`).getUTCDay()]
        if (day !== undefined && day !== weekday)
          yield `Unexpected ${day} in ${name} ${quoted(text)}, expected ${weekday}`
      }
    }),
  },
  'feed-date-year': {
    severity: 'warning',
    meaning: 'A year has two digits.',
    remedy: 'Write four (RSS Best Practices Profile).',
    check: onBoth(function* (part, feed) {
      for (const {name, text} of datesOf(part, feed))
        if (rfc822.exec(text.trim())?.[4]?.length === 2)
          yield `Unexpected year of two digits in ${name} ${quoted(text)}, expected four`
    }),
  },
  'feed-date-order': {
    severity: 'error',
    meaning: 'An item changed before it was published.',
    remedy: 'Set `updated` in the frontmatter to `date` or later.',
    check: onItems(function* ({published, updated}) {
      if (Date.parse(updated ?? '') < Date.parse(published ?? ''))
        yield `Unexpected change at ${quoted(updated)} before publication at ${quoted(published)}, expected it later`
    }),
  },
  'feed-date-missing': {
    severity: 'warning',
    meaning: 'An item does not say when it was published or changed.',
    remedy: 'Set `date` in the frontmatter.',
    check: onItems(function* ({published, updated}) {
      if ((published ?? updated ?? '').trim() === '')
        yield 'Unexpected item without a date, expected one'
    }),
  },
  'feed-date-feed': {
    severity: 'warning',
    meaning:
      'The feed was changed last before one of its items was: readers that look at that ask no further.',
    remedy: 'Take the date of the newest item.',
    check: onFeed(function* ({updated, items}) {
      const newest = Math.max(
        ...items.map(
          item => Date.parse(item.updated ?? item.published ?? '') || Number.NEGATIVE_INFINITY,
        ),
      )
      // Dates of RSS have whole seconds.
      if (Date.parse(updated ?? '') + 1000 <= newest)
        yield `Unexpected date ${quoted(updated)} of the feed, expected that of its newest item or later`
    }),
  },
}
