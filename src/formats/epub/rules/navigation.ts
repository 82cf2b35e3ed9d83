import type {XmlElement} from '@rgrove/parse-xml'
import {type Book, childrenOf, elementsOf, type Page, targetOf, textOf, wordsOf} from './book.ts'
import type {EpubRules, Finding} from './rule.ts'

/** Deepest level that readers show, whatever the contents hold. */
const deepest = 4

const navsOf = ({nav}: Book, type: string): readonly XmlElement[] =>
  (nav?.elements ?? []).filter(
    ({name, attributes}) => name === 'nav' && wordsOf(attributes['epub:type']).includes(type),
  )

const linksIn = (element: XmlElement | undefined): readonly XmlElement[] =>
  element ? elementsOf(element).filter(({name}) => name === 'a') : []

const hrefOf = ({attributes}: XmlElement): string => attributes.href ?? ''

/** Entries of a navigation that lead to no place of the book. */
function* deadIn(links: readonly string[], from: Page, {files, pages}: Book): Iterable<Finding> {
  for (const href of links) {
    const {path, fragment} = targetOf(href, from.path)
    const page = pages.find(one => one.path === path)
    if (!files.has(path) || (fragment && page && !page.ids.has(fragment)))
      yield {
        path: from.path,
        reason: `Unexpected entry to \`${href}\`, expected a place of the book`,
      }
  }
}

/** Places of links as numbers that grow with the text. */
function ordersOf(
  links: readonly XmlElement[],
  from: Page,
  {spine, pages}: Book,
): readonly number[] {
  const files = spine.map(item => item?.path)
  return links.map(link => {
    const {path, fragment} = targetOf(hrefOf(link), from.path)
    const page = pages.find(one => one.path === path)
    const place =
      fragment === undefined
        ? -1
        : (page?.elements.findIndex(({attributes}) => attributes.id === fragment) ?? -1)
    return files.indexOf(path) * 1e6 + place
  })
}

const pointsOf = ({ncx}: Book): readonly XmlElement[] =>
  (ncx?.elements ?? []).filter(({name}) => name === 'navPoint')

const sourceOf = (point: XmlElement): string =>
  childrenOf(point).find(({name}) => name === 'content')?.attributes.src ?? ''

