import {mediumTypeOf} from '../../../document/media.ts'
import {childrenNamed} from './element.ts'
import {type FeedRules, isFull, onItems, quoted, repeated} from './rule.ts'

const isWhole = (length: unknown): boolean =>
  typeof length === 'number'
    ? Number.isInteger(length) && length >= 0
    : typeof length === 'string' && /^\d+$/.test(length)

const isMediaType = (type: string): boolean => /^[a-z]+\/[a-z\d][a-z\d.+-]*(\s*;.*)?$/i.test(type)

/** Names that programs guess from endings and that there are not. */
const untrue = /^(image\/jpg|audio\/mp3|video\/m4v|audio\/m4a|image\/\/.*)$/i

/** Whether programs that load sound, film and pictures know beforehand what they get. */
export const enclosureRules: FeedRules = {
  'feed-enclosure-address': {
    severity: 'error',
    meaning: 'An enclosure has no full address.',
    remedy: 'Write it in full.',
    check: onItems(function* ({enclosures}) {
      for (const {url} of enclosures)
        if (!isFull(url))
          yield `Unexpected address ${quoted(url)} of an enclosure, expected a full one`
    }),
  },
  'feed-enclosure-length': {
    severity: 'error',
    meaning: 'The length of an enclosure is no whole number of bytes.',
    remedy: 'Count its bytes; write 0 in RSS for what nobody knows.',
    check: onItems(function* ({enclosures}, {kind}) {
      for (const {url, length} of enclosures)
        if (length === undefined ? kind === 'rss' : !isWhole(length))
          yield `Unexpected length ${quoted(length ?? '')} of the enclosure ${quoted(url)}, expected bytes`
    }),
  },
  'feed-enclosure-type': {
    severity: 'error',
    meaning: 'The type of an enclosure is no media type.',
    remedy: 'Write one like audio/mpeg or image/jpeg.',
    check: onItems(function* ({enclosures}, {kind}) {
      for (const {url, type} of enclosures)
        if (type === undefined ? kind !== 'atom' : !isMediaType(type) || untrue.test(type))
          yield `Unexpected type ${quoted(type ?? '')} of the enclosure ${quoted(url)}, expected a media type`
    }),
  },
  'feed-enclosure-kind': {
    severity: 'warning',
    meaning: 'An enclosure is of another kind than the ending of its address says.',
    remedy: 'Name the type of the file.',
    check: onItems(function* ({enclosures}) {
      for (const {url, type} of enclosures) {
        const own = isFull(url) ? mediumTypeOf(url) : undefined
        if (own !== undefined && type && own.split('/')[0] !== type.split('/')[0])
          yield `Unexpected type ${quoted(type)} of ${quoted(url)}, expected ${own}`
      }
    }),
  },
  'feed-enclosure-twice': {
    severity: 'error',
    meaning: 'An RSS item has a second enclosure: readers take either.',
    remedy: 'Keep one; others are `media:content`.',
    check: onItems(function* ({enclosures}, {kind}) {
      if (kind === 'rss' && enclosures.length > 1)
        yield `Unexpected ${enclosures.length} enclosures of one item, expected one`
    }),
  },
  'feed-enclosure-again': {
    severity: 'warning',
    meaning: 'One file is enclosed twice.',
    remedy: 'Leave one out.',
    check: onItems(function* ({enclosures}) {
      for (const url of repeated(enclosures.map(({url}) => url)))
        yield `Unexpected second enclosure of ${quoted(url)}, expected one`
    }),
  },
  'feed-media': {
    severity: 'error',
    meaning: 'What `media:content` says of a file is not of the form of Media RSS.',
    remedy: 'Give a full `url`, a media type, and whole numbers.',
    check: onItems(function* ({element}) {
      for (const {attributes} of childrenNamed(element, 'media:content')) {
        const {url = '', type, medium, ...others} = attributes
        if (!isFull(url))
          yield `Unexpected address ${quoted(url)} of media:content, expected a full one`
        if (type !== undefined && (!isMediaType(type) || untrue.test(type)))
          yield `Unexpected type ${quoted(type)} of media:content, expected a media type`
        if (medium !== undefined && !/^(image|audio|video|document|executable)$/.test(medium))
          yield `Unexpected medium ${quoted(medium)}, expected image, audio, video, document or executable`
        for (const name of ['fileSize', 'width', 'height'])
          if (others[name] !== undefined && !isWhole(others[name]))
            yield `Unexpected ${name} ${quoted(others[name])} of media:content, expected a whole number`
      }
    }),
  },
}
