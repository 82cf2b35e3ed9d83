import {childrenNamed} from './element.ts'
import {type FeedRules, isFull, onBoth, onItems, quoted, repeated} from './rule.ts'

const isMail = (text: string): boolean => /^[^\s@<>()]+@[^\s@<>()]+$/.test(text)

/** Whether readers know who wrote an item and what it is about. */
export const peopleRules: FeedRules = {
  'feed-author-missing': {
    severity: 'error',
    meaning: 'Neither an Atom entry nor its feed has an author (RFC 4287, 4.1.1).',
    remedy: 'Set `publisher` in publication.yaml.',
    check: onItems(function* ({element}, {kind, people}) {
      if (
        kind === 'atom' &&
        people.length === 0 &&
        childrenNamed(element, 'author').length === 0 &&
        !childrenNamed(element, 'source').some(source => childrenNamed(source, 'author').length > 0)
      )
        yield 'Unexpected entry without an author, expected one, or one of the feed'
    }),
  },
  'feed-author-name': {
    severity: 'error',
    meaning: 'An author has no name.',
    remedy: 'Set `name` of the author.',
    check: onBoth(function* ({people}) {
      if (people.some(({name}) => name.trim() === ''))
        yield 'Unexpected author without a name, expected one'
    }),
  },
  'feed-author-twice': {
    severity: 'warning',
    meaning: 'An author is named twice.',
    remedy: 'Name everybody once.',
    check: onItems(function* ({people, element}) {
      const [contributors] = [childrenNamed(element, 'contributor').length]
      const authors = people.slice(0, people.length - contributors)
      for (const name of repeated(authors.map(({name}) => name)))
        yield `Unexpected second author ${quoted(name)}, expected one of that name`
    }),
  },
  'feed-author-mail': {
    severity: 'error',
    meaning:
      'An address of an author is none. RSS has an e-mail address in `author`, and the name behind it.',
    remedy: 'Use `dc:creator` for names.',
    check: onBoth(function* ({element, people}, {kind}) {
      if (kind === 'rss')
        for (const name of ['author', 'managingEditor', 'webMaster'])
          for (const {text} of childrenNamed(element, name))
            if (!isMail(text.trim().replace(/\s*\(.*\)$/, '')))
              yield `Unexpected ${name} ${quoted(text)}, expected an e-mail address, then the name in parentheses`
      for (const {email} of people)
        if (email !== undefined && !isMail(email.trim()))
          yield `Unexpected e-mail address ${quoted(email)}, expected one with @`
    }),
  },
  'feed-author-address': {
    severity: 'error',
    meaning: 'The page of an author has no full address.',
    remedy: 'Write it in full.',
    check: onBoth(function* ({people}) {
      for (const {url} of people)
        if (url !== undefined && !isFull(url.trim()) && !/^mailto:/.test(url))
          yield `Unexpected address ${quoted(url)} of an author, expected a full one`
    }),
  },
  'feed-category-twice': {
    severity: 'warning',
    meaning: 'An item has a category twice, or in capitals and in small letters.',
    remedy: 'Keep one of the `tags`.',
    check: onItems(function* ({categories}) {
      for (const category of repeated(categories.map(one => one.toLowerCase())))
        yield `Unexpected second category ${quoted(category)}, expected one`
    }),
  },
  'feed-category-empty': {
    severity: 'error',
    meaning: 'A category has no name.',
    remedy: 'Leave it out.',
    check: onItems(function* ({categories}) {
      if (categories.some(category => category.trim() === ''))
        yield 'Unexpected empty category, expected its name'
    }),
  },
}
