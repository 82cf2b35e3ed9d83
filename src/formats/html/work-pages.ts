import {toHtml} from 'hast-util-to-html'
import {directionOf} from '../../document/direction.ts'
import {numbersOf} from '../../publication/numbering.ts'
import type {Book, Chapter, Entry, Issue} from '../../publication/publication.ts'
import {countWord} from '../../theme/count.ts'
import {bodyWords, lowerBody} from '../../theme/lower.ts'
import {viewCard} from '../../theme/view.ts'
import {viewContents, viewWork} from '../../theme/view-work.ts'
import type {Press} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {viewDownloads} from './downloads.ts'
import {type Page, sitePlace} from './page.ts'
import {articleOf, withNotePopups} from './story-pages.ts'
import {listStep, type Step, viewTrail} from './trail.ts'
import {viewLink} from './ways.ts'

/** A book: its contents, then a page for each chapter. */
export const bookPages = (press: Press, book: Book): readonly Page[] => [
  workPage(press, book, {contents: contentsOf(press, book, book.path)}),
  ...book.chapters.map(chapter => chapterPage(press, book, chapter)),
]

/** An issue: its stories, which stand on their own pages. */
export function issuePage(press: Press, issue: Issue): Page {
  const place = sitePlace(press, issue.path)
  const stories = issue.stories.filter(story => isOnSite(press, story))
  return workPage(press, issue, {stories: stories.map(story => viewCard(story, place))})
}

function workPage(
  press: Press,
  work: Book | Issue,
  lists: Readonly<Record<string, unknown>>,
): Page {
  const {document, path} = work
  const place = sitePlace(press, path)
  const article = articleOf(press, work)
  const view = viewWork(work, place)
  const setting = {
    words: bodyWords(press.theme.strings(view.lang)),
    numbers: numbersOf(press.publication, document.path, 'web'),
  }
  return {
    path,
    lang: view.lang,
    dir: view.dir,
    title: view.title,
    description: view.summary,
    type: work.type === 'book' ? 'book' : 'website',
    image: view.cover,
    section: undefined,
    feeds: undefined,
    layout: 'contents',
    view: {
      ...view,
      ...lists,
      parts: countParts(press, work, view.lang),
      trail: viewTrail(press, [shelfOf(press, work, view.lang)], {lang: view.lang, place}),
      downloads: viewDownloads(press, work, place.addresses),
    },
    slots: () => ({body: toHtml(lowerBody(document, 'web', place.addresses, '', setting))}),
    inputs: article.inputs,
    source: document.file.path,
  }
}

/** `12 chapters`, in the language of the page. */
const countParts = (press: Press, work: Book | Issue, lang: string): string =>
  work.type === 'book'
    ? countWord(press.theme.strings(lang), 'count-chapters', work.chapters.length, lang)
    : countWord(
        press.theme.strings(lang),
        'count-stories',
        work.stories.filter(story => isOnSite(press, story)).length,
        lang,
      )

const shelfOf = (press: Press, {type}: Book | Issue, lang: string): Step =>
  listStep(press, `${type}s`, lang)

function chapterPage(press: Press, book: Book, chapter: Chapter): Page {
  const article = articleOf(press, chapter)
  const {view} = article
  const place = sitePlace(press, chapter.path)
  const {addresses} = place
  const {lang} = view
  const whole = {title: book.document.title, path: book.path, lang: book.document.lang}
  const beside = (offset: number) => linkTo(book.chapters[chapter.number - 1 + offset])
  const linkTo = (entry: Entry | undefined) => entry && viewLink(entry, place)
  return {
    path: chapter.path,
    lang: view.lang,
    dir: view.dir,
    title: `${view.title} — ${book.document.title}`,
    description: view.summary,
    type: 'article',
    image: view.image,
    section: undefined,
    feeds: undefined,
    layout: 'chapter',
    view: {
      lang,
      book: linkTo(book),
      trail: viewTrail(press, [shelfOf(press, book, lang), whole], {lang, place}),
      parts: countParts(press, book, lang),
      contents: contentsOf(press, book, chapter.path).map((part, index) => ({
        ...part,
        current: index === chapter.number - 1,
      })),
      previous: beside(-1),
      next: beside(1),
      downloads: viewDownloads(press, book, addresses),
    },
    slots: file => ({article: withNotePopups(press, place, {article: article.html(file), lang})}),
    inputs: article.inputs,
    source: chapter.document.file.path,
  }
}

function contentsOf(press: Press, book: Book, from: string) {
  const place = sitePlace(press, from)
  return viewContents(
    book.chapters,
    place,
    ({document, path}, fragment) =>
      place.addresses.document(document.path, fragment) ?? place.addresses.site(path),
  )
}

/** The list of all books, or of all issues: `books/`, `issues/`. */
export function shelfPage(press: Press, kind: 'books' | 'issues'): Page | undefined {
  const {config} = press.publication
  const path = `${kind}/`
  const place = sitePlace(press, path)
  const all: readonly (Book | Issue)[] = press.publication[kind]
  const works = all.filter(work => isOnSite(press, work))
  if (works.length === 0) return undefined
  return {
    path,
    lang: config.lang,
    dir: directionOf(config.lang),
    title: press.theme.strings(config.lang)[kind] ?? kind,
    description: config.description,
    type: 'website',
    image: undefined,
    section: undefined,
    feeds: undefined,
    layout: 'shelf',
    view: {
      lang: config.lang,
      title: press.theme.strings(config.lang)[kind] ?? kind,
      count: countWord(
        press.theme.strings(config.lang),
        `count-${kind}`,
        works.length,
        config.lang,
      ),
      works: works.map(work => ({
        ...viewWork(work, place),
        parts: countParts(press, work, work.document.lang),
        href: place.addresses.site(work.path),
      })),
    },
    slots: () => ({}),
    inputs: {},
    source: 'publication.yaml',
  }
}
