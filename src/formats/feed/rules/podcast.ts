import {childrenNamed, type FeedElement, textOf} from './element.ts'
import {type FeedRules, isFull, onBoth, onFeed, quoted} from './rule.ts'

/** Apple's categories, to which other directories keep, too. */
const categories = new Set([
  'Arts',
  'Business',
  'Comedy',
  'Education',
  'Fiction',
  'Government',
  'Health & Fitness',
  'History',
  'Kids & Family',
  'Leisure',
  'Music',
  'News',
  'Religion & Spirituality',
  'Science',
  'Society & Culture',
  'Sports',
  'TV & Film',
  'Technology',
  'True Crime',
])

const itunes = (element: FeedElement | undefined, name: string) =>
  childrenNamed(element, `itunes:${name}`)

const isPodcast = (element: FeedElement | undefined): boolean =>
  itunes(element, 'category').length > 0

/** Whether directories of podcasts take the feed (Apple's requirements). */
export const podcastRules: FeedRules = {
  'feed-podcast-required': {
    severity: 'error',
    meaning: 'A podcast lacks what directories require: a picture, and whether it is explicit.',
    remedy: 'Set `feed.podcast` in publication.yaml.',
    check: onFeed(function* ({element}) {
      if (!isPodcast(element)) return
      for (const name of ['image', 'explicit'])
        if (itunes(element, name).length === 0)
          yield `Unexpected podcast without itunes:${name}, expected one`
    }),
  },
  'feed-podcast-author': {
    severity: 'warning',
    meaning: 'A podcast names nobody as its author.',
    remedy: 'Set `publisher` in publication.yaml.',
    check: onFeed(function* ({element}) {
      if (isPodcast(element) && itunes(element, 'author').length === 0)
        yield 'Unexpected podcast without itunes:author, expected one'
    }),
  },
  'feed-podcast-category': {
    severity: 'error',
    meaning: 'A category is none that directories have.',
    remedy: "Write one of Apple's categories, `&` included.",
    check: onFeed(function* ({element}) {
      for (const {attributes} of itunes(element, 'category'))
        if (!categories.has(attributes.text ?? ''))
          yield `Unexpected category ${quoted(attributes.text ?? '')}, expected one of Apple's`
    }),
  },
  'feed-podcast-explicit': {
    severity: 'error',
    meaning: 'Whether something is explicit is neither `true` nor `false`.',
    remedy: 'Write one of them.',
    check: onBoth(function* ({element}) {
      for (const explicit of itunes(element, 'explicit'))
        if (!/^(true|false|yes|no|clean)$/.test(textOf(explicit)))
          yield `Unexpected itunes:explicit ${quoted(explicit.text)}, expected true or false`
    }),
  },
  'feed-podcast-duration': {
    severity: 'error',
    meaning: 'A duration is neither seconds nor hours, minutes and seconds.',
    remedy: 'Write 754 or 12:34.',
    check: onBoth(function* ({element}) {
      for (const duration of itunes(element, 'duration'))
        if (!/^(\d+|(\d+:)?\d?\d:\d\d)$/.test(textOf(duration)))
          yield `Unexpected itunes:duration ${quoted(duration.text)}, expected seconds`
    }),
  },
  'feed-podcast-image': {
    severity: 'error',
    meaning: 'The picture of a podcast has no full address, or is neither JPEG nor PNG.',
    remedy: 'Name a picture whose address ends in .jpg or .png.',
    check: onBoth(function* ({element}) {
      for (const {attributes} of itunes(element, 'image')) {
        const {href = ''} = attributes
        if (!isFull(href))
          yield `Unexpected address ${quoted(href)} of itunes:image, expected a full one`
      }
      if (!isPodcast(element)) return
      for (const {attributes} of itunes(element, 'image'))
        if (isFull(attributes.href ?? '') && !/\.(jpe?g|png)([?#]|$)/i.test(attributes.href ?? ''))
          yield `Unexpected picture ${quoted(attributes.href)}, expected JPEG or PNG`
    }),
  },
  'feed-podcast-owner': {
    severity: 'error',
    meaning: 'The owner of a podcast has no e-mail address: directories send a code there.',
    remedy: 'Set `email` of the `owner`.',
    check: onFeed(function* ({element}) {
      for (const owner of itunes(element, 'owner'))
        if (!/^[^\s@]+@[^\s@]+$/.test(textOf(itunes(owner, 'email')[0])))
          yield 'Unexpected itunes:owner without an e-mail address, expected itunes:email'
    }),
  },
  'feed-podcast-episode': {
    severity: 'error',
    meaning: 'The kind of an episode, or its number, is none.',
    remedy: 'Write full, trailer or bonus, and numbers from 1.',
    check: onBoth(function* ({element}) {
      for (const kind of itunes(element, 'episodeType'))
        if (!/^(full|trailer|bonus)$/.test(textOf(kind)))
          yield `Unexpected itunes:episodeType ${quoted(kind.text)}, expected full, trailer or bonus`
      for (const name of ['episode', 'season'])
        for (const number of itunes(element, name))
          if (!/^[1-9]\d*$/.test(textOf(number)))
            yield `Unexpected itunes:${name} ${quoted(number.text)}, expected a number from 1`
    }),
  },
}
