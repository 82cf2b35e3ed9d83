import type {Element, Properties, Root} from 'hast'
import {mapElements} from '../map-elements.ts'
import {breathe} from './breathe.ts'
import {pageHoldings} from './holdings.ts'
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
export async function resolveLinks(parts: readonly Part[]): Promise<readonly Part[]> {
  const unique: Part[] = []
  const ids = new Map<string, ReadonlySet<string>>()
  for (const part of parts) {
    const body = withUniqueIds(part.body)
    unique.push({...part, body})
    ids.set(part.file, idsOf(body))
    await breathe()
  }
  const resolved: Part[] = []
  for (const part of unique) {
    const body = mapElements(part.body, element => resolveReferences(element, part.file, ids))
    resolved.push({...part, body})
    await breathe()
  }
  return resolved
}

function withUniqueIds(body: Root): Root {
  const seen = new Set<string>()
  return mapElements(body, element => {
    const {id, ...properties} = element.properties
    if (typeof id !== 'string') return element
    const name = safeId(id)
    if (seen.has(name)) return {...element, properties}
    seen.add(name)
    return name === id ? element : {...element, properties: {...properties, id: name}}
  })
}

/** An id that stands in a URL as it is, in any script. */
export const safeId = (id: string): string => id.replace(/[\s%#"<>\\^`{|}]/g, '-')

/** Every id of a page. */
export const idsOf = (body: Root): ReadonlySet<string> => pageHoldings(body).ids

function resolveReferences(
  element: Element,
  file: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Element {
  const used = references.filter(name => element.properties[name] !== undefined)
  const {href} = element.properties
  const isLink = element.tagName === 'a' && typeof href === 'string'
  if (used.length === 0 && !isLink) return element
  const properties = {...element.properties}
  for (const name of used) {
    const names = namesIn(properties[name]).filter(id => ids.get(file)?.has(id))
    if (names.length > 0) properties[name] = names
    else delete properties[name]
  }
  if (isLink) {
    const resolved = resolveHref(href, file, ids)
    if (resolved === undefined) delete properties.href
    else properties.href = resolved
  }
  return {...element, properties}
}

const namesIn = (value: Properties[string]): readonly string[] =>
  (Array.isArray(value) ? value : String(value).split(/\s+/)).map(id => safeId(String(id)))

function resolveHref(
  href: string,
  file: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return href
  const [target = '', fragment] = href.split('#', 2)
  const targetIds = ids.get(target === '' ? file : target)
  if (!targetIds) return undefined
  if (fragment === undefined) return target
  const id = safeId(decodedFragment(fragment))
  if (targetIds.has(id)) return `${target}#${id}`
  return target === '' ? undefined : target
}

/** Fragments may be percent-encoded. */
export function decodedFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
