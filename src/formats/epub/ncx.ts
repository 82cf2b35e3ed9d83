import {type ContentsItem, depthOf} from './contents.ts'
import {block, element, emptyElement, textElement} from './markup.ts'

export interface Ncx {
  /** The package's unique identifier. */
  readonly identifier: string
  readonly title: string
  readonly lang: string
  readonly contents: readonly ContentsItem[]
}

/** The contents once more for reading systems of EPUB 2 and for Kindle. */
export function toNcx({identifier, title, lang, contents}: Ncx): string {
  const {points} = pointsOf(contents, 1)
  const meta = (name: string, content: string) => emptyElement('meta', {name, content})
  const root = block(
    'ncx',
    {xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': lang},
    [
      block('head', {}, [
        meta('dtb:uid', identifier),
        meta('dtb:depth', String(Math.max(1, depthOf(contents)))),
        meta('dtb:totalPageCount', '0'),
        meta('dtb:maxPageNumber', '0'),
      ]),
      element('docTitle', {}, textElement('text', {}, title)),
      block('navMap', {}, points),
    ],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** Points numbered through in reading order, from `order` on, and the next number. */
function pointsOf(
  items: readonly ContentsItem[],
  order: number,
): {readonly points: readonly string[]; readonly next: number} {
  const points: string[] = []
  let next = order
  for (const {title, href, children} of items) {
    const below = pointsOf(children, next + 1)
    points.push(
      block('navPoint', {id: `point-${next}`, playOrder: String(next)}, [
        element('navLabel', {}, textElement('text', {}, title)),
        emptyElement('content', {src: href}),
        ...below.points,
      ]),
    )
    next = below.next
  }
  return {points, next}
}
