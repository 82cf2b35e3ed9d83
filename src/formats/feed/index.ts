import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import {hashOf} from '../../source/hash.ts'
import type {Format, Press, Task, TaskResult} from '../format.ts'
import {stylesheetName} from '../html/assets.ts'
import {siteUrl} from '../site-url.ts'
import {inputsOf} from '../works.ts'
import {
  type Channel,
  channelsOf,
  contentsOf,
  deletedOf,
  type FeedContents,
  type FeedLinks,
  type FeedLooks,
  storiesOf,
} from './channel.ts'
import {podcastTasks, stylesheetPath} from './companions.ts'
import {feedFault} from './fault.ts'
import {type FeedDocument, feedDocuments} from './feed-documents.ts'
import {feedItem} from './item.ts'
import {podcastOf} from './podcast.ts'
import type {BodyReader} from './rules/body.ts'

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
  description: 'RSS 2.0 with full text',
  fileName: 'feed.xml',
  mediaType: 'application/rss+xml',
  write: async contents => (await import('./rss.ts')).rssFeed(contents),
  fault: feedFault,
})

export const atom = feedFormat({
  name: 'atom',
  description: 'Atom 1.0 with full text',
  fileName: 'atom.xml',
  mediaType: 'application/atom+xml',
  write: async contents => (await import('./atom.ts')).atomFeed(contents),
  fault: feedFault,
})

export const json = feedFormat({
  name: 'json',
  description: 'JSON Feed 1.1 with full text',
  fileName: 'feed.json',
  mediaType: 'application/feed+json',
  write: async contents => (await import('./json.ts')).jsonFeed(contents),
  fault: () => undefined,
})

function feedFormat(format: FeedFormat): Format {
  return {
    name: format.name,
    description: format.description,
    *plan(press) {
      if (!press.publication.hasFeeds) return
      for (const channel of channelsOf(press)) {
        for (const document of documentsOf(press, channel, format))
          yield feedTask(press, {channel, document, format})
      }
      if (format.name === 'rss') yield* podcastTasks(press)
    },
  }
}

const documentsOf = (press: Press, channel: Channel, {name}: FeedFormat) => {
  const {items, archive} = press.publication.config.feed
  return feedDocuments(storiesOf(press, channel, name), items, archive)
}

/** One document of a feed, still to be written. */
interface Writing {
  readonly channel: Channel
  readonly document: FeedDocument
  readonly format: FeedFormat
}

/** `atom.xml`, and `atom-2026-03.xml` for an archive. */
const pathOf = ({channel, format}: Writing, archive: string | undefined): string =>
  channel.path +
  (archive === undefined ? format.fileName : format.fileName.replace('.', `-${archive}.`))

function linksOf(press: Press, writing: Writing): FeedLinks {
  const {config} = press.publication
  const {archive, older} = writing.document
  const urlOf = (name: string | undefined) => siteUrl(config, pathOf(writing, name))
  return {
    self: urlOf(archive),
    current: archive === undefined ? undefined : urlOf(undefined),
    older: older === undefined ? undefined : urlOf(older),
    hub: archive === undefined ? config.feed.hub : undefined,
    looks: looksOf(press, writing),
  }
}

function looksOf(press: Press, {format: {name}, channel}: Writing): FeedLooks | undefined {
  const page = name === 'json' ? undefined : stylesheetPath(press, name, channel.lang)
  if (page === undefined) return undefined
  const addressOf = (path: string) => new URL(siteUrl(press.publication.config, path)).pathname
  return {page: addressOf(page), css: addressOf(`assets/${stylesheetName(press)}`)}
}

/** Said once, in the document that subscribers read; what was archived is written anew without it. */
const deletedIn = (press: Press, {channel, document}: Writing) =>
  document.archive === undefined ? deletedOf(press, channel) : []

function feedTask(press: Press, writing: Writing): Task {
  const {channel, document, format} = writing
  const path = pathOf(writing, document.archive)
  const {path: _path, stories: _stories, ...facts} = channel
  return {
    id: `${format.name}:${path}`,
    format: format.name,
    inputs: {
      path,
      theme: press.theme.hash,
      channel: hashOf([
        facts,
        linksOf(press, writing),
        podcastOf(press),
        deletedIn(press, writing),
      ]),
      ...(press.judgesFeeds ? {rules: 'all'} : {}),
      ...inputsOf(document.stories, press),
    },
    run: () => writeFeed(press, writing),
  }
}

async function writeFeed(press: Press, writing: Writing): Promise<TaskResult> {
  const {channel, document, format} = writing
  const path = pathOf(writing, document.archive)
  const items = document.stories.map(story => feedItem(press, story))
  const written = await format.write(
    contentsOf(channel, press.publication.config, items, {
      links: linksOf(press, writing),
      podcast: podcastOf(press),
      deleted: deletedIn(press, writing),
    }),
  )
  const fault = format.fault(written)
  const file = new VFile({path})
  if (fault) report(file, 'invalid-output', `Unexpected ${fault}, expected well-formed XML`)
  const judged = press.judgesFeeds ? await judge(written, press, writing) : []
  return {
    files: fault ? [] : [{path, mediaType: format.mediaType, contents: written}],
    messages: [...items.map(item => item.messages), file, ...judged].filter(
      ({messages}) => messages.length > 0,
    ),
    summary: `${items.length} ${items.length === 1 ? 'item' : 'items'}`,
  }
}

/** What the rules of feeds say, those of items on the documents of their stories. */
async function judge(written: string, press: Press, writing: Writing): Promise<readonly VFile[]> {
  const {judgeFeedText, openBodies} = await import('./rules/judge.ts')
  const known = bodies.get(press) ?? openBodies()
  bodies.set(press, known)
  return judgeFeedText(written, {
    path: pathOf(writing, writing.document.archive),
    stories: writing.document.stories.map(({document}) => document.file),
    bodies: known,
  })
}

/** Bodies that were judged before: one is in several feeds. */
const bodies = new WeakMap<Press, BodyReader>()
