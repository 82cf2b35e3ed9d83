import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'
import {mapElements} from '../map-elements.ts'
import type {Part} from './part.ts'

/** Attributes that name ids of the same page. */
const references = [
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaControls',
  'ariaDetails',
  'ariaOwns',
  'headers',
]

/**
 * The parts with every id once in its file and every reference to one that is there. A link to a part keeps its file
 * when the place in it is unknown; a link to nowhere keeps its text.
 */
export function resolveLinks(parts: readonly Part[]): readonly Part[] {
  const unique = parts.map(part => ({...part, body: withUniqueIds(part.body)}))
  const ids = new Map(unique.map(({file, body}) => [file, idsOf(body)]))
  return unique.map(part => ({
    ...part,
    body: mapElements(part.body, element => resolveReferences(element, part.file, ids)),
  }))
}

function withUniqueIds(body: Root): Root {
  const seen = new Set<string>()
  return mapElements(body, element => {
    const {id} = element.properties
    if (typeof id !== 'string') return element
    if (!seen.has(id)) {
      seen.add(id)
      return element
    }
    const {id: _twin, ...properties} = element.properties
    return {...element, properties}
  })
}

export function idsOf(body: Root): ReadonlySet<string> {
  const ids = new Set<string>()
  visit(body, 'element', ({properties}) => {
    if (typeof properties.id === 'string') ids.add(properties.id)
  })
  return ids
}

function resolveReferences(
  element: Element,
  file: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Element {
  const properties = {...element.properties}
  const known = (id: unknown) => ids.get(file)?.has(String(id)) === true
  for (const name of references) {
    const value = properties[name]
    if (value === undefined || value === null) continue
    const names = (Array.isArray(value) ? value : String(value).split(/\s+/)).filter(known)
    if (names.length > 0) properties[name] = names
    else delete properties[name]
  }
  if (element.tagName === 'a' && typeof properties.href === 'string') {
    const href = resolveHref(properties.href, file, ids)
    if (href === undefined) delete properties.href
    else properties.href = href
  }
  return {...element, properties}
}

function resolveHref(
  href: string,
  file: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return href
  const [target = '', fragment] = href.split('#', 2)
  const targetIds = ids.get(target === '' ? file : target)
  if (!targetIds) return undefined
  if (fragment === undefined || isIn(fragment, targetIds)) return href
  return target === '' ? undefined : target
}

/** Ids stand as they are, fragments may be percent-encoded. */
function isIn(fragment: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(fragment)) return true
  try {
    return ids.has(decodeURIComponent(fragment))
  } catch {
    return false
  }
}
