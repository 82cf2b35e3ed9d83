import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Strings} from '../../../theme/theme.ts'
import type {Part} from '../part.ts'

/** The pages of a book as its reader sees them, for choosing fonts: its parts, and its contents in their order. */
export function shownPages(parts: readonly Part[], strings: Strings): readonly Element[] {
  const pages = parts.map(({lang, dir, body}) =>
    pageOf(lang, dir, body.children as ElementContent[]),
  )
  const [first] = parts
  if (!first) return pages
  const entries = parts.map(({lang, dir, title, headings}) =>
    h('li', {lang, dir}, [
      h('a', title),
      h(
        'ol',
        headings.map(({text}) => h('li', [h('a', text)])),
      ),
    ]),
  )
  const contents = h('nav', [h('h1', strings.contents ?? 'Contents'), h('ol', entries)])
  return [...pages, pageOf(first.lang, first.dir, [contents])]
}

const pageOf = (lang: string, dir: string, children: ElementContent[]): Element =>
  h('html', {lang, dir}, [h('body', children)])
