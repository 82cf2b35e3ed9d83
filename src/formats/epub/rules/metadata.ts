import type {XmlElement} from '@rgrove/parse-xml'
import {type Book, elementsOf, textOf} from './book.ts'
import type {EpubRules, Finding} from './rule.ts'

const named = ({opf}: Book, name: string): readonly XmlElement[] =>
  opf ? elementsOf(opf).filter(element => element.name === name) : []

const propertiesOf = (book: Book, property: string): readonly string[] =>
  named(book, 'meta')
    .filter(({attributes}) => attributes.property === property && attributes.refines === undefined)
    .map(textOf)

/** A rule about the package document: a reason for each thing that is wrong. */
const onPackage = (check: (book: Book) => Iterable<string>) =>
  function* (book: Book): Iterable<Finding> {
    if (book.opf) for (const reason of check(book)) yield {path: book.opfPath ?? '', reason}
  }

/** Whether shops and shelves know what the book is (EPUB 3.3, 5.5; EPUB Accessibility 1.1). */
export const metadataRules: EpubRules = {
  'epub-identifier': {
    severity: 'error',
    meaning: 'The package has no identifier, or names one that it does not have.',
    remedy: 'Set `url` in publication.yaml, or `id` in the frontmatter.',
    check: onPackage(function* (book) {
      const id = book.opf?.attributes['unique-identifier']
      const own = named(book, 'dc:identifier').find(({attributes}) => attributes.id === id)
      if (!own || textOf(own) === '')
        yield `Unexpected unique-identifier \`${id ?? ''}\`, expected the id of a dc:identifier with text`
    }),
  },
  'epub-isbn': {
    severity: 'error',
    meaning: 'An ISBN does not add up.',
    remedy: 'Copy it again: its last digit proves the others.',
    check: onPackage(function* (book) {
      for (const identifier of named(book, 'dc:identifier').map(textOf)) {
        const isbn = /^urn:isbn:(.*)$/i.exec(identifier)?.[1]
        if (isbn !== undefined && !isIsbn(isbn))
          yield `Unexpected ISBN \`${isbn}\`, expected 13 digits of which the last proves the others`
      }
    }),
  },
  'epub-book-title': {
    severity: 'error',
    meaning: 'The package has no title.',
    remedy: 'Set `title` in the frontmatter.',
    check: onPackage(function* (book) {
      const titles = named(book, 'dc:title')
      if (titles.length === 0 || titles.some(title => textOf(title) === ''))
        yield 'Unexpected package without a title, expected dc:title with text'
    }),
  },
  'epub-language': {
    severity: 'error',
    meaning: 'The package names no language.',
    remedy: 'Set `lang` in publication.yaml or the frontmatter.',
    check: onPackage(function* (book) {
      const languages = named(book, 'dc:language')
      if (languages.length === 0 || languages.some(language => textOf(language) === ''))
        yield 'Unexpected package without a language, expected dc:language with a tag'
    }),
  },
  'epub-modified': {
    severity: 'error',
    meaning: 'The package does not say when it was changed last, or not in the one form.',
    remedy: 'Set `date` or `updated` in the frontmatter.',
    check: onPackage(function* (book) {
      const found = propertiesOf(book, 'dcterms:modified')
      if (found.length !== 1 || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(found[0] ?? ''))
        yield `Unexpected dcterms:modified \`${found.join(' ')}\`, expected one like 2026-11-24T12:00:00Z`
    }),
  },
  'epub-date': {
    severity: 'error',
    meaning: 'The date of publication is no date.',
    remedy: 'Write it as 2026-11-24.',
    check: onPackage(function* (book) {
      for (const date of named(book, 'dc:date').map(textOf))
        if (!/^-?\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(date))
          yield `Unexpected date \`${date}\`, expected one like 2026-11-24`
    }),
  },
  'epub-creator': {
    severity: 'warning',
    meaning: 'Nobody is named as author or editor.',
    remedy: 'Set `authors` in the frontmatter: shops sort by names.',
    check: onPackage(function* (book) {
      if (named(book, 'dc:creator').length === 0)
        yield 'Unexpected package without an author, expected dc:creator'
    }),
  },
  'epub-description': {
    severity: 'warning',
    meaning: 'Nothing says what the book is about.',
    remedy: 'Set `summary` in the frontmatter: shops print it.',
    check: onPackage(function* (book) {
      const texts = named(book, 'dc:description').map(textOf)
      if (texts.length === 0)
        yield 'Unexpected package without a description, expected dc:description'
      if (texts.includes('')) yield 'Unexpected empty dc:description, expected text or none'
    }),
  },
  'epub-publisher': {
    severity: 'warning',
    meaning: 'No publisher is named.',
    remedy: 'Set `publisher` in publication.yaml.',
    check: onPackage(function* (book) {
      if (named(book, 'dc:publisher').every(one => textOf(one) === ''))
        yield 'Unexpected package without a publisher, expected dc:publisher'
    }),
  },
  'epub-refines': {
    severity: 'error',
    meaning: 'A line of the metadata is about something that is not there.',
    remedy: 'Name the id of another line.',
    check: onPackage(function* (book) {
      const ids = new Set(book.opf ? elementsOf(book.opf).map(({attributes}) => attributes.id) : [])
      for (const {
        attributes: {refines, property = ''},
      } of named(book, 'meta'))
        if (refines !== undefined && !ids.has(refines.replace(/^#/, '')))
          yield `Unexpected ${property} of \`${refines}\`, expected the id of another line`
    }),
  },
  'epub-accessibility': {
    severity: 'error',
    meaning:
      'The package does not say who can read it: the European Accessibility Act asks for that.',
    remedy:
      'State `accessMode`, `accessibilityFeature`, `accessibilityHazard` and `accessModeSufficient`.',
    check: onPackage(function* (book) {
      for (const name of [
        'accessMode',
        'accessModeSufficient',
        'accessibilityFeature',
        'accessibilityHazard',
        'accessibilitySummary',
      ])
        if (propertiesOf(book, `schema:${name}`).length === 0)
          yield `Unexpected package without schema:${name}, expected one`
    }),
  },
  'epub-claim': {
    severity: 'error',
    meaning: 'The package claims what its pages do not hold.',
    remedy: 'Describe every picture, or let the claim go.',
    check: onPackage(function* (book) {
      const features = propertiesOf(book, 'schema:accessibilityFeature')
      const elements = book.pages.flatMap(page => page.elements)
      const undescribed = elements.some(
        ({name, attributes}) => name === 'img' && attributes.alt === undefined,
      )
      const hasPages = elements.some(({attributes}) => attributes['epub:type'] === 'page-list')
      if (features.includes('alternativeText') && undescribed)
        yield 'Unexpected claim `alternativeText`, expected a description of every picture'
      if (features.includes('MathML') && !elements.some(({name}) => name === 'math'))
        yield 'Unexpected claim `MathML`, expected a formula'
      if (features.includes('pageNavigation') && !hasPages)
        yield 'Unexpected claim `pageNavigation`, expected a list of pages'
    }),
  },
  'epub-cover-old': {
    severity: 'warning',
    meaning: 'Older readers are not told which picture is the cover.',
    remedy: 'Add `<meta name="cover" content="…"/>` with the id of the item.',
    check: onPackage(function* (book) {
      const cover = book.items.find(({properties}) => properties.includes('cover-image'))
      const said = named(book, 'meta').find(({attributes}) => attributes.name === 'cover')
        ?.attributes.content
      if (cover && said !== cover.id)
        yield `Unexpected cover \`${said ?? ''}\` for older readers, expected \`${cover.id}\``
    }),
  },
}

function isIsbn(text: string): boolean {
  const digits = text.replaceAll('-', '')
  if (!/^97[89]\d{10}$/.test(digits)) return false
  return (
    [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) %
      10 ===
    0
  )
}
