import type {Severity} from '../../../diagnostics.ts'
import type {FeedBody} from './body.ts'
import type {ReadEntry, ReadFeed} from './read-feed.ts'

/** Something wrong in a finished feed. */
export interface Finding {
  /** "Unexpected X, expected Y". */
  readonly reason: string
  /** Which item, counted from 0 in the order of the feed: leads back to the story. */
  readonly item?: number
}

/** Something that a feed must be, or had better be. */
export interface FeedRule {
  readonly severity: Severity
  /** What the rule is about, in one line. */
  readonly meaning: string
  /** What whoever reads the message does about it. */
  readonly remedy: string
  readonly check: (feed: ReadFeed) => Iterable<Finding>
}

export type FeedRules = Readonly<Record<string, FeedRule>>

/** A check of the feed itself: a reason for each thing that is wrong. */
export const onFeed = (check: (feed: ReadFeed) => Iterable<string>): FeedRule['check'] =>
  function* (feed) {
    if (feed.fault === undefined) for (const reason of check(feed)) yield {reason}
  }

/** The same check of each item. */
export const onItems = (
  check: (item: ReadEntry, feed: ReadFeed) => Iterable<string>,
): FeedRule['check'] =>
  function* (feed) {
    for (const [index, item] of feed.items.entries())
      for (const reason of check(item, feed)) yield {item: index, reason}
  }

/** The same check of the feed, then of each item. */
export const onBoth = (
  check: (part: ReadFeed | ReadEntry, feed: ReadFeed) => Iterable<string>,
): FeedRule['check'] =>
  function* (feed) {
    yield* onFeed(() => check(feed, feed))(feed)
    yield* onItems(check)(feed)
  }

/** The same check of the body of each item that has one. */
export const onBodies = (
  check: (body: FeedBody, item: ReadEntry, feed: ReadFeed) => Iterable<string>,
): FeedRule['check'] => onItems((item, feed) => (item.body ? check(item.body, item, feed) : []))

/** Text as a message quotes it. */
export const quoted = (text: unknown): string => {
  const line = String(text).replace(/\s+/g, ' ')
  return `\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``
}

/** Whether an address can be followed from anywhere. */
export const isFull = (url: string): boolean => /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)

/** What comes a second time. */
export function* repeated(values: Iterable<string>): Iterable<string> {
  const seen = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) yield value
    seen.add(value)
  }
}
