import {type ContentsItem, depthOf} from './contents.ts'
import {block, element, emptyElement, textElement} from './markup.ts'
import type {PageTarget} from './page-breaks.ts'

export interface Ncx {
  /** The package's unique identifier. */
  readonly identifier: string
  readonly title: string
  readonly lang: string
  readonly contents: readonly ContentsItem[]
  readonly pages: readonly PageTarget[]
  readonly pagesTitle: string
  /** All that contents and pages lead to, and more, in reading order. */
  readonly places: readonly string[]
}

/** The contents and pages once more for reading systems of EPUB 2 and for Kindle. */
export function toNcx(ncx: Ncx): string {
  const {identifier, title, lang, contents, pages, pagesTitle} = ncx
  const order = playOrder(ncx)
  const meta = (name: string, content: string) => emptyElement('meta', {name, content})
  const root = block(
    'ncx',
    {xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': lang},
    [
      block('head', {}, [
        meta('dtb:uid', identifier),
        meta('dtb:depth', String(Math.max(1, depthOf(contents)))),
        meta('dtb:totalPageCount', String(pages.length)),
        meta('dtb:maxPageNumber', String(Math.max(0, ...pages.map(numberOf)))),
      ]),
      element('docTitle', {}, textElement('text', {}, title)),
      block('navMap', {}, pointsOf(contents, 1, order).points),
      ...(pages.length > 0
        ? [
            block('pageList', {}, [
              label(pagesTitle),
              ...pages.map(page => pageTarget(page, order)),
            ]),
          ]
        : []),
    ],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

type PlayOrder = (href: string) => string

/** Points and pages are counted through together, as they are read (ANSI/NISO Z39.86, 8.4.3). */
function playOrder({contents, pages, places}: Ncx): PlayOrder {
  const wanted = new Set([...hrefsOf(contents), ...pages.map(({href}) => href)])
  const order = new Map<string, number>()
  for (const place of places) if (wanted.has(place)) order.set(place, order.size + 1)
  return href => String(order.get(href) ?? order.size + 1)
}

const hrefsOf = (items: readonly ContentsItem[]): readonly string[] =>
  items.flatMap(({href, children}) => [href, ...hrefsOf(children)])

/** Points numbered through, from `number` on, and the next number. */
function pointsOf(
  items: readonly ContentsItem[],
  number: number,
  order: PlayOrder,
): {readonly points: readonly string[]; readonly next: number} {
  const points: string[] = []
  let next = number
  for (const {title, href, children} of items) {
    const below = pointsOf(children, next + 1, order)
    points.push(
      block('navPoint', {id: `point-${next}`, playOrder: order(href)}, [
        label(title),
        emptyElement('content', {src: href}),
        ...below.points,
      ]),
    )
    next = below.next
  }
  return {points, next}
}

const pageTarget = ({label: folio, href}: PageTarget, order: PlayOrder): string =>
  block('pageTarget', {id: href.split('#')[1], type: typeOf(folio), playOrder: order(href)}, [
    label(folio),
    emptyElement('content', {src: href}),
  ])

/** Roman numerals of front matter, numbers of the body in any digits, all else. */
const typeOf = (folio: string): string =>
  /^[ivxlcdm]+$/i.test(folio) ? 'front' : /^\p{Nd}+$/u.test(folio) ? 'normal' : 'special'

const numberOf = ({label: folio}: PageTarget): number => (/^\d+$/.test(folio) ? Number(folio) : 0)

const label = (text: string): string => element('navLabel', {}, textElement('text', {}, text))
