import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import {isTold} from '../document/told.ts'
import {isDated} from './dates.ts'
import type {Story} from './publication.ts'

/**
 * Report stories without a date. Where others have one, each was forgotten. Where none has, the publication does not go
 * by dates: that is said once, for the sake of its feeds, and not at all where it has none.
 */
export function checkDates(stories: readonly Story[], config: Config): void {
  const missing = stories.filter(story => !isDated(story) && !isTold(story.document.file, 'date'))
  const [first] = missing
  if (first === undefined) return
  if (missing.length < stories.length || missing.length === 1) {
    for (const story of missing) tell(story, 'Unexpected story without a date, expected `date`')
    return
  }
  const hasFeeds = config.formats.some(format => feeds.has(format))
  if (!hasFeeds) return
  tell(
    first,
    `Unexpected ${missing.length} stories, this one among them, without a date, expected \`date\` for the sake of feeds`,
  )
}

const feeds: ReadonlySet<string> = new Set(['rss', 'atom', 'json', 'ninjs', 'newsml'])

const tell = ({document}: Story, reason: string): void =>
  report(document.file, 'missing-date', reason, {line: 1, column: 1})
