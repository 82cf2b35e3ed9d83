import {directionOf} from '../../../document/direction.ts'
import type {BodyTag, FeedBody} from './body.ts'
import {type FeedRules, isFull, onBodies, onItems, quoted, repeated} from './rule.ts'

const active =
  /^(script|object|embed|applet|iframe|frame|frameset|form|input|button|select|textarea|base|meta|link|portal)$/
const shell = /^(html|head|body|title|!doctype)$/
/** What shows something without words. */
const shown = /^(img|picture|video|audio|svg|math|iframe|object|table|hr)$/
const loading = [
  'href',
  'src',
  'poster',
  'cite',
  'data',
  'background',
  'action',
  'formaction',
] as const

/** Every address of a tag. */
const addressesOf = ({attributes}: BodyTag): readonly string[] => [
  ...loading.flatMap(name => attributes[name] ?? []),
  ...(attributes.srcset ?? '').split(/,\s+/).flatMap(one => one.trim().split(/\s/)[0] || []),
]

const idsOf = ({tags}: FeedBody): readonly string[] =>
  tags.flatMap(({attributes}) => attributes.id ?? [])

/** Browsers leave out white space and controls before and within a scheme. */
const schemeOf = (address: string): string | undefined =>
  /^([a-z][a-z\d+.-]*):/i.exec(address.replace(/[\p{Cc} ]/gu, ''))?.[1]?.toLowerCase()

const isPlayed = (address: string): boolean => /^data:(image|font|audio|video)\//i.test(address)

