import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Format, Press, Task, TaskResult} from '../format.ts'
import {xmlFault} from '../well-formed.ts'
import {inputsOf} from '../works.ts'
import {type Channel, channelsOf, contentsOf, type FeedContents, storiesOf} from './channel.ts'
import {feedItem} from './item.ts'

/** How one feed format differs from the others. */
interface FeedFormat {
  readonly name: 'rss' | 'atom' | 'json'
  readonly description: string
  readonly fileName: string
  readonly mediaType: string
  /** Loads what writes it first. */
  readonly write: (contents: FeedContents) => Promise<string>
  /** What is wrong with what was written. */
  readonly fault: (written: string) => string | undefined
}

export const rss = feedFormat({
  name: 'rss',
  description: 'RSS 2.0 with full text, for the publication and per section',
  fileName: 'feed.xml',
  mediaType: 'application/rss+xml',
  write: async contents => (await import('./rss.ts')).rssFeed(contents),
  fault: xmlFault,
})

export const atom = feedFormat({
  name: 'atom',
  description: 'Atom 1.0 with full text, for the publication and per section',
  fileName: 'atom.xml',
  mediaType: 'application/atom+xml',
  write: async contents => (await import('./atom.ts')).atomFeed(contents),
  fault: xmlFault,
})

export const json = feedFormat({
  name: 'json',
  description: 'JSON Feed 1.1 with full text, for the publication and per section',
  fileName: 'feed.json',
  mediaType: 'application/feed+json',
  write: async contents => (await import('./json.ts')).jsonFeed(contents),
  fault: () => undefined,
})

function feedFormat(format: FeedFormat): Format {
  return {
    name: format.name,
    description: format.description,
    plan: press =>
      press.publication.hasFeeds
        ? channelsOf(press.publication).map(channel => feedTask(press, channel, format))
        : [],
  }
}

function feedTask(press: Press, channel: Channel, format: FeedFormat): Task {
  const stories = storiesOf(press, channel, format.name)
  const path = channel.path + format.fileName
  return {
    id: `${format.name}:${path}`,
    format: format.name,
    inputs: {path, theme: press.theme.hash, ...inputsOf(stories, press)},
    run: () => writeFeed(press, channel, format),
  }
}

async function writeFeed(press: Press, channel: Channel, format: FeedFormat): Promise<TaskResult> {
  const {config} = press.publication
  const path = channel.path + format.fileName
  const items = storiesOf(press, channel, format.name).map(story => feedItem(press, story))
  const written = await format.write(contentsOf(channel, config, items, path))
  const fault = format.fault(written)
  const file = new VFile({path})
  if (fault) report(file, 'invalid-output', `Unexpected ${fault}, expected well-formed XML`)
  return {
    files: fault ? [] : [{path, mediaType: format.mediaType, contents: written}],
    messages: [...items.map(item => item.messages), file].filter(
      ({messages}) => messages.length > 0,
    ),
    summary: `${items.length} ${items.length === 1 ? 'item' : 'items'}`,
  }
}
