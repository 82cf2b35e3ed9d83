import {VFile} from 'vfile'
import {placeOfKey} from '../../../config/place-of-key.ts'
import {type BodyReader, openBodies} from './body.ts'
import {judgeFeed} from './index.ts'
import {type ReadEntry, type ReadFeed, readFeed} from './read-feed.ts'

export {openBodies} from './body.ts'

/** Where the items of a feed come from. */
export interface FeedOrigin {
  /** Of the finished feed. */
  readonly path: string
  /** The file of each item's story, in the order of the feed; empty where nobody knows. */
  readonly stories: readonly VFile[]
  readonly bodies?: BodyReader
}

/**
 * What is wrong with a finished feed: what an item has, on its story's frontmatter where there is one, the rest on the
 * feed.
 */
export function judgeFeedText(
  text: string,
  {path, stories, bodies = openBodies()}: FeedOrigin,
): readonly VFile[] {
  const feed = readFeed(text, bodies)
  const files = new Map<string, VFile>()
  for (const {item, reason, ruleId, severity} of judgeFeed(feed)) {
    const story = item === undefined ? undefined : stories[item]
    const place = story ? story.path : path
    const file = files.get(place) ?? new VFile({path: place})
    files.set(place, file)
    const message = file.message(worded(reason, {item, feed, hasStory: story !== undefined}), {
      place: story ? placeOfKey(story, keyOf(ruleId)) : {line: 1, column: 1},
      source: 'formats',
      ruleId,
    })
    if (severity === 'error') message.fatal = true
  }
  return [...files.values()]
}

interface Found {
  readonly item: number | undefined
  readonly feed: ReadFeed
  readonly hasStory: boolean
}

/** On a story, the same words for all feeds that carry it, so that they are told once. */
function worded(reason: string, {item, feed, hasStory}: Found): string {
  if (item === undefined || hasStory) return reason
  return `${reason} (item ${item + 1}${named(feed.items[item])})`
}

const named = (entry: ReadEntry | undefined): string => {
  const title = (entry?.title ?? '').replace(/\s+/g, ' ').trim()
  return title === '' ? '' : `, \`${title.length > 60 ? `${title.slice(0, 60)}…` : title}\``
}

/** The key of the frontmatter that a rule is about; its beginning for those of the text. */
function keyOf(ruleId: string): string {
  const [, subject = ''] = ruleId.split('-')
  return keys[subject] ?? 'title'
}

const keys: Readonly<Record<string, string>> = {
  id: 'id',
  date: 'updated',
  author: 'authors',
  category: 'tags',
  language: 'lang',
  summary: 'summary',
  media: 'image',
}
