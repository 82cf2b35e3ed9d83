import {childrenNamed} from './element.ts'
import type {ReadEntry, ReadFeed} from './read-feed.ts'
import {type FeedRules, onBoth, onFeed, onItems, quoted} from './rule.ts'

/** BCP 47: language, script, region, variants, extensions, private use. */
const languageTag =
  /^([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?$|^x(-[a-z\d]{1,8})+$|^i-[a-z]+$/i

/** Text constructs of Atom (RFC 4287, 3.1). */
const constructs = ['title', 'subtitle', 'summary', 'rights']

const isMarkup = (text: string): boolean =>
  /<\/?[a-z][^<>]*>|&(#\d+|#x[\da-f]+|[a-z]+);/i.test(text)

/** Signs that set the direction of what follows until they are closed (UAX 9). */
function isOpen(text: string): boolean {
  let embeddings = 0
  let isolates = 0
  for (const sign of text) {
    if (/[\u202a\u202b\u202d\u202e]/.test(sign)) embeddings++
    if (sign === '\u202c') embeddings--
    if (/[\u2066-\u2068]/.test(sign)) isolates++
    if (sign === '\u2069') isolates--
  }
  return embeddings > 0 || isolates > 0
}

/** Whether a title with markup would be read as such: always in RSS, in Atom where its type says so. */
const readsMarkup = ({element}: ReadFeed | ReadEntry, {kind}: ReadFeed): boolean =>
  kind === 'rss' ||
  childrenNamed(element, 'title').some(({attributes: {type = 'text'}}) => type !== 'text')

/** Whether titles and languages are what lists of readers show. */
export const textRules: FeedRules = {
  'feed-title-empty': {
    severity: 'warning',
    meaning: 'A feed or an item has no words for a title: lists of readers show a blank.',
    remedy: 'Set `title`.',
    check: onBoth(function* ({title, object, element}, feed) {
      if (title !== undefined && title.trim() === '' && (object || element))
        yield 'Unexpected empty title, expected words'
      else if (title === undefined && feed.kind === 'json' && object !== feed.object)
        yield 'Unexpected item without a title, expected one'
    }),
  },
  'feed-title-markup': {
    severity: 'warning',
    meaning: 'A title holds markup: some readers show it, others take it out.',
    remedy: 'Write the title in words alone.',
    check: onBoth(function* (part, feed) {
      if (part.title !== undefined && readsMarkup(part, feed) && isMarkup(part.title))
        yield `Unexpected markup in the title ${quoted(part.title)}, expected text`
    }),
  },
  'feed-title-lines': {
    severity: 'warning',
    meaning: 'A title goes over several lines.',
    remedy: 'Write it in one.',
    check: onBoth(function* ({title}) {
      if (title !== undefined && /[\n\r\t]/.test(title.trim()))
        yield `Unexpected line break in the title ${quoted(title)}, expected one line`
    }),
  },
  'feed-title-long': {
    severity: 'warning',
    meaning: 'A title is longer than readers show.',
    remedy: 'Write a shorter one, the rest as `subtitle` or `summary`.',
    check: onBoth(function* ({title}) {
      const length = title === undefined ? 0 : [...title].length
      if (length > 300) yield `Unexpected title of ${length} characters, expected 300 at most`
    }),
  },
  'feed-title-direction': {
    severity: 'warning',
    meaning:
      'A title turns the direction of text and does not turn it back: what a reader shows behind it is turned, too.',
    remedy: 'End it with U+202C or U+2069, or take the sign out.',
    check: onBoth(function* ({title}) {
      if (title !== undefined && isOpen(title))
        yield `Unexpected sign that turns text in the title ${quoted(title)}, expected its end, too`
    }),
  },
  'feed-text-type': {
    severity: 'error',
    meaning: 'A text of Atom is of a type that there is not.',
    remedy: 'Write text, html or xhtml.',
    check: onBoth(function* ({element}, {kind}) {
      if (kind !== 'atom') return
      for (const name of constructs)
        for (const {attributes} of childrenNamed(element, name))
          if (!/^(text|html|xhtml)$/.test(attributes.type ?? 'text'))
            yield `Unexpected type ${quoted(attributes.type)} of <${name}>, expected text, html or xhtml`
    }),
  },
  'feed-content-type': {
    severity: 'error',
    meaning: 'The content of an Atom entry is of no media type.',
    remedy: 'Write text, html, xhtml or a media type.',
    check: onItems(function* ({element}, {kind}) {
      if (kind !== 'atom') return
      for (const {attributes} of childrenNamed(element, 'content'))
        if (!/^(text|html|xhtml|[a-z\d.+-]+\/[a-z\d.+-]+)$/i.test(attributes.type ?? 'text'))
          yield `Unexpected type ${quoted(attributes.type)} of <content>, expected a media type`
    }),
  },
  'feed-language': {
    severity: 'error',
    meaning: 'A language is no tag of BCP 47.',
    remedy: 'Write `en`, `fa`, `zh-Hant`, `pt-BR`.',
    check: onBoth(function* ({lang}) {
      if (lang !== undefined && !languageTag.test(lang.trim()))
        yield `Unexpected language ${quoted(lang)}, expected a tag like en or zh-Hant`
    }),
  },
  'feed-language-missing': {
    severity: 'warning',
    meaning: 'The feed does not say in which language it is: voices and fonts are guessed.',
    remedy: 'Set `lang` in publication.yaml.',
    check: onFeed(function* ({lang, element, object}) {
      if ((lang ?? '').trim() === '' && (element || object))
        yield 'Unexpected feed without a language, expected a tag like en'
    }),
  },
}