/** Whether readers find their way (EPUB 3.3, 7). */
export const navigationRules: EpubRules = {
  'epub-nav': {
    severity: 'error',
    meaning: 'There is no navigation document, or no contents in it.',
    remedy: 'List an XHTML file with `nav epub:type="toc"` as `nav` in the manifest.',
    *check(book) {
      if (!book.nav)
        yield {
          path: book.opfPath ?? '',
          reason: 'Unexpected book without a navigation document, expected one',
        }
      else if (linksIn(navsOf(book, 'toc')[0]).length === 0)
        yield {
          path: book.nav.path,
          reason: 'Unexpected contents without an entry, expected one for each chapter',
        }
    },
  },
  'epub-nav-dead': {
    severity: 'error',
    meaning: 'An entry of the contents leads to no place of the book.',
    remedy: 'Check the headings that the contents are made from.',
    *check(book) {
      const links = navsOf(book, 'toc').flatMap(linksIn)
      if (book.nav) yield* deadIn(links.map(hrefOf), book.nav, book)
    },
  },
  'epub-nav-order': {
    severity: 'error',
    meaning: 'The contents are not in the order of the text.',
    remedy: 'List chapters in the order in which they stand: Kindle refuses others.',
    *check(book) {
      const links = linksIn(navsOf(book, 'toc')[0])
      const orders = book.nav ? ordersOf(links, book.nav, book) : []
      for (const [index, order] of orders.entries())
        if (order < (orders[index - 1] ?? Number.NEGATIVE_INFINITY))
          yield {
            path: book.nav?.path ?? '',
            reason: `Unexpected entry \`${textOf(links[index]!)}\` behind a later place, expected the order of the text`,
          }
    },
  },
  'epub-nav-text': {
    severity: 'error',
    meaning: 'An entry of the contents has no text.',
    remedy: 'Give the heading words.',
    *check(book) {
      for (const link of navsOf(book, 'toc').flatMap(linksIn))
        if (textOf(link) === '')
          yield {
            path: book.nav?.path ?? '',
            reason: `Unexpected entry to \`${hrefOf(link)}\` without text, expected the heading`,
          }
    },
  },
  'epub-nav-twice': {
    severity: 'warning',
    meaning: 'Two entries of the contents lead to one place.',
    remedy: 'Leave one out.',
    *check(book) {
      const seen = new Set<string>()
      for (const link of linksIn(navsOf(book, 'toc')[0])) {
        if (seen.has(hrefOf(link)))
          yield {
            path: book.nav?.path ?? '',
            reason: `Unexpected second entry to \`${hrefOf(link)}\`, expected one`,
          }
        seen.add(hrefOf(link))
      }
    },
  },
  'epub-nav-depth': {
    severity: 'warning',
    meaning: `The contents are more than ${deepest} levels deep.`,
    remedy: 'Leave the lowest headings out: few readers show more.',
    *check(book) {
      const depthOf = (element: XmlElement): number =>
        childrenOf(element).reduce((depth, child) => Math.max(depth, depthOf(child)), 0) +
        (element.name === 'ol' ? 1 : 0)
      const depth = Math.max(0, ...navsOf(book, 'toc').map(depthOf))
      if (depth > deepest)
        yield {
          path: book.nav?.path ?? '',
          reason: `Unexpected contents of ${depth} levels, expected ${deepest} at most`,
        }
    },
  },
  'epub-nav-chapter': {
    severity: 'warning',
    meaning: 'The contents lead to no place of a chapter.',
    remedy: 'Give the chapter a title.',
    *check(book) {
      const {nav, pages, spine} = book
      if (!nav) return
      const reached = new Set(
        linksIn(navsOf(book, 'toc')[0]).map(link => targetOf(hrefOf(link), nav.path).path),
      )
      for (const {path, elements} of pages) {
        const isChapter = elements.some(({attributes}) =>
          wordsOf(attributes['epub:type']).includes('chapter'),
        )
        if (isChapter && !reached.has(path) && spine.some(item => item?.path === path))
          yield {
            path,
            reason: 'Unexpected chapter that the contents do not lead to, expected an entry',
          }
      }
    },
  },
  'epub-landmarks': {
    severity: 'warning',
    meaning: 'No landmark says where the text begins, or what it says is no place of the book.',
    remedy: 'Readers open a new book at the landmark `bodymatter`.',
    *check(book) {
      if (!book.nav) return
      const links = navsOf(book, 'landmarks').flatMap(linksIn)
      if (!links.some(({attributes}) => wordsOf(attributes['epub:type']).includes('bodymatter')))
        yield {
          path: book.nav.path,
          reason:
            'Unexpected landmarks without `bodymatter`, expected the place where the text begins',
        }
      yield* deadIn(links.map(hrefOf), book.nav, book)
    },
  },
  'epub-page-list': {
    severity: 'error',
    meaning: 'The list of printed pages has an entry without a place, or is not in their order.',
    remedy: 'Make the book anew together with its PDF.',
    *check(book) {
      if (!book.nav) return
      const links = navsOf(book, 'page-list').flatMap(linksIn)
      yield* deadIn(links.map(hrefOf), book.nav, book)
      const orders = ordersOf(links, book.nav, book)
      for (const [index, order] of orders.entries())
        if (order < (orders[index - 1] ?? Number.NEGATIVE_INFINITY))
          yield {
            path: book.nav.path,
            reason: `Unexpected page \`${textOf(links[index]!)}\` behind a later place, expected the order of the text`,
          }
    },
  },
  'epub-ncx': {
    severity: 'error',
    meaning: 'The contents for older readers are not those of the navigation document.',
    remedy: 'Make both from the same headings.',
    *check(book) {
      if (!book.ncx || !book.nav) return
      const [ncx, nav] = [book.ncx.path, book.nav.path]
      const ours = linksIn(navsOf(book, 'toc')[0]).map(link => targetOf(hrefOf(link), nav))
      const theirs = pointsOf(book).map(point => targetOf(sourceOf(point), ncx))
      const wanted = new Set(ours.map(target => JSON.stringify(target)))
      for (const target of theirs)
        if (!wanted.has(JSON.stringify(target)))
          yield {
            path: ncx,
            reason: `Unexpected entry to \`${target.path}\`, expected one that the navigation document has, too`,
          }
      if (theirs.length === 0)
        yield {
          path: ncx,
          reason: 'Unexpected contents without an entry, expected those of the navigation document',
        }
    },
  },
  'epub-ncx-order': {
    severity: 'error',
    meaning: 'The entries for older readers are not numbered upwards.',
    remedy: 'Number `playOrder` in the order of the text.',
    *check(book) {
      let before = 0
      for (const {attributes} of pointsOf(book)) {
        const order = Number(attributes.playOrder)
        if (!(order > before))
          yield {
            path: book.ncx?.path ?? '',
            reason: `Unexpected playOrder \`${attributes.playOrder ?? ''}\`, expected more than ${before}`,
          }
        before = order
      }
    },
  },
  'epub-ncx-id': {
    severity: 'error',
    meaning: 'The contents for older readers name another book.',
    remedy: 'Give `dtb:uid` the unique identifier of the package.',
    *check({ncx, opf}) {
      if (!ncx || !opf) return
      const id = opf.attributes['unique-identifier']
      const own = elementsOf(opf).find(({attributes}) => attributes.id === id)
      const said = ncx.elements.find(({attributes}) => attributes.name === 'dtb:uid')?.attributes
        .content
      if (own && said !== textOf(own))
        yield {
          path: ncx.path,
          reason: `Unexpected dtb:uid \`${said ?? ''}\`, expected \`${textOf(own)}\``,
        }
    },
  },
}