/** Whether full text is safe and whole in a page that is not its own. */
export const bodyRules: FeedRules = {
  'feed-body-empty': {
    severity: 'warning',
    meaning: 'An item has neither words nor pictures.',
    remedy: 'Write the story, or hold it back with `status: draft`.',
    check: onItems(function* ({body, summary, enclosures}) {
      const isShown = body?.tags.some(({name}) => shown.test(name)) ?? false
      if (
        (body?.words ?? '') === '' &&
        summary.trim() === '' &&
        !isShown &&
        enclosures.length === 0
      )
        yield 'Unexpected empty item, expected text'
    }),
  },
  'feed-body-lost': {
    severity: 'warning',
    meaning: 'The full text of an item is empty though its summary has words.',
    remedy: 'Write the full text, or leave the empty one out.',
    check: onBodies(function* ({words, tags}, {summary}) {
      if (words === '' && summary.trim() !== '' && !tags.some(({name}) => shown.test(name)))
        yield `Unexpected empty text of an item with the summary ${quoted(summary)}, expected its words`
    }),
  },
  'feed-body-relative': {
    severity: 'error',
    meaning:
      'An address in a text is not a full one: readers resolve it against an address of their own.',
    remedy: 'Write it in full.',
    check: onBodies(function* ({tags}) {
      for (const tag of tags)
        for (const address of addressesOf(tag))
          if (schemeOf(address) === undefined && !address.startsWith('#'))
            yield `Unexpected relative address ${quoted(address)} of <${tag.name}>, expected a full one`
    }),
  },
  'feed-body-address': {
    severity: 'error',
    meaning: 'An address in a text is none that a program can follow.',
    remedy: 'Look for a missing host or stray signs.',
    check: onBodies(function* ({tags}) {
      for (const tag of tags)
        for (const address of addressesOf(tag))
          if (/^https?:/i.test(address) && !isFull(address))
            yield `Unexpected address ${quoted(address)} of <${tag.name}>, expected one that exists`
    }),
  },
  'feed-body-active': {
    severity: 'error',
    meaning: 'A text holds a program, a form, a frame or what belongs into the head of a page.',
    remedy: 'Leave it out: readers do.',
    check: onBodies(function* ({tags}) {
      for (const {name, attributes} of tags)
        if (active.test(name) && attributes.type !== 'checkbox')
          yield `Unexpected <${name}>, expected text and pictures`
    }),
  },
  'feed-body-event': {
    severity: 'error',
    meaning: 'An attribute of a text runs a program.',
    remedy: 'Leave it out.',
    check: onBodies(function* ({tags}) {
      for (const {name, attributes} of tags)
        for (const attribute of Object.keys(attributes))
          if (/^on[a-z]/i.test(attribute))
            yield `Unexpected attribute ${attribute} of <${name}>, expected none that runs`
    }),
  },
  'feed-body-scheme': {
    severity: 'error',
    meaning:
      'An address runs a program, leads to a file of a computer or carries a page in itself.',
    remedy: 'Link to https, mailto or tel.',
    check: onBodies(function* ({tags}) {
      for (const tag of tags)
        for (const address of addressesOf(tag)) {
          const scheme = schemeOf(address) ?? ''
          if (
            /^(javascript|vbscript|file|blob|about|livescript|mhtml)$/.test(scheme) ||
            (scheme === 'data' && !isPlayed(address.trim()))
          )
            yield `Unexpected address by \`${scheme}:\` of <${tag.name}>, expected https`
        }
    }),
  },
  'feed-body-style': {
    severity: 'warning',
    meaning: 'A text brings a style sheet: where readers keep it, it dresses their own page.',
    remedy: 'Leave it out.',
    check: onBodies(function* ({tags}) {
      if (tags.some(({name}) => name === 'style'))
        yield 'Unexpected <style>, expected text and pictures'
    }),
  },
  'feed-body-document': {
    severity: 'error',
    meaning: 'A text is a whole page, not what stands in its body.',
    remedy: 'Take the content of `<body>`.',
    check: onBodies(function* ({tags}) {
      const found = tags.find(({name}) => shell.test(name))
      if (found) yield `Unexpected <${found.name}>, expected what stands in the body of a page`
    }),
  },
  'feed-body-open': {
    severity: 'error',
    meaning:
      'A text opens elements that it does not close, or closes what is not open: where readers join items, the next one is in it.',
    remedy: 'Close what is opened.',
    check: onBodies(function* ({unbalanced}) {
      const [one] = unbalanced
      if (one !== undefined) yield `Unexpected ${one} alone, expected start and end of it`
    }),
  },
  'feed-body-cdata': {
    severity: 'error',
    meaning: 'A text holds `]]>`: programs that copy it into a section of their own break at it.',
    remedy: 'Write `]]&gt;`.',
    check: onBodies(function* ({html}) {
      if (html.includes(']]>')) yield 'Unexpected `]]>`, expected `]]&gt;`'
    }),
  },
  'feed-body-escaped': {
    severity: 'error',
    meaning: 'The markup of a text is escaped twice: readers show it as text.',
    remedy: 'Escape it once.',
    check: onBodies(function* ({tags, words}) {
      if (
        tags.length === 0 &&
        /^<(p|div|h\d|ul|ol|img|table|figure|article|section)[\s>]/i.test(words)
      )
        yield `Unexpected escaped markup ${quoted(words)}, expected markup`
    }),
  },
  'feed-body-id-twice': {
    severity: 'error',
    meaning: 'A text has one id twice: links to it lead to the first alone.',
    remedy: 'Give one of the two another id.',
    check: onBodies(function* (body) {
      for (const id of repeated(idsOf(body)))
        yield `Unexpected second id ${quoted(id)}, expected one`
    }),
  },
  'feed-body-id-shared': {
    severity: 'warning',
    meaning:
      'Two items have one id in their texts: readers that show several on a page lead to the first.',
    remedy: 'Give one of the stories another `slug`.',
    check: function* ({items}) {
      const known = new Map<string, number>()
      for (const [item, {body}] of items.entries()) {
        const ids = new Set(body ? idsOf(body) : [])
        const shared = [...ids].find(id => known.has(id))
        if (shared !== undefined) {
          const other = (known.get(shared) ?? 0) + 1
          yield {
            item,
            reason: `Unexpected id ${quoted(shared)}, which the text of item ${other} has, too, expected another`,
          }
        }
        for (const id of ids) known.set(id, item)
      }
    },
  },
  'feed-body-fragment': {
    severity: 'error',
    meaning: 'A link leads to an id that the text does not have.',
    remedy: 'Lead to one that is there, or to the page by its full address.',
    check: onBodies(function* (body) {
      const ids = new Set(idsOf(body))
      for (const {attributes} of body.tags) {
        const {href = ''} = attributes
        if (href.startsWith('#') && href.length > 1 && !ids.has(decoded(href.slice(1))))
          yield `Unexpected link to ${quoted(href)}, expected a place of the text`
      }
    }),
  },
  'feed-body-direction': {
    severity: 'error',
    meaning:
      'A text in a language from right to left does not say so: readers set it from left to right.',
    remedy: 'Put it into an element with `dir="rtl"`.',
    check: onBodies(function* ({tags, words}, {lang}, feed) {
      const language = (lang ?? feed.lang ?? '').trim()
      if (words === '' || directionOf(language) !== 'rtl') return
      if (!tags.some(({attributes}) => attributes.dir === 'rtl'))
        yield `Unexpected text in \`${language}\` without a direction, expected dir="rtl"`
    }),
  },
  'feed-body-alt': {
    severity: 'warning',
    meaning: 'A picture in a text has no `alt`.',
    remedy: 'Describe it, or write `alt=""` where it is decoration.',
    check: onBodies(function* ({tags}) {
      for (const {name, attributes} of tags)
        if (name === 'img' && attributes.alt === undefined && attributes.role !== 'presentation')
          yield `Unexpected picture ${quoted(attributes.src)} without alt, expected one`
    }),
  },
  'feed-body-picture': {
    severity: 'error',
    meaning: 'A picture in a text has no address.',
    remedy: 'Give it `src`.',
    check: onBodies(function* ({tags}) {
      for (const {name, attributes} of tags)
        if (name === 'img' && (attributes.src ?? '').trim() === '')
          yield 'Unexpected picture without an address, expected src'
    }),
  },
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
