import {childrenNamed, textOf} from './element.ts'
import type {ReadEntry, ReadFeed} from './read-feed.ts'
import {listOf, objectOf} from './read-json.ts'
import {type FeedRules, isFull, onBoth, onFeed, onItems, quoted, repeated} from './rule.ts'

/** Registered link relations that feeds use. */
const relations = new Set(
  'alternate self enclosure related via hub current prev-archive next-archive first last previous prev next license edit edit-media replies payment search canonical amphtml image icon author source'.split(
    ' ',
  ),
)

const hrefsOf = (part: ReadFeed | ReadEntry, rel: string): readonly string[] =>
  part.links.filter(link => link.rel === rel).map(({href}) => href.trim())

const mediaTypes = {
  rss: /^application\/rss\+xml\b/,
  atom: /^application\/atom\+xml\b/,
  json: /^application\/(feed\+)?json\b/,
}

/** Whether addresses lead somewhere from wherever a feed is read, and documents of a feed to each other. */
export const linkRules: FeedRules = {
  'feed-link-missing': {
    severity: 'warning',
    meaning: 'An item leads to no page.',
    remedy: 'Give it a link.',
    check: onItems(function* (item) {
      if (hrefsOf(item, 'alternate').length + hrefsOf(item, 'related').length === 0)
        yield 'Unexpected item without a link, expected the address of its page'
    }),
  },
  'feed-link-absolute': {
    severity: 'error',
    meaning:
      'An address is not a full one (`https://…`): readers resolve it against nothing, or something else.',
    remedy: 'Write it in full; `url` of publication.yaml begins those of a publication.',
    check: onBoth(function* ({links, element}) {
      for (const {rel, href} of links)
        if (!isFull(href.trim()) && !(rel === 'related' && /^(mailto|tel):/.test(href)))
          yield `Unexpected address ${quoted(href)} of the link \`${rel}\`, expected one with https:`
      for (const image of childrenNamed(element, 'image'))
        for (const name of ['url', 'link'])
          for (const {text} of childrenNamed(image, name))
            if (!isFull(text.trim()))
              yield `Unexpected ${name} ${quoted(text)} of the picture, expected a full address`
    }),
  },
  'feed-link-space': {
    severity: 'error',
    meaning: 'An address holds white space or letters that addresses have in percent signs.',
    remedy: 'Encode it: `%20` for a space.',
    check: onBoth(function* ({links}) {
      for (const {href} of links)
        if (/\s/.test(href.trim()) || /[<>"{}|\\^`]/.test(href))
          yield `Unexpected address ${quoted(href)}, expected one that is percent-encoded`
    }),
  },
  'feed-self-missing': {
    severity: 'warning',
    meaning: 'The feed does not say where it is.',
    remedy: 'Add `<atom:link rel="self">` or `feed_url`.',
    check: onFeed(function* (feed) {
      if ((feed.element || feed.object) && hrefsOf(feed, 'self').length === 0)
        yield 'Unexpected feed without its own address, expected a link `self`'
    }),
  },
  'feed-self-twice': {
    severity: 'error',
    meaning: 'The feed says twice where it is.',
    remedy: 'Leave one link `self` out.',
    check: onFeed(function* (feed) {
      if (hrefsOf(feed, 'self').length > 1) yield 'Unexpected second link `self`, expected one'
    }),
  },
  'feed-self-type': {
    severity: 'warning',
    meaning: 'The link of a feed to itself names the type of another format.',
    remedy: 'Write application/rss+xml or application/atom+xml.',
    check: onFeed(function* ({links, kind}) {
      for (const {rel, type} of links)
        if (rel === 'self' && type !== undefined && !mediaTypes[kind].test(type))
          yield `Unexpected type ${quoted(type)} of the link \`self\`, expected that of the feed`
    }),
  },
  'feed-alternate-twice': {
    severity: 'error',
    meaning: 'Two links lead to the page, alike in type and language (RFC 4287, 4.1.1).',
    remedy: 'Leave one out, or give the other its `hreflang`.',
    check: onBoth(function* ({links}, {kind}) {
      if (kind !== 'atom') return
      const alternates = links.filter(({rel}) => rel === 'alternate')
      const twice = repeated(alternates.map(({type = '', hreflang = ''}) => `${type} ${hreflang}`))
      for (const both of twice)
        yield `Unexpected second link \`alternate\` (${both.trim() || 'no type'}), expected one`
    }),
  },
  'feed-relation': {
    severity: 'warning',
    meaning: 'A link has a relation that is not registered.',
    remedy: 'Use a registered name, or a full address of your own.',
    check: onBoth(function* ({links}) {
      for (const {rel} of links)
        if (!relations.has(rel) && !isFull(rel))
          yield `Unexpected relation ${quoted(rel)}, expected a registered one`
    }),
  },
  'feed-hub': {
    severity: 'error',
    meaning:
      'A hub has no full address, or the feed that names one does not say where it is itself (WebSub, 4).',
    remedy: 'Give both links, `hub` and `self`.',
    check: onFeed(function* (feed) {
      const hubs = listOf(feed.object?.hubs)
      for (const hub of hubs) {
        const {type, url} = objectOf(hub) ?? {}
        if (typeof type !== 'string' || !isFull(String(url)))
          yield `Unexpected hub ${quoted(JSON.stringify(hub))}, expected its type and its address`
      }
      if (hubs.length + hrefsOf(feed, 'hub').length > 0 && hrefsOf(feed, 'self').length === 0)
        yield 'Unexpected hub of a feed without a link `self`, expected both'
    }),
  },
  'feed-archive-loop': {
    severity: 'error',
    meaning: 'A document of the feed leads to itself as the one before it.',
    remedy: 'Let each archive lead to the next older one, and the oldest to none (RFC 5005, 4).',
    check: onFeed(function* (feed) {
      const own = new Set(hrefsOf(feed, 'self'))
      for (const rel of ['prev-archive', 'next-archive', 'next'])
        for (const href of hrefsOf(feed, rel))
          if (own.has(href))
            yield `Unexpected link \`${rel}\` to the document itself, expected another`
    }),
  },
  'feed-archive-current': {
    severity: 'warning',
    meaning: 'An archive does not lead to the document that subscribers read.',
    remedy: 'Add a link `current`.',
    check: onFeed(function* (feed) {
      if (
        childrenNamed(feed.element, 'fh:archive').length > 0 &&
        hrefsOf(feed, 'current').length === 0
      )
        yield 'Unexpected archive without a link `current`, expected one'
    }),
  },
  'feed-archive-complete': {
    severity: 'error',
    meaning: 'A feed says that it is complete and that it is a part.',
    remedy: 'Leave `fh:complete` or the archives out (RFC 5005, 2).',
    check: onFeed(function* (feed) {
      if (
        childrenNamed(feed.element, 'fh:complete').length > 0 &&
        (childrenNamed(feed.element, 'fh:archive').length > 0 ||
          hrefsOf(feed, 'prev-archive').length > 0)
      )
        yield 'Unexpected complete feed with archives, expected one of both'
    }),
  },
  'feed-archive-twice': {
    severity: 'error',
    meaning: 'The feed leads to two documents where readers follow one.',
    remedy: 'Leave one link out.',
    check: onFeed(function* (feed) {
      for (const rel of ['prev-archive', 'next-archive', 'current', 'next'])
        if (hrefsOf(feed, rel).length > 1) yield `Unexpected second link \`${rel}\`, expected one`
    }),
  },
  'feed-icon': {
    severity: 'error',
    meaning: 'The icon or logo of an Atom feed has no full address.',
    remedy: 'Write it in full.',
    check: onFeed(function* ({kind, element}) {
      if (kind !== 'atom') return
      for (const name of ['icon', 'logo'])
        for (const picture of childrenNamed(element, name))
          if (!isFull(textOf(picture)))
            yield `Unexpected ${name} ${quoted(picture.text)}, expected a full address`
    }),
  },
}
