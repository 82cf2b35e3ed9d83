import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Strings} from '../../../theme/theme.ts'
import type {Page} from '../page.ts'
import type {Part} from '../part.ts'

/** A page as its reader sees it, for choosing fonts. */
export const shownPage = ({lang, dir, body}: Part): Element =>
  pageOf(lang, dir, body.children as ElementContent[])

/** The contents of a book, in their order. */
export function shownContents(pages: readonly Page[], strings: Strings): readonly Element[] {
  const [first] = pages
  if (!first) return []
  const entries = pages.map(({lang, dir, title, headings}) =>
    h('li', {lang, dir}, [
      h('a', title),
      h(
        'ol',
        headings.map(({text}) => h('li', [h('a', text)])),
      ),
    ]),
  )
  const contents = h('nav', [h('h1', strings.contents ?? 'Contents'), h('ol', entries)])
  return [pageOf(first.lang, first.dir, [contents])]
}

const pageOf = (lang: string, dir: string, children: ElementContent[]): Element =>
  h('html', {lang, dir}, [h('body', children)])
