import type {JsonObject} from './read-feed.ts'
import {listOf, objectOf} from './read-json.ts'
import {type FeedRules, isFull, onBoth, onFeed, onItems, quoted} from './rule.ts'

type Kind = 'string' | 'boolean' | 'list' | 'strings' | 'object' | 'number'

/** Keys of JSON Feed 1.1 and what stands in them. */
const feedKeys: Readonly<Record<string, Kind>> = {
  version: 'string',
  title: 'string',
  home_page_url: 'string',
  feed_url: 'string',
  description: 'string',
  user_comment: 'string',
  next_url: 'string',
  icon: 'string',
  favicon: 'string',
  author: 'object',
  authors: 'list',
  language: 'string',
  expired: 'boolean',
  hubs: 'list',
  items: 'list',
}
const itemKeys: Readonly<Record<string, Kind>> = {
  id: 'string',
  url: 'string',
  external_url: 'string',
  title: 'string',
  content_html: 'string',
  content_text: 'string',
  summary: 'string',
  image: 'string',
  banner_image: 'string',
  date_published: 'string',
  date_modified: 'string',
  author: 'object',
  authors: 'list',
  tags: 'strings',
  language: 'string',
  attachments: 'list',
}
const parts: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  author: {name: 'string', url: 'string', avatar: 'string'},
  attachment: {
    url: 'string',
    mime_type: 'string',
    title: 'string',
    size_in_bytes: 'number',
    duration_in_seconds: 'number',
  },
  hub: {type: 'string', url: 'string'},
}

const isOf: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  boolean: value => typeof value === 'boolean',
  number: value => typeof value === 'number' && value >= 0,
  list: Array.isArray,
  strings: value => Array.isArray(value) && value.every(one => typeof one === 'string'),
  object: value => objectOf(value) !== undefined,
}

interface Part {
  readonly name: string
  readonly object: JsonObject
  readonly keys: Readonly<Record<string, Kind>>
}

/** The objects of a feed or an item, itself first. */
function partsOf(object: JsonObject, isFeed: boolean): readonly Part[] {
  const inside = (name: string, values: readonly unknown[]) =>
    values.flatMap(value => {
      const found = objectOf(value)
      return found ? {name, object: found, keys: parts[name] ?? {}} : []
    })
  return [
    {name: isFeed ? 'feed' : 'item', object, keys: isFeed ? feedKeys : itemKeys},
    ...inside('author', [...listOf(object.authors), object.author]),
    ...inside('attachment', listOf(object.attachments)),
    ...inside('hub', listOf(object.hubs)),
  ]
}

/** Whether a JSON Feed is of its keys and types (JSON Feed 1.1). */
export const jsonRules: FeedRules = {
  'feed-json-type': {
    severity: 'error',
    meaning: 'A value of a JSON Feed is of another type than its key wants.',
    remedy: 'Write text in quotes, lists in brackets, `true` and `false` without quotes.',
    check: onBoth(function* ({object}, feed) {
      if (!object) return
      for (const {name, object: part, keys} of partsOf(object, object === feed.object))
        for (const [key, value] of Object.entries(part)) {
          const kind = Object.hasOwn(keys, key) ? keys[key] : undefined
          if (kind !== undefined && !isOf[kind](value))
            yield `Unexpected \`${key}\` of the ${name}: ${quoted(JSON.stringify(value))}, expected ${wanted[kind]}`
        }
    }),
  },
  'feed-json-key': {
    severity: 'warning',
    meaning: 'A key that JSON Feed does not have and that is no extension.',
    remedy: 'Begin keys of your own with `_`.',
    check: onBoth(function* ({object}, feed) {
      if (!object) return
      for (const {name, object: part, keys} of partsOf(object, object === feed.object))
        for (const key of Object.keys(part))
          if (!Object.hasOwn(keys, key) && !key.startsWith('_'))
            yield `Unexpected key \`${key}\` of the ${name}, expected one of JSON Feed 1.1, or \`_${key}\``
    }),
  },
  'feed-json-author': {
    severity: 'warning',
    meaning: 'A feed of version 1.1 names authors under the key of version 1.',
    remedy: 'Write `authors`, a list.',
    check: onBoth(function* ({object}, feed) {
      if (object?.author !== undefined && /\/1\.1$/.test(String(feed.object?.version)))
        yield 'Unexpected `author`, expected `authors`'
    }),
  },
  'feed-json-item': {
    severity: 'error',
    meaning: 'An entry of `items` is no object.',
    remedy: 'Write items in braces.',
    check: onFeed(function* ({object}) {
      for (const item of listOf(object?.items))
        if (!objectOf(item))
          yield `Unexpected item ${quoted(JSON.stringify(item))}, expected an object`
    }),
  },
  'feed-json-page': {
    severity: 'warning',
    meaning: 'The feed does not lead to the page that it follows.',
    remedy: 'Add `home_page_url`.',
    check: onFeed(function* ({object}) {
      if (object && !isFull(String(object.home_page_url ?? '')))
        yield 'Unexpected feed without `home_page_url`, expected it'
    }),
  },
  'feed-json-attachment': {
    severity: 'error',
    meaning: 'An attachment lacks its address or its type.',
    remedy: 'Add `url` and `mime_type`.',
    check: onItems(function* ({object}) {
      for (const given of listOf(object?.attachments)) {
        const attachment = objectOf(given)
        for (const key of ['url', 'mime_type'])
          if (attachment?.[key] === undefined)
            yield `Unexpected attachment without \`${key}\`, expected it`
      }
    }),
  },
}

const wanted: Readonly<Record<Kind, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  list: 'a list',
  strings: 'a list of texts',
  object: 'an object',
}
