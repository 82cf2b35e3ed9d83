import {bodyRules} from './bodies.ts'
import {dateRules} from './dates.ts'
import {enclosureRules} from './enclosures.ts'
import {idRules} from './ids.ts'
import {jsonRules} from './json.ts'
import {linkRules} from './links.ts'
import {peopleRules} from './people.ts'
import {podcastRules} from './podcast.ts'
import type {ReadFeed} from './read-feed.ts'
import type {FeedRule, Finding} from './rule.ts'
import {structureRules} from './structure.ts'
import {textRules} from './text.ts'

/** Every rule by its id, in groups as the manual has them. */
export const feedRules = {
  Structure: structureRules,
  'Ids and deletions': idRules,
  'Addresses and archives': linkRules,
  Dates: dateRules,
  'Titles and languages': textRules,
  Bodies: bodyRules,
  'Enclosures and pictures': enclosureRules,
  'Authors and categories': peopleRules,
  'JSON Feed': jsonRules,
  Podcasts: podcastRules,
} as const

/** What a rule found, with its id. */
export interface Judgment extends Finding {
  readonly ruleId: string
  readonly severity: FeedRule['severity']
}

/** What is wrong with a feed, rule by rule, each thing once. */
export function judgeFeed(feed: ReadFeed): readonly Judgment[] {
  const judgments = new Map<string, Judgment>()
  for (const group of Object.values(feedRules))
    for (const [ruleId, {severity, check}] of Object.entries(group))
      for (const finding of check(feed))
        judgments.set(`${ruleId} ${finding.item} ${finding.reason}`, {...finding, ruleId, severity})
  return [...judgments.values()]
}
