import {withoutForbidden} from '../../../config/forbidden-characters.ts'
import {childrenNamed, type FeedElement, modules, textOf} from './element.ts'
import type {ReadFeed} from './read-feed.ts'
import {type FeedRules, onBoth, onFeed, onItems, quoted} from './rule.ts'

/** What may stand once where it stands, in RSS and in Atom. */
const single = new Set(
  'title link description language pubDate lastBuildDate guid author comments source generator ttl image copyright managingEditor webMaster docs content:encoded dc:language'.split(
    ' ',
  ),
)
const singleOfAtom = new Set(
  'id title subtitle updated published content summary rights generator icon logo source'.split(
    ' ',
  ),
)

const elementsUnder = (element: FeedElement): readonly FeedElement[] => [
  element,
  ...element.children.flatMap(elementsUnder),
]

const lacking = (element: FeedElement | undefined, names: readonly string[]): readonly string[] =>
  names.filter(name => childrenNamed(element, name).length === 0)

/** Whether the document is a feed that parsers take (RSS 2.0, RFC 4287, JSON Feed 1.1). */
export const structureRules: FeedRules = {
  'feed-well-formed': {
    severity: 'error',
    meaning: 'The document is not well-formed XML, or no JSON: readers show nothing of it.',
    remedy: 'Look for `&`, `<`, control characters and `]]>` that were written without care.',
    check: function* ({fault, kind}) {
      if (fault !== undefined)
        yield {
          reason: `Unexpected ${fault}, expected ${kind === 'json' ? 'a JSON Feed' : 'well-formed XML'}`,
        }
    },
  },
  'feed-root': {
    severity: 'error',
    meaning: 'The document is XML or JSON, and no feed.',
    remedy: 'Begin with `<rss>` and `<channel>`, with `<feed>` of Atom, or with `"version"`.',
    check: onFeed(function* ({kind, root, element, object}) {
      if (kind === 'rss' && (root?.name !== 'rss' || !element))
        yield `Unexpected root <${root?.name}>, expected <rss> with <channel>, or <feed>`
      if (kind === 'json' && object?.version === undefined)
        yield 'Unexpected JSON without `version`, expected a JSON Feed'
    }),
  },
  'feed-version': {
    severity: 'error',
    meaning: 'The feed is of a version that readers do not know.',
    remedy: 'Write RSS 2.0, Atom 1.0 or JSON Feed 1.1.',
    check: onFeed(function* ({kind, root, bindings, object}) {
      if (kind === 'rss' && root?.name === 'rss' && root.attributes.version !== '2.0')
        yield `Unexpected version ${quoted(root.attributes.version)}, expected 2.0`
      if (kind === 'atom' && ![...bindings.values()].includes(modules.atom ?? ''))
        yield 'Unexpected <feed> of another namespace, expected that of Atom 1.0'
      if (
        kind === 'json' &&
        object?.version !== undefined &&
        !/^https:\/\/jsonfeed\.org\/version\/1(\.1)?$/.test(String(object.version))
      )
        yield `Unexpected version ${quoted(object.version)}, expected https://jsonfeed.org/version/1.1`
    }),
  },
  'feed-namespace': {
    severity: 'error',
    meaning:
      'A well-known prefix stands for another namespace than its own: readers ignore what has it.',
    remedy: 'Copy the address of the module letter by letter.',
    check: onFeed(function* ({bindings}) {
      for (const [prefix, uri] of bindings)
        if (Object.hasOwn(modules, prefix) && modules[prefix] !== uri)
          yield `Unexpected namespace ${quoted(uri)} of \`${prefix}\`, expected \`${modules[prefix]}\``
    }),
  },
  'feed-unbound': {
    severity: 'error',
    meaning: 'An element has a prefix that stands for nothing.',
    remedy: 'Declare it: `xmlns:dc="…"`.',
    check: onFeed(function* ({text, bindings}) {
      const prefixes = new Set(
        [...text.replace(/<!\[CDATA\[.*?\]\]>|<!--.*?-->/gs, '').matchAll(/<([\w.-]+):/g)].map(
          ([, prefix = '']) => prefix,
        ),
      )
      if (text.trimStart().startsWith('<'))
        for (const prefix of prefixes)
          if (prefix !== 'xml' && !bindings.has(prefix))
            yield `Unexpected prefix \`${prefix}\` without a namespace, expected \`xmlns:${prefix}\``
    }),
  },
  'feed-required': {
    severity: 'error',
    meaning: 'The feed or an item lacks what its format requires.',
    remedy: 'Add it: a title, a link and a description in RSS; id, title and updated in Atom.',
    check: onBoth(function* (part, feed) {
      if (part.element)
        for (const name of missing(part === feed, feed, part.element))
          yield `Unexpected <${tagOf(part === feed, feed)}> without <${name}>, expected one`
      if (part.object)
        for (const key of part === feed ? ['title', 'items'] : [])
          if (part.object[key] === undefined)
            yield `Unexpected feed without \`${key}\`, expected it`
      if (
        part.object &&
        part !== feed &&
        part.object.content_html === undefined &&
        part.object.content_text === undefined
      )
        yield 'Unexpected item without `content_html` and `content_text`, expected one of them'
    }),
  },
  'feed-once': {
    severity: 'error',
    meaning: 'Something stands twice that may stand once: readers take either.',
    remedy: 'Leave one of the two out.',
    check: onBoth(function* ({element}, {kind}) {
      const once = kind === 'atom' ? singleOfAtom : single
      const seen = new Set<string>()
      for (const {name} of element?.children ?? []) {
        if (once.has(name) && seen.has(name)) yield `Unexpected second <${name}>, expected one`
        seen.add(name)
      }
    }),
  },
  'feed-character': {
    severity: 'error',
    meaning: 'The feed holds control characters, or halves of characters: parsers break at them.',
    remedy: 'Remove them where the text comes from.',
    check: onFeed(function* ({text, object}) {
      for (const found of object ? stringsIn(object) : [text]) {
        const character = firstForbidden(found)
        if (character === undefined) continue
        yield `Unexpected character ${character}, expected none that XML forbids`
        return
      }
    }),
  },
  'feed-encoding': {
    severity: 'error',
    meaning: 'The document says that it is in another encoding than UTF-8.',
    remedy: 'Write UTF-8, and say so or nothing.',
    check: onFeed(function* ({text}) {
      const encoding = /^\ufeff?<\?xml[^>]*encoding=["']([^"']*)/.exec(text)?.[1]
      if (encoding !== undefined && !/^utf-8$/i.test(encoding))
        yield `Unexpected encoding ${quoted(encoding)}, expected UTF-8`
    }),
  },
  'feed-rss-value': {
    severity: 'error',
    meaning: 'A value of RSS is not of the form that the format gives it.',
    remedy: 'Write `ttl` in minutes, hours from 0 to 23, days by their English names.',
    check: onFeed(function* ({kind, element}) {
      if (kind !== 'rss') return
      for (const {name, text} of element?.children ?? [])
        if (name === 'ttl' && !/^\d+$/.test(text.trim()))
          yield `Unexpected ttl ${quoted(text)}, expected minutes`
      for (const hour of elementsUnder(element ?? nothing).filter(({name}) => name === 'hour'))
        if (!/^(1?\d|2[0-3])$/.test(textOf(hour)))
          yield `Unexpected hour ${quoted(hour.text)}, expected one from 0 to 23`
      for (const day of elementsUnder(element ?? nothing).filter(({name}) => name === 'day'))
        if (!/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(textOf(day)))
          yield `Unexpected day ${quoted(day.text)}, expected its English name`
    }),
  },
  'feed-rss-image': {
    severity: 'error',
    meaning: 'The picture of an RSS channel lacks its address, its title or its link.',
    remedy: 'Give `image` a `url`, a `title` and a `link`.',
    check: onFeed(function* ({kind, element}) {
      if (kind !== 'rss') return
      for (const image of childrenNamed(element, 'image'))
        for (const name of lacking(image, ['url', 'title', 'link']))
          yield `Unexpected <image> without <${name}>, expected one`
    }),
  },
  'feed-summary-markup': {
    severity: 'warning',
    meaning: 'The summary of an Atom entry or of a JSON item holds markup where text is expected.',
    remedy: 'Write the summary as text.',
    check: onItems(function* ({element, summary}, {kind}) {
      const isText =
        kind === 'json' ||
        (kind === 'atom' &&
          childrenNamed(element, 'summary').every(
            ({attributes: {type = 'text'}}) => type === 'text',
          ))
      if (isText && /<\/(p|b|i|em|strong|a|div|span)>/i.test(summary))
        yield `Unexpected markup in the summary ${quoted(summary)}, expected text`
    }),
  },
}

const nothing: FeedElement = {name: '', attributes: {}, children: [], text: ''}

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

function firstForbidden(text: string): string | undefined {
  if (withoutForbidden(text) === text) return undefined
  for (const character of text)
    if (withoutForbidden(character) === '')
      return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return undefined
}

const tagOf = (isFeed: boolean, {kind}: ReadFeed): string =>
  isFeed ? (kind === 'atom' ? 'feed' : 'channel') : kind === 'atom' ? 'entry' : 'item'

function missing(isFeed: boolean, {kind}: ReadFeed, element: FeedElement): readonly string[] {
  if (kind === 'atom') return lacking(element, ['id', 'title', 'updated'])
  if (isFeed) return lacking(element, ['title', 'link', 'description'])
  const [title] = lacking(element, ['title'])
  return title === undefined || lacking(element, ['description']).length === 0 ? [] : ['title']
}
