import {isDated} from '../../publication/dates.ts'
import type {Story} from '../../publication/publication.ts'
import {calendarOf, formatDate, monthOf} from '../../theme/dates.ts'
import type {Press} from '../format.ts'
import {type IndexItem, indexPage, storiesOf} from './index-pages.ts'
import {listPages} from './list-pages.ts'
import type {Page} from './page.ts'
import {listStep} from './trail.ts'

interface Month extends IndexItem {
  readonly year: number
  readonly stories: readonly Story[]
}

const known = new WeakMap<Press, readonly Month[]>()

/** Whether there is an archive: of stories with dates, and a section of its name would stand in its place. */
export const hasArchive = (press: Press): boolean =>
  storiesOf(press).some(isDated) && !press.publication.sections.some(({slug}) => slug === 'archive')

/**
 * Stories by date: `archive/` with all years and months, `archive/2026/` with a year's months, `archive/2026/11/`
 * with its stories, and `archive/undated/` with those that have no date. Years and months are those of the calendar in which the publication's language prints dates.
 */
export function* archivePages(press: Press): Generator<Page> {
  if (!hasArchive(press)) return
  const {lang} = press.publication.config
  const months = monthsOf(press)
  const archive = listStep(press, 'archive', lang)
  const years = [...new Set(months.map(({year}) => year))].map(year => ({
    path: yearPath(year),
    title: titleOf(
      press,
      months.find(month => month.year === year),
      'year',
    ),
    months: months.filter(month => month.year === year),
  }))
  const groups = years.map(({title, path, months}) => ({title, path, items: months}))
  const undated = undatedOf(press)
  yield indexPage(press, {
    path: 'archive/',
    title: archive.title,
    steps: [],
    count: storiesOf(press).length,
    groups: undated ? [...groups, {title: undefined, path: undefined, items: [undated]}] : groups,
  })
  for (const {path, title, months} of years) {
    const steps = [archive]
    const group = {title: undefined, path: undefined, items: months}
    yield indexPage(press, {path, title, steps, count: countOf(months), groups: [group]})
    for (const month of months) {
      yield* listPages(press, {...month, ...plainList, steps: [...steps, {title, path, lang}]})
    }
  }
  if (undated) yield* listPages(press, {...undated, ...plainList, steps: [archive]})
}

const plainList = {type: 'archive', description: '', section: undefined, hasFeed: false} as const

/** The stories that stand in no month. */
function undatedOf(press: Press): (IndexItem & Pick<Month, 'stories'>) | undefined {
  const {lang} = press.publication.config
  const stories = storiesOf(press).filter(story => !isDated(story))
  if (stories.length === 0) return undefined
  const title = press.theme.strings(lang).undated ?? 'Undated'
  return {path: 'archive/undated/', title, lang, stories, count: stories.length}
}

/** Newest first, like the stories. */
function monthsOf(press: Press): readonly Month[] {
  const before = known.get(press)
  if (before) return before
  const {lang, timeZone, calendars} = press.publication.config
  const calendar = calendarOf(lang, {calendars})
  const found = new Map<string, {readonly year: number; readonly stories: Story[]}>()
  for (const story of storiesOf(press).filter(isDated)) {
    const {year, month} = monthOf(story.published, {calendar, timeZone})
    const path = `${yearPath(year)}${String(month).padStart(2, '0')}/`
    const kept = found.get(path) ?? {year, stories: []}
    kept.stories.push(story)
    found.set(path, kept)
  }
  const months = [...found].map(([path, {year, stories}]) => ({
    path,
    year,
    stories,
    lang,
    count: stories.length,
    title: titleOf(press, {stories}, 'month'),
  }))
  known.set(press, months)
  return months
}

const yearPath = (year: number): string => `archive/${year}/`

const countOf = (months: readonly Month[]): number =>
  months.reduce((sum, {count}) => sum + count, 0)

/** `November 2026`, as the publication's language prints the day of a story in it. */
function titleOf(
  {publication: {config}}: Press,
  month: Pick<Month, 'stories'> | undefined,
  style: 'year' | 'month',
): string {
  const [story] = month?.stories ?? []
  return story ? formatDate(story.published.toISOString(), config.lang, style, config) : ''
}
