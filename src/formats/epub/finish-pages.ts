import type {Element, Root} from 'hast'
import {mapElements} from '../map-elements.ts'
import {fillBlanks, hasBlanks} from './blanks.ts'
import {resolveHref} from './links.ts'
import type {PackageParts} from './packager.ts'
import type {PageMarks} from './page-breaks.ts'
import type {WrittenPages} from './write-pages.ts'
import {attribute, serializeElements} from './xhtml.ts'

/** The pages with their blanks filled in, and the trees behind them. */
export function finishPages(
  {pages, blanks, bodies, ids, moved}: WrittenPages,
  marks: PageMarks,
): Pick<PackageParts, 'documents' | 'bodies'> {
  const fill = (index: number): string => {
    const blank = blanks[index]
    if (blank?.type !== 'link') return serializeElements(marks.at(index))
    const href = resolveHref(blank.href, blank.from, {ids, moved})
    return href === undefined ? '' : attribute('href', href)
  }
  return {
    documents: new Map(pages.map(({file, xhtml}) => [file, filledPage(xhtml, fill)])),
    bodies: new Map([...bodies].map(([file, body]) => [file, withMarks(body, marks)])),
  }
}

const filledPage = (xhtml: Uint8Array, fill: (index: number) => string): Uint8Array =>
  hasBlanks(xhtml) ? Buffer.from(fillBlanks(Buffer.from(xhtml).toString(), fill)) : xhtml

const withMarks = (body: Root, marks: PageMarks): Root =>
  mapElements(body, (element: Element) =>
    element.tagName === 'span' && element.data?.blank !== undefined
      ? marks.at(element.data.blank)
      : element,
  )
