import type {Element} from 'hast'
import {mapElements} from '../map-elements.ts'
import {decodedFragment} from './links.ts'
import type {Part} from './part.ts'

/** The parts with links and headings led to where their places went: `moved` has the new file by `file#id`. */
export const relinkParts = (
  parts: readonly Part[],
  moved: ReadonlyMap<string, string>,
): readonly Part[] =>
  parts.map(part => ({
    ...part,
    body: mapElements(part.body, element => relink(element, part, moved)),
    headings: part.headings.map(heading => {
      const file = moved.get(`${part.file}#${heading.id}`)
      return file === undefined ? heading : {...heading, file}
    }),
  }))

function relink(element: Element, part: Part, moved: ReadonlyMap<string, string>): Element {
  const {href} = element.properties
  if (element.tagName !== 'a' || typeof href !== 'string') return element
  const [target = '', fragment] = href.split('#', 2)
  if (fragment === undefined) return element
  // A link without a file means the part as it was in one piece.
  const before = target === '' ? (part.continues ?? part.file) : target
  const after = moved.get(`${before}#${decodedFragment(fragment)}`) ?? before
  const file = after === part.file ? '' : after
  return file === target
    ? element
    : {...element, properties: {...element.properties, href: `${file}#${fragment}`}}
}
