import {type BodyReader, type FeedBody, openBodies} from './body.ts'
import {childrenNamed, type FeedElement, readXml, textOf} from './element.ts'
import {readJsonFeed} from './read-json.ts'

/** A feed in any of the three formats, however wrong it may be. */
export interface ReadFeed {
  readonly kind: 'rss' | 'atom' | 'json'
  readonly text: string
  /** Why nothing of it can be read. */
  readonly fault: string | undefined
  /** `channel` of RSS, `feed` of Atom. */
  readonly element: FeedElement | undefined
  readonly root: FeedElement | undefined
  readonly object: JsonObject | undefined
  readonly bindings: ReadonlyMap<string, string>
  readonly id: string | undefined
  readonly title: string | undefined
  readonly lang: string | undefined
  readonly updated: string | undefined
  readonly links: readonly ReadLink[]
  readonly people: readonly Person[]
  readonly items: readonly ReadEntry[]
}

export interface ReadEntry {
  readonly element: FeedElement | undefined
  readonly object: JsonObject | undefined
  readonly id: string | undefined
  readonly title: string | undefined
  readonly lang: string | undefined
  readonly published: string | undefined
  readonly updated: string | undefined
  readonly links: readonly ReadLink[]
  readonly people: readonly Person[]
  readonly categories: readonly string[]
  readonly enclosures: readonly Enclosure[]
  /** The full text where there is one, else what describes it. */
  readonly body: FeedBody | undefined
  readonly summary: string
}

export interface ReadLink {
  readonly rel: string
  readonly href: string
  readonly type: string | undefined
  readonly hreflang: string | undefined
}

export interface Person {
  readonly name: string
  readonly email: string | undefined
  readonly url: string | undefined
}

export interface Enclosure {
  readonly url: string
  /** As written; undefined where nothing is. */
  readonly length: unknown
  readonly type: string | undefined
}

export type JsonObject = Readonly<Record<string, unknown>>

/** Read a feed by what it looks like; never throws. */
export function readFeed(text: string, bodies: BodyReader = openBodies()): ReadFeed {
  const content = text.replace(/^\ufeff/, '')
  if (/^\s*[{[]/.test(content)) return readJsonFeed(content, bodies)
  const read = readXml(content)
  if (read.type === 'fault') return {...nothing, text, fault: read.reason}
  const {root, bindings} = read
  const facts = {text, root, bindings, fault: undefined, object: undefined}
  return root.name === 'feed'
    ? {...facts, ...atomFacts(root, bodies)}
    : {...facts, ...rssFacts(root, bodies)}
}

const nothing: ReadFeed = {
  kind: 'rss',
  text: '',
  fault: undefined,
  element: undefined,
  root: undefined,
  object: undefined,
  bindings: new Map(),
  id: undefined,
  title: undefined,
  lang: undefined,
  updated: undefined,
  links: [],
  people: [],
  items: [],
}

const first = (element: FeedElement | undefined, name: string) => childrenNamed(element, name)[0]
const textIn = (element: FeedElement | undefined, name: string): string | undefined => {
  const child = first(element, name)
  return child?.text
}

function rssFacts(root: FeedElement, bodies: BodyReader) {
  const channel = first(root, 'channel')
  return {
    kind: 'rss' as const,
    element: channel,
    id: undefined,
    title: textIn(channel, 'title'),
    lang: textIn(channel, 'language') ?? textIn(channel, 'dc:language'),
    updated: textIn(channel, 'lastBuildDate'),
    links: [...plainLinks(channel), ...atomLinks(channel, 'atom:link')],
    people: [],
    items: childrenNamed(channel, 'item').map(item => rssEntry(item, bodies)),
  }
}

const plainLinks = (element: FeedElement | undefined): readonly ReadLink[] =>
  childrenNamed(element, 'link').map(link => ({
    rel: 'alternate',
    href: link.text,
    type: undefined,
    hreflang: undefined,
  }))

const atomLinks = (element: FeedElement | undefined, name: string): readonly ReadLink[] =>
  childrenNamed(element, name).map(
    ({attributes: {rel = 'alternate', href = '', type, hreflang}}) => ({
      rel,
      href,
      type,
      hreflang,
    }),
  )

const rssEntry = (item: FeedElement, bodies: BodyReader): ReadEntry => {
  const description = textIn(item, 'description')
  const html = textIn(item, 'content:encoded') ?? description
  return {
    element: item,
    object: undefined,
    id: textIn(item, 'guid'),
    title: textIn(item, 'title'),
    lang: textIn(item, 'dc:language'),
    published: textIn(item, 'pubDate'),
    updated: textIn(item, 'atom:updated'),
    links: [...plainLinks(item), ...atomLinks(item, 'atom:link')],
    people: childrenNamed(item, 'dc:creator').map(({text}) => person(text)),
    categories: childrenNamed(item, 'category').map(textOf),
    enclosures: childrenNamed(item, 'enclosure').map(({attributes: {url = '', length, type}}) => ({
      url,
      length,
      type,
    })),
    body: html === undefined ? undefined : bodies(html),
    summary: description ?? '',
  }
}

const person = (name: string): Person => ({name: name.trim(), email: undefined, url: undefined})

function atomFacts(root: FeedElement, bodies: BodyReader) {
  return {
    kind: 'atom' as const,
    element: root,
    id: textIn(root, 'id'),
    title: textIn(root, 'title'),
    lang: root.attributes['xml:lang'],
    updated: textIn(root, 'updated'),
    links: atomLinks(root, 'link'),
    people: atomPeople(root),
    items: childrenNamed(root, 'entry').map(entry => atomEntry(entry, bodies)),
  }
}

const atomPeople = (element: FeedElement): readonly Person[] =>
  [...childrenNamed(element, 'author'), ...childrenNamed(element, 'contributor')].map(author => ({
    name: textOf(first(author, 'name')),
    email: textIn(author, 'email'),
    url: textIn(author, 'uri'),
  }))

function atomEntry(entry: FeedElement, bodies: BodyReader): ReadEntry {
  const content = first(entry, 'content')
  const html = htmlOf(content)
  return {
    element: entry,
    object: undefined,
    id: textIn(entry, 'id'),
    title: textIn(entry, 'title'),
    lang: content?.attributes['xml:lang'] ?? entry.attributes['xml:lang'],
    published: textIn(entry, 'published'),
    updated: textIn(entry, 'updated'),
    links: atomLinks(entry, 'link'),
    people: atomPeople(entry),
    categories: childrenNamed(entry, 'category').map(({attributes}) => attributes.term ?? ''),
    enclosures: childrenNamed(entry, 'link')
      .filter(({attributes}) => attributes.rel === 'enclosure')
      .map(({attributes: {href = '', length, type}}) => ({url: href, length, type})),
    body: html === undefined ? undefined : bodies(html),
    summary: textIn(entry, 'summary') ?? '',
  }
}

/** Content is HTML, or text that a reader shows as it is; what stands elsewhere has none here (RFC 4287, 4.1.3). */
function htmlOf(content: FeedElement | undefined): string | undefined {
  if (!content || content.attributes.src !== undefined) return undefined
  return content.attributes.type === 'html'
    ? content.text
    : content.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
