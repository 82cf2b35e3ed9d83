import type {Element, ElementData, Properties, Root} from 'hast'
import {eachElement, mapElements} from '../map-elements.ts'
import type {Blank, Origin} from './blanks.ts'
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

/** Where things are in a package. */
export interface Places {
  /** Every id of each file. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
  /** The file that an id went to, by `file#id` where it would be if its part were in one piece. */
  readonly moved: ReadonlyMap<string, string>
}

/** Where the things of one part are, in the pieces that it was cut into. */
export function placesIn(pieces: readonly Part[]): Places {
  const ids = new Map(pieces.map(({file, body}) => [file, idsOf(body)]))
  const moved = new Map<string, string>()
  for (const {file, continues, body} of pieces) {
    if (continues !== undefined) for (const id of idsOf(body)) moved.set(`${continues}#${id}`, file)
  }
  return {ids, moved}
}

/** Each id once in its file, and as it can stand in a URL. */
export function withUniqueIds(body: Root): Root {
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

/** Every id of a page, in the order of the text. */
export function idsOf(body: Root): ReadonlySet<string> {
  const ids = new Set<string>()
  eachElement(body, ({properties: {id}}) => {
    if (typeof id === 'string') ids.add(id)
  })
  return ids
}

/**
 * One piece of a part with every reference to an id that is there. A link inside the part leads where its place is; one
 * to another part becomes a blank, which `toBlank` numbers.
 */
export const resolveLinks = (piece: Part, own: Places, toBlank: (blank: Blank) => number): Root =>
  mapElements(piece.body, element => resolveElement(element, piece, own, toBlank))

function resolveElement(
  element: Element,
  {file, continues}: Part,
  own: Places,
  toBlank: (blank: Blank) => number,
): Element {
  const used = references.filter(name => element.properties[name] !== undefined)
  const {href} = element.properties
  const isLink = element.tagName === 'a' && typeof href === 'string'
  if (used.length === 0 && !isLink) return element
  const properties = {...element.properties}
  for (const name of used) {
    const names = namesIn(properties[name]).filter(id => own.ids.get(file)?.has(id))
    if (names.length > 0) properties[name] = names
    else delete properties[name]
  }
  if (!isLink || isUrl(href)) return {...element, properties}
  const from: Origin = continues === undefined ? {file} : {file, continues}
  const [target = ''] = href.split('#', 1)
  if (target !== '' && !own.ids.has(target)) {
    const blank = toBlank({type: 'link', href, from})
    return {...element, properties, data: {...element.data, blank} as ElementData}
  }
  const resolved = resolveHref(href, from, own)
  if (resolved === undefined) delete properties.href
  else properties.href = resolved
  return {...element, properties}
}

const isUrl = (href: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(href)

const namesIn = (value: Properties[string]): readonly string[] =>
  (Array.isArray(value) ? value : String(value).split(/\s+/)).map(id => safeId(String(id)))

/**
 * Where a link leads from `from`: to the file that its place went to. It keeps its file when the place is unknown;
 * undefined when there is neither.
 */
export function resolveHref(href: string, from: Origin, {ids, moved}: Places): string | undefined {
  const [target = '', fragment] = href.split('#', 2)
  if (fragment === undefined) return target === '' || ids.has(target) ? target : undefined
  const id = safeId(decodedFragment(fragment))
  // A link without a file means the part as it was in one piece.
  const before = target === '' ? (from.continues ?? from.file) : target
  const file = moved.get(`${before}#${id}`) ?? before
  if (ids.get(file)?.has(id)) return `${file === from.file ? '' : file}#${id}`
  return target !== '' && ids.has(file) ? file : undefined
}

/** Fragments may be percent-encoded. */
function decodedFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
