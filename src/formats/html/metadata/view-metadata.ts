import {viewEntry} from '../../../theme/view.ts'
import type {Press} from '../../format.ts'
import {siteUrl} from '../../site-url.ts'
import type {Page} from '../page.ts'
import {sitePlace} from '../page.ts'
import {alternatesOf} from './alternates.ts'
import {subjectOf} from './subject.ts'

/** What the head of a page says of it to those who link to it. */
export function viewMetadata(press: Press, page: Page) {
  const {config} = press.publication
  const url = siteUrl(config, page.path)
  const {image} = page
  const alternates = alternatesOf(press, page.path)
  return {
    canonical: url,
    alternates,
    locale: localeOf(page.lang),
    other_locales: alternates.flatMap(({lang}) =>
      lang === page.lang ? [] : (localeOf(lang) ?? []),
    ),
    image: image && {...image, src: new URL(image.src, url).href},
    article: page.type === 'article' ? viewArticle(press, page) : undefined,
    book: page.type === 'book' ? viewBook(press, page) : undefined,
  }
}

function viewArticle(press: Press, {path}: Page) {
  const subject = subjectOf(press, path)
  if (subject?.type !== 'entry') return undefined
  const view = viewEntry(subject.entry, sitePlace(press, path))
  const base = siteUrl(press.publication.config, path)
  return {
    published: view.published,
    modified: view.updated,
    section: view.section?.name,
    authors: view.authors.map(({name, href}) => ({
      name,
      // Open Graph wants a page; a name is what it gets of those who have none.
      profile: href === undefined ? name : new URL(href, base).href,
    })),
    tags: view.tags.map(({name}) => name),
  }
}

function viewBook(press: Press, {path}: Page) {
  const subject = subjectOf(press, path)
  if (subject?.type !== 'entry') return undefined
  const {isbn} = subject.entry.document.frontmatter
  return {isbn: isbn?.replace(/[- ]/g, '').toUpperCase()}
}

/** `en_GB` for `en-GB`. Open Graph knows no language without a country, and a guess would be wrong for someone. */
function localeOf(lang: string): string | undefined {
  const [, language, region] = /^([a-z]{2,3})(?:-[a-z]{4})?-([a-z]{2})(?:-|$)/i.exec(lang) ?? []
  return language && region && `${language.toLowerCase()}_${region.toUpperCase()}`
}
