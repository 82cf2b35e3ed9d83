import type {Element} from 'hast'
import {h} from 'hastscript'
import {isolateSignedNumbers} from '../../document/transforms/signed-numbers.ts'
import type {ContentsItem} from './contents.ts'
import type {PageTarget} from './page-breaks.ts'
import {toXhtml} from './xhtml.ts'

/** Where a reading system may lead by its own buttons. */
export interface Landmark {
  /** Of the EPUB structural semantics: `bodymatter`. */
  readonly type: string
  readonly title: string
  readonly href: string
}

export interface Navigation {
  /** Heading of the contents, and title of the document. */
  readonly title: string
  readonly landmarksTitle: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly contents: readonly ContentsItem[]
  readonly landmarks: readonly Landmark[]
  /** Where pages begin that print the contents. */
  readonly pageBreaks: readonly Element[]
  /** None where no printed edition is known. */
  readonly pages: readonly PageTarget[]
  readonly pagesTitle: string
}

/** The navigation document (EPUB 3.3, §7): contents for readers, landmarks and pages for reading systems. */
export const toNav = ({
  title,
  landmarksTitle,
  lang,
  dir,
  contents,
  landmarks,
  pageBreaks,
  pages,
  pagesTitle,
}: Navigation): string =>
  toXhtml({
    title,
    lang,
    dir,
    type: 'frontmatter',
    children: [
      ...pageBreaks,
      navElement('toc', {id: 'toc', role: 'doc-toc'}, [
        h('h1', {id: 'toc-title'}, title),
        listOf(contents, lang),
      ]),
      navElement('landmarks', {id: 'landmarks', hidden: true, ariaLabel: landmarksTitle}, [
        h('h2', landmarksTitle),
        h(
          'ol',
          landmarks.map(({type, title, href}) => h('li', [typed(h('a', {href}, title), type)])),
        ),
      ]),
      ...(pages.length > 0 ? [pageList(pages, pagesTitle)] : []),
    ],
  })

const pageList = (pages: readonly PageTarget[], title: string): Element =>
  navElement('page-list', {id: 'page-list', role: 'doc-pagelist', hidden: true, ariaLabel: title}, [
    h('h2', title),
    h(
      'ol',
      pages.map(({label, href}) => h('li', [h('a', {href}, label)])),
    ),
  ])

const navElement = (
  type: string,
  properties: Element['properties'],
  children: Element[],
): Element =>
  typed(
    h('nav', {...(type === 'toc' ? {ariaLabelledBy: ['toc-title']} : {}), ...properties}, children),
    type,
  )

const typed = (element: Element, type: string): Element => ({
  ...element,
  properties: {'epub:type': type, ...element.properties},
})

/** Entries in another language than the book's say so. */
const listOf = (items: readonly ContentsItem[], bookLang: string): Element =>
  h(
    'ol',
    items.map(({title, href, lang, dir, children}) =>
      h('li', [
        entryLink(
          h('a', {href, ...(lang === bookLang ? {} : {lang, 'xml:lang': lang, dir})}, title),
          dir,
        ),
        ...(children.length > 0 ? [listOf(children, bookLang)] : []),
      ]),
    ),
  )

function entryLink(link: Element, dir: 'ltr' | 'rtl'): Element {
  isolateSignedNumbers(link, dir)
  return link
}
