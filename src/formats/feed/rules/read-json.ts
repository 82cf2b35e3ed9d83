import type {BodyReader} from './body.ts'
import type {JsonObject, Person, ReadEntry, ReadFeed, ReadLink} from './read-feed.ts'

/** A JSON Feed, whatever is in its keys: rules judge what is no string where one should be. */
export function readJsonFeed(text: string, bodies: BodyReader): ReadFeed {
  let value: unknown
  let fault: string | undefined
  try {
    value = JSON.parse(text)
  } catch (error) {
    fault = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  }
  const object = objectOf(value)
  return {
    kind: 'json',
    text,
    fault: fault ?? (object ? undefined : 'list, not one object'),
    element: undefined,
    root: undefined,
    object,
    bindings: new Map(),
    id: undefined,
    title: stringOf(object?.title),
    lang: stringOf(object?.language),
    updated: undefined,
    links: linksOf(object, {
      home_page_url: 'alternate',
      feed_url: 'self',
      next_url: 'prev-archive',
      icon: 'icon',
      favicon: 'icon',
    }),
    people: peopleOf(object),
    items: listOf(object?.items).flatMap(item => {
      const entry = objectOf(item)
      return entry ? jsonEntry(entry, bodies) : []
    }),
  }
}

function jsonEntry(object: JsonObject, bodies: BodyReader): ReadEntry {
  const html = stringOf(object.content_html) ?? asHtml(stringOf(object.content_text))
  return {
    element: undefined,
    object,
    id: stringOf(object.id),
    title: stringOf(object.title),
    lang: stringOf(object.language),
    published: stringOf(object.date_published),
    updated: stringOf(object.date_modified),
    links: linksOf(object, {
      url: 'alternate',
      external_url: 'related',
      image: 'image',
      banner_image: 'image',
    }),
    people: peopleOf(object),
    categories: listOf(object.tags).map(tag => (typeof tag === 'string' ? tag.trim() : '')),
    enclosures: listOf(object.attachments).flatMap(given => {
      const attachment = objectOf(given)
      if (!attachment) return []
      return {
        url: stringOf(attachment.url) ?? '',
        length: attachment.size_in_bytes,
        type: stringOf(attachment.mime_type),
      }
    }),
    body: html === undefined ? undefined : bodies(html),
    summary: stringOf(object.summary) ?? '',
  }
}

const linksOf = (
  object: JsonObject | undefined,
  rels: Readonly<Record<string, string>>,
): readonly ReadLink[] =>
  Object.entries(rels).flatMap(([key, rel]) => {
    const href = stringOf(object?.[key])
    return href === undefined ? [] : {rel, href, type: undefined, hreflang: undefined}
  })

const peopleOf = (object: JsonObject | undefined): readonly Person[] =>
  [...listOf(object?.authors), object?.author ?? []].flatMap(given => {
    const author = objectOf(given)
    if (!author) return []
    const {name, url, avatar} = author
    return {
      name: stringOf(name)?.trim() || stringOf(url) || stringOf(avatar) || '',
      email: undefined,
      url: stringOf(url),
    }
  })

const asHtml = (text: string | undefined): string | undefined =>
  text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const objectOf = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined
