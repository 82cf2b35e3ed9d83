import {seriesOf} from '../../../config/series.ts'
import {isIn} from '../../../document/targets.ts'
import type {Book, Chapter, Entry, Issue, Story, WebPage} from '../../../publication/publication.ts'
import {translationsOf} from '../../../publication/translations.ts'
import {type EntryView, type ImageView, viewEntry} from '../../../theme/view.ts'
import {viewWork} from '../../../theme/view-work.ts'
import {offers, type Press} from '../../format.ts'
import {fullAddresses} from '../../full-addresses.ts'
import {siteUrl} from '../../site-url.ts'
import {isOnSite} from '../addresses.ts'
import type {Thing} from './json-ld.ts'
import {makersOf, publisherOf} from './people.ts'

/** What an entry is to search engines. All of it stands on its page as well, or is the same in words. */
export function entryThing(press: Press, entry: Story | Book | Issue | WebPage | Chapter): Thing {
  const place = {
    theme: press.theme,
    publication: press.publication,
    target: 'web',
    addresses: fullAddresses(press),
  } as const
  const view = viewEntry(entry, place)
  const work = workThing(press, entry, view)
  switch (entry.type) {
    case 'story':
      return {...work, ...storyFacts(view, press, entry)}
    case 'page':
      return {...work, '@type': 'WebPage', name: view.title}
    case 'chapter':
      return {...work, '@type': 'Chapter', name: view.title, position: entry.number}
    case 'book':
      return {...work, ...bookFacts(press, entry), image: pictureOf(viewWork(entry, place).cover)}
    case 'issue':
      return {
        ...work,
        '@type': 'PublicationIssue',
        name: view.title,
        image: pictureOf(viewWork(entry, place).cover),
        hasPart: entry.stories
          .filter(story => isOnSite(press, story))
          .map(story => reference(press, story, 'NewsArticle')),
      }
  }
}

/** What all kinds of entries have. */
function workThing(press: Press, entry: Story | Book | Issue | WebPage | Chapter, view: EntryView) {
  const {config} = press.publication
  const url = siteUrl(config, entry.path)
  return {
    '@type': 'CreativeWork',
    '@id': url,
    url,
    identifier: entry.id,
    inLanguage: view.lang,
    alternativeHeadline: view.subtitle,
    description: view.summary,
    ...makersOf(press, entry),
    publisher: publisherOf(press),
    datePublished: view.published,
    dateModified: view.updated ?? view.published,
    image: pictureOf(view.image),
    encoding: some(filesOf(press, entry).map(fileThing)),
    ...accessFacts(entry),
    copyrightNotice: view.rights?.text,
    isPartOf: {'@id': siteUrl(config, '#website')},
    ...translationFacts(press, entry),
  }
}

/** Who has to pay for an entry, and for which part of its page: the words, not the headline. */
const accessFacts = ({document}: Entry) =>
  document.frontmatter.free
    ? {isAccessibleForFree: true}
    : {
        isAccessibleForFree: false,
        hasPart: {
          '@type': 'WebPageElement',
          isAccessibleForFree: false,
          cssSelector: '.story-body',
        },
      }

function storyFacts(view: EntryView, press: Press, story: Story) {
  const {dateline, corrections, sources, tags, section} = view
  return {
    '@type': typeOf(view, story),
    headline: view.title,
    mainEntityOfPage: siteUrl(press.publication.config, story.path),
    dateline: dateline && [dateline.place, dateline.agency].filter(Boolean).join(' – '),
    articleSection: section?.name,
    keywords: some(tags.map(({name}) => name)),
    wordCount: story.document.words,
    correction: some(
      corrections.map(({date, text}) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text,
      })),
    ),
    ...liveFacts(press, story),
    citation: some(sources.map(({name, url}) => ({'@type': 'CreativeWork', name, url}))),
  }
}

/** What has no date is no news. */
function typeOf({published}: EntryView, {document}: Story): string {
  if (updatesOf(document).length > 0) return 'LiveBlogPosting'
  return published === undefined ? 'Article' : 'NewsArticle'
}

const updatesOf = ({updates}: Story['document']) => updates.filter(update => isIn(update, 'web'))

/** The updates of a live story, as they stand on its page. */
function liveFacts(press: Press, {document, path}: Story) {
  const updates = updatesOf(document)
  const times = updates.map(({time}) => time.replace(' ', 'T'))
  return {
    coverageStartTime: times.at(-1),
    liveBlogUpdate: some(
      updates.map(({id, title}, index) => ({
        '@type': 'BlogPosting',
        headline: title === '' ? document.title : title,
        datePublished: times[index],
        url: `${siteUrl(press.publication.config, path)}#${encodeURIComponent(id)}`,
      })),
    ),
  }
}

function bookFacts(press: Press, book: Book) {
  const {isbn, edition, pages} = book.document.frontmatter
  const series = seriesOf(book.document.frontmatter)
  return {
    '@type': 'Book',
    name: book.document.title,
    isbn: isbn?.replace(/[- ]/g, '').toUpperCase(),
    bookEdition: edition,
    numberOfPages: pages,
    position: series[0]?.position,
    workExample: some(
      filesOf(press, book)
        .filter(({mediaType}) => mediaType === epubType)
        .map(file => ({
          '@type': 'Book',
          bookFormat: 'https://schema.org/EBook',
          inLanguage: book.document.lang,
          url: file.url,
          encoding: fileThing(file),
        })),
    ),
    hasPart: book.chapters
      .filter(chapter => isOnSite(press, chapter))
      .map(chapter => reference(press, chapter, 'Chapter')),
  }
}

interface WorkFile {
  readonly mediaType: string
  readonly url: string
}

const epubType = 'application/epub+zip'

/** The PDF and the e-book of a work; the parts of a book have none. */
function filesOf(
  press: Press,
  entry: Story | Book | Issue | WebPage | Chapter,
): readonly WorkFile[] {
  if (entry.type === 'chapter' || entry.type === 'page') return []
  return (['pdf', 'epub'] as const)
    .filter(format => offers(press, entry, format))
    .map(format => ({
      mediaType: format === 'pdf' ? 'application/pdf' : epubType,
      url: siteUrl(press.publication.config, `${entry.path}${entry.slug}.${format}`),
    }))
}

const fileThing = ({mediaType, url}: WorkFile): Thing => ({
  '@type': 'MediaObject',
  encodingFormat: mediaType,
  contentUrl: url,
})

function translationFacts(press: Press, entry: Entry) {
  const [original, ...translations] = translationsOf(press.publication, entry)
  if (!original) return {}
  const idOf = ({path}: Entry) => ({'@id': siteUrl(press.publication.config, path)})
  return original.document === entry.document
    ? {workTranslation: translations.filter(one => isOnSite(press, one)).map(idOf)}
    : {translationOfWork: isOnSite(press, original) ? idOf(original) : undefined}
}

const reference = ({publication}: Press, {path, document}: Entry, type: string): Thing => ({
  '@type': type,
  '@id': siteUrl(publication.config, path),
  url: siteUrl(publication.config, path),
  name: document.title,
})

const pictureOf = (image: ImageView | undefined): Thing | undefined =>
  image && {
    '@type': 'ImageObject',
    url: image.src,
    width: image.width,
    height: image.height,
    caption: image.caption ?? (image.alt === '' ? undefined : image.alt),
    creditText: image.credit,
  }

const some = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length > 0 ? items : undefined
