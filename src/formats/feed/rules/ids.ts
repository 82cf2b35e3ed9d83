import {childrenNamed} from './element.ts'
import {type FeedRules, isFull, onBoth, onFeed, onItems, quoted, repeated} from './rule.ts'

/** A URI: a scheme, and no white space in what follows (RFC 3987 has letters of all scripts). */
const isUri = (id: string): boolean => /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(id)

/** Whether a reader knows an item again: it shows twice what comes with another id, and loses what shares one. */
export const idRules: FeedRules = {
  'feed-id-missing': {
    severity: 'error',
    meaning: 'An item has no id: readers guess one, and show it as new when it changes.',
    remedy: 'Give each item a `guid` or `id` that never changes.',
    check: onItems(function* ({id, object}) {
      if ((id ?? '').trim() === '' && typeof object?.id !== 'number')
        yield 'Unexpected item without an id, expected one'
    }),
  },
  'feed-id-twice': {
    severity: 'error',
    meaning: 'Two items have one id: readers show one of them.',
    remedy: 'Give each its own `id` in the frontmatter.',
    check: function* ({items}) {
      const known = new Map<string, number>()
      for (const [item, {id}] of items.entries()) {
        if (id === undefined) continue
        const other = known.get(id.trim())
        if (other !== undefined)
          yield {item, reason: `Unexpected id ${quoted(id)} of item ${other + 1}, expected another`}
        known.set(id.trim(), item)
      }
    },
  },
  'feed-id-uri': {
    severity: 'error',
    meaning: 'The id of an Atom feed or entry is no URI.',
    remedy: 'Write a `tag:` or `urn:` URI, or a full address.',
    check: onBoth(function* ({id}, {kind}) {
      if (kind === 'atom' && id !== undefined && id !== '' && !isUri(id.trim()))
        yield `Unexpected id ${quoted(id)}, expected a URI`
    }),
  },
  'feed-id-space': {
    severity: 'error',
    meaning: 'White space stands around or in an id: some readers keep it, others do not.',
    remedy: 'Remove it.',
    check: onBoth(function* ({id}) {
      if (id !== undefined && id.trim() !== '' && /\s/.test(id))
        yield `Unexpected white space in the id ${quoted(id)}, expected none`
    }),
  },
  'feed-id-normal': {
    severity: 'warning',
    meaning: 'An id is an address that programs write otherwise, and so take for another.',
    remedy: 'Write scheme and host in small letters, without the usual port, `.` and `..`.',
    check: onBoth(function* ({id = ''}) {
      if (
        /^[^:]*[A-Z][^:]*:\/\/|^[a-z+]+:\/\/[^/]*[A-Z]|^http:\/\/[^/]*:80(\/|$)|^https:\/\/[^/]*:443(\/|$)|\/\.\.?(\/|$)/.test(
          id,
        )
      )
        yield `Unexpected form of the id ${quoted(id)}, expected that which programs make of it`
    }),
  },
  'feed-id-own': {
    severity: 'error',
    meaning: 'An item has the id of its feed.',
    remedy: 'Give it one of its own.',
    check: onItems(function* ({id}, feed) {
      if (id !== undefined && id === feed.id)
        yield `Unexpected id ${quoted(id)} of the feed, expected another`
    }),
  },
  'feed-id-permalink': {
    severity: 'error',
    meaning: 'A `guid` counts as an address unless it says otherwise, and is none.',
    remedy: 'Write `isPermaLink="false"`.',
    check: onItems(function* ({element}) {
      for (const {attributes, text} of childrenNamed(element, 'guid')) {
        const {isPermaLink = 'true'} = attributes
        if (isPermaLink !== 'true' && isPermaLink !== 'false')
          yield `Unexpected isPermaLink ${quoted(isPermaLink)}, expected true or false`
        else if (isPermaLink === 'true' && text.trim() !== '' && !isFull(text.trim()))
          yield `Unexpected guid ${quoted(text)}, expected an address, or isPermaLink="false"`
      }
    }),
  },
  'feed-tombstone': {
    severity: 'error',
    meaning: 'A deleted entry does not say which, or not since when (RFC 6721).',
    remedy: 'Give `at:deleted-entry` a `ref` that is a URI, and `when`.',
    check: onFeed(function* ({element}) {
      for (const {attributes} of childrenNamed(element, 'at:deleted-entry')) {
        const {ref = '', when = ''} = attributes
        if (!isUri(ref)) yield `Unexpected ref ${quoted(ref)} of a deleted entry, expected its id`
        if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(when))
          yield `Unexpected when ${quoted(when)} of a deleted entry, expected one like 2026-11-24T12:00:00Z`
      }
    }),
  },
  'feed-tombstone-alive': {
    severity: 'error',
    meaning: 'The feed carries an entry that it says is deleted.',
    remedy: 'Leave one of the two out.',
    check: onFeed(function* ({element, items}) {
      const deleted = childrenNamed(element, 'at:deleted-entry')
      for (const {attributes} of deleted)
        if (
          items.some(
            ({id, updated = ''}) =>
              id === attributes.ref && !(Date.parse(updated) > Date.parse(attributes.when ?? '')),
          )
        )
          yield `Unexpected entry ${quoted(attributes.ref)} that is deleted, expected none`
      for (const ref of repeated(deleted.map(({attributes}) => attributes.ref ?? '')))
        yield `Unexpected second deletion of ${quoted(ref)}, expected one`
    }),
  },
}
