import {parseXml, type XmlElement, XmlError} from '@rgrove/parse-xml'

/** An element by the name that the rules know it by, whatever prefix its document chose. */
export interface FeedElement {
  /** `title` for what is of the feed's own vocabulary, `dc:creator` for a module's, `?:x` for what nobody knows. */
  readonly name: string
  /** By name as written: feeds use attributes without a prefix, and `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly FeedElement[]
  /** All text in it, as written. */
  readonly text: string
}

/** The modules that feeds use, by the prefix that everybody gives them. */
export const modules: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  fh: 'http://purl.org/syndication/history/1.0',
  at: 'http://purl.org/atompub/tombstones/1.0',
  thr: 'http://purl.org/syndication/thread/1.0',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  podcast: 'https://podcastindex.org/namespace/1.0',
}

const prefixes = new Map(Object.entries(modules).map(([prefix, uri]) => [uri, prefix]))

/** A document read, with every binding of a prefix in it; or why it is none. */
export type ReadXml =
  | {
      readonly type: 'read'
      readonly root: FeedElement
      readonly bindings: ReadonlyMap<string, string>
    }
  | {readonly type: 'fault'; readonly reason: string}

export function readXml(text: string): ReadXml {
  const bindings = new Map<string, string>()
  try {
    const {root} = parseXml(text)
    if (!root) return {type: 'fault', reason: 'no root element'}
    const own = root.attributes.xmlns ?? ''
    return {type: 'read', root: toFeedElement(root, {scope: new Map(), own, bindings}), bindings}
  } catch (error) {
    if (error instanceof XmlError)
      return {type: 'fault', reason: error.message.split('\n', 1)[0] ?? ''}
    throw error
  }
}

interface Reading {
  readonly scope: ReadonlyMap<string, string>
  /** The namespace of the feed's own vocabulary. */
  readonly own: string
  readonly bindings: Map<string, string>
}

function toFeedElement(element: XmlElement, reading: Reading): FeedElement {
  const scope = scopeIn(element, reading)
  const [prefix = '', local = ''] = element.name.includes(':')
    ? element.name.split(':', 2)
    : ['', element.name]
  const uri = scope.get(prefix) ?? ''
  const children: FeedElement[] = []
  for (const child of element.children)
    if (child.type === 'element')
      children.push(toFeedElement(child as XmlElement, {...reading, scope}))
  return {
    name: uri === reading.own ? local : `${prefixes.get(uri) ?? '?'}:${local}`,
    attributes: element.attributes,
    children,
    text: element.text,
  }
}

function scopeIn({attributes}: XmlElement, {scope, bindings}: Reading) {
  let inner = scope
  for (const [name, uri] of Object.entries(attributes)) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined
    if (prefix === undefined) continue
    inner = new Map([...inner, [prefix, uri]])
    bindings.set(prefix, uri)
  }
  return inner
}

export const childrenNamed = (element: FeedElement | undefined, name: string) =>
  element?.children.filter(child => child.name === name) ?? []

export const textOf = (element: FeedElement | undefined): string => element?.text.trim() ?? ''
