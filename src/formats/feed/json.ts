import {Feed} from 'feed'
import type {FeedContents} from './channel.ts'
import type {FeedMedium} from './enclosure.ts'
import type {FeedAuthor, FeedImage, FeedItem} from './item.ts'

/** JSON Feed 1.1. The package writes 1.0; keys of the newer version go in as extensions and win. */
export function jsonFeed({channel, publisher, items, link, links}: FeedContents): string {
  const feed = new Feed({
    title: channel.title,
    link,
    feedLinks: {json: links.self},
    ...(channel.description === '' ? {} : {description: channel.description}),
  })
  const extend = (name: string, value: unknown) => feed.addExtension(extension(name, value))
  extend('version', 'https://jsonfeed.org/version/1.1')
  extend('language', channel.lang)
  extend('authors', [{name: publisher}])
  if (links.older !== undefined) extend('next_url', links.older)
  if (links.hub !== undefined) extend('hubs', [{type: 'WebSub', url: links.hub}])
  for (const item of items) {
    feed.addItem({
      id: item.id,
      title: item.title,
      link: item.link,
      date: item.updated,
      published: item.published,
      description: item.summary,
      content: item.html,
      ...(item.tags.length > 0 ? {category: item.tags.map(tag => ({name: tag}))} : {}),
      extensions: extensionsOf(item),
    })
  }
  return `${feed.json1()}\n`
}

const extensionsOf = (item: FeedItem) => [
  ...(item.authors.length > 0 ? [extension('authors', item.authors.map(jsonAuthor))] : []),
  extension('language', item.lang),
  ...(item.image ? [extension('image', item.image.url)] : []),
  ...(item.image || item.medium ? [extension('attachments', attachmentsOf(item))] : []),
]

const jsonAuthor = ({name, url}: FeedAuthor) => (url === undefined ? {name} : {name, url})

const attachmentsOf = ({image, medium}: FeedItem) => [
  ...(medium ? [playedAttachment(medium)] : []),
  ...(image ? [attachment(image)] : []),
]

const playedAttachment = ({url, mediaType, bytes, duration, name}: FeedMedium) => ({
  url,
  mime_type: mediaType,
  ...(name === '' ? {} : {title: name}),
  ...(bytes === undefined ? {} : {size_in_bytes: bytes}),
  ...(duration === undefined ? {} : {duration_in_seconds: duration}),
})

const attachment = (image: FeedImage) => ({
  url: image.url,
  mime_type: image.mediaType,
  size_in_bytes: image.bytes,
  ...(image.alt === '' ? {} : {title: image.alt}),
})

/** The package types an extension's value as an object, and writes whatever it is. */
const extension = (name: string, value: unknown) => ({
  name,
  objects: value as Record<string, unknown>,
})
