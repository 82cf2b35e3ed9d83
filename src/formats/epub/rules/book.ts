import {posix} from 'node:path'
import {parseXml, type XmlElement, XmlError} from '@rgrove/parse-xml'

/** A book as its package says it is, however wrong that may be. */
export interface Book {
  /** Every file of the container by its name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Whether the file `mimetype` comes first and as it is. */
  readonly beginsRight: boolean
  /** Of the package document; undefined when the container names none. */
  readonly opfPath: string | undefined
  readonly opf: XmlElement | undefined
  readonly items: readonly Item[]
  /** Items of the spine in reading order, undefined where an entry names no item. */
  readonly spine: readonly (Item | undefined)[]
  /** XHTML files of the manifest that could be read. */
  readonly pages: readonly Page[]
  readonly nav: Page | undefined
  readonly ncx: Page | undefined
  readonly sheets: readonly Sheet[]
  /** What cannot be read, with the reason. */
  readonly broken: ReadonlyMap<string, string>
}

export interface Item {
  readonly id: string
  /** From the root of the container. */
  readonly path: string
  readonly href: string
  readonly mediaType: string
  readonly properties: readonly string[]
}

export interface Page {
  readonly path: string
  readonly root: XmlElement
  /** In the order of the file. */
  readonly elements: readonly XmlElement[]
  readonly ids: ReadonlySet<string>
  readonly text: string
}

export interface Sheet {
  readonly path: string
  readonly css: string
}

/** Read the files of a book; never throws. */
export function readBook(files: ReadonlyMap<string, Uint8Array>, beginsRight: boolean): Book {
  const broken = new Map<string, string>()
  const read = (path: string): Page | undefined => {
    const bytes = files.get(path)
    if (!bytes) return undefined
    const page = readPage(path, new TextDecoder().decode(bytes))
    if (typeof page !== 'string') return page
    broken.set(path, page)
    return undefined
  }
  const container = read('META-INF/container.xml')
  const opfPath = container?.elements.find(({name}) => name === 'rootfile')?.attributes['full-path']
  const opf = opfPath === undefined ? undefined : read(opfPath)
  const items = opf && opfPath !== undefined ? itemsOf(opf, posix.dirname(opfPath)) : []
  const byId = new Map(items.map(item => [item.id, item]))
  const pages = new Map<string, Page>()
  for (const {path, mediaType} of items) {
    const page = mediaType === 'application/xhtml+xml' ? read(path) : undefined
    if (page) pages.set(path, page)
  }
  const navItem = items.find(({properties}) => properties.includes('nav'))
  const ncxItem = items.find(({mediaType}) => mediaType === 'application/x-dtbncx+xml')
  return {
    files,
    beginsRight,
    opfPath,
    opf: opf?.root,
    items,
    spine: (opf?.elements ?? [])
      .filter(({name}) => name === 'itemref')
      .map(({attributes}) => byId.get(attributes.idref ?? '')),
    pages: [...pages.values()],
    nav: navItem && pages.get(navItem.path),
    ncx: ncxItem && read(ncxItem.path),
    sheets: items
      .filter(({path, mediaType}) => mediaType === 'text/css' && files.has(path))
      .map(({path}) => ({path, css: new TextDecoder().decode(files.get(path))})),
    broken,
  }
}

/** A page, or why it is none. */
function readPage(path: string, text: string): Page | string {
  try {
    const {root} = parseXml(text)
    if (!root) return 'no root element'
    const elements = elementsOf(root)
    const ids = new Set(elements.flatMap(({attributes}) => attributes.id ?? []))
    return {path, root, elements, ids, text}
  } catch (error) {
    if (error instanceof XmlError) return error.message.split('\n', 1)[0] ?? ''
    throw error
  }
}

const itemsOf = ({elements}: Page, folder: string): readonly Item[] =>
  elements
    .filter(({name}) => name === 'item')
    .map(({attributes}) => ({
      id: attributes.id ?? '',
      href: attributes.href ?? '',
      path: posix.normalize(posix.join(folder, decoded(attributes.href ?? ''))),
      mediaType: attributes['media-type'] ?? '',
      properties: wordsOf(attributes.properties),
    }))

/** An element and those in it, in the order of the file. */
export function elementsOf(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    found.push(element)
    for (const child of element.children) if (isElement(child)) visit(child)
  }
  visit(root)
  return found
}

export const isElement = (node: {readonly type: string}): node is XmlElement =>
  node.type === 'element'

export const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(isElement)

export const wordsOf = (value: string | undefined): readonly string[] =>
  (value ?? '').split(/\s+/).filter(word => word !== '')

/** Text as a reader sees it. */
export const textOf = (element: XmlElement): string => element.text.replace(/\s+/g, ' ').trim()

/** Whether an address leads out of the package. */
export const isAbsolute = (href: string): boolean => /^([a-z][a-z\d+.-]*:|\/\/)/i.test(href)

/** Where a relative address leads, from the file that has it. */
export function targetOf(
  href: string,
  from: string,
): {readonly path: string; readonly fragment: string | undefined} {
  const [file = '', fragment] = href.split('#', 2)
  const path = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), decoded(file)))
  return {path, fragment: fragment === undefined ? undefined : decoded(fragment)}
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
