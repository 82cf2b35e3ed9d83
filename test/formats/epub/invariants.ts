import {parseXml, type XmlElement, XmlText} from '@rgrove/parse-xml'

/** A book's files as trees, and what every book must hold to. */
export interface ReadBook {
  readonly opf: XmlElement
  readonly nav: XmlElement
  readonly ncx: XmlElement
  /** XHTML files in reading order, the page of contents among them. */
  readonly spine: ReadonlyMap<string, XmlElement>
}

/** An entry of the contents. */
export interface Entry {
  readonly title: string
  readonly href: string
  readonly depth: number
}

export function readBook(files: ReadonlyMap<string, string>): ReadBook {
  const tree = (name: string): XmlElement => {
    const root = parseXml(files.get(name) ?? '', {resolveUndefinedEntity: () => undefined}).root
    if (!root) throw new Error(`No ${name}`)
    return root
  }
  const opf = tree('content.opf')
  const hrefs = new Map(all(opf, 'item').map(item => [item.attributes.id, item.attributes.href]))
  const spine = all(opf, 'itemref').map(({attributes}) => hrefs.get(attributes.idref) ?? '')
  return {
    opf,
    nav: tree('toc.xhtml'),
    ncx: tree('toc.ncx'),
    spine: new Map(spine.map(name => [name, tree(name)])),
  }
}

/** What is wrong with a book, whatever is in it. */
export function problemsOf(files: ReadonlyMap<string, string>): readonly string[] {
  const book = readBook(files)
  return [
    ...wrongManifest(book, files),
    ...wrongDocuments(book),
    ...wrongLinks(book),
    ...wrongNotes(book),
    ...wrongNavigation(book),
    ...wrongLandmarks(book),
  ]
}

/** Elements of a name in the order of the text. */
export function all(root: XmlElement, name?: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  const walk = (element: XmlElement) => {
    for (const child of element.children) {
      if (child.type !== 'element') continue
      const inner = child as XmlElement
      if (name === undefined || inner.name === name) found.push(inner)
      walk(inner)
    }
  }
  walk(root)
  return found
}

export const textIn = (element: XmlElement): string =>
  element.children
    .map(child =>
      child instanceof XmlText
        ? child.text
        : child.type === 'element'
          ? textIn(child as XmlElement)
          : '',
    )
    .join('')

const withType = (root: XmlElement, type: string): readonly XmlElement[] =>
  all(root).filter(({attributes}) => attributes['epub:type'] === type)

function wrongManifest({opf}: ReadBook, files: ReadonlyMap<string, string>): readonly string[] {
  const listed = all(opf, 'item').map(({attributes}) => attributes.href ?? '')
  const packed = [...files.keys()].filter(
    name => !/^(mimetype|META-INF\/.*|content\.opf)$/.test(name),
  )
  return [
    ...listed
      .filter(href => !packed.includes(href) && !/^https:/.test(href))
      .map(href => `${href} is not there`),
    ...packed.filter(name => !listed.includes(name)).map(name => `${name} is not listed`),
  ]
}

/** Each document has a title, one language said twice, a direction, and ids of its own. */
function wrongDocuments({spine}: ReadBook): readonly string[] {
  return [...spine].flatMap(([name, html]) => {
    const {lang, 'xml:lang': xmlLang, dir} = html.attributes
    const title = all(html, 'title').map(textIn).join('')
    const ids = all(html).flatMap(({attributes}) => attributes.id ?? [])
    const unlike = all(html).filter(({attributes}) => attributes.lang !== attributes['xml:lang'])
    return [
      ...(title.trim() === '' || title.endsWith('.xhtml') ? [`${name} has no title`] : []),
      ...(lang && lang === xmlLang ? [] : [`${name} has no language`]),
      ...(dir ? [] : [`${name} has no direction`]),
      ...(new Set(ids).size === ids.length ? [] : [`${name} has an id twice`]),
      ...unlike.map(element => `${name}: ${element.name} has two languages`),
    ]
  })
}

function idsOf(book: ReadBook): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...book.spine, ['toc.xhtml', book.nav] as const].map(([name, html]) => [
      name,
      new Set(all(html).flatMap(({attributes}) => attributes.id ?? [])),
    ]),
  )
}

/** Every link inside the book arrives. */
function wrongLinks(book: ReadBook): readonly string[] {
  const ids = idsOf(book)
  const documents = [...book.spine, ['toc.xhtml', book.nav] as const]
  const links = documents.flatMap(([name, html]) =>
    all(html, 'a').flatMap(({attributes: {href}}) => (href === undefined ? [] : [[name, href]])),
  )
  const points = all(book.ncx, 'content').map(({attributes: {src}}) => ['toc.ncx', src ?? ''])
  return [...links, ...points].flatMap(([from = '', href = '']) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return []
    const [file, id] = href.split('#')
    const target = ids.get(file || from)
    const arrives = target && (id === undefined || target.has(decodeURIComponent(id)))
    return arrives ? [] : [`${from} leads to ${href}`]
  })
}

/** Each call leads to a note of its own file, each note back to all its calls. */
function wrongNotes({spine}: ReadBook): readonly string[] {
  return [...spine].flatMap(([name, html]) => {
    const calls = withType(html, 'noteref')
    const notes = withType(html, 'footnote')
    const called = new Set(calls.map(({attributes}) => attributes.href))
    const callIds = new Set(calls.map(({attributes}) => `#${attributes.id}`))
    const backs = notes.flatMap(note =>
      all(note, 'a').filter(({attributes}) => attributes.role === 'doc-backlink'),
    )
    return [
      ...(calls.length === backs.length
        ? []
        : [`${name}: ${calls.length} calls, ${backs.length} ways back`]),
      ...notes
        .filter(({name: tag, attributes}) => tag !== 'aside' || attributes.role !== 'doc-footnote')
        .map(({name: tag}) => `${name}: a note is ${tag}`),
      ...notes
        .filter(({attributes}) => !called.has(`#${attributes.id}`))
        .map(({attributes}) => `${name}: nobody calls ${attributes.id}`),
      ...calls
        .filter(({attributes}) => !notes.some(note => `#${note.attributes.id}` === attributes.href))
        .map(({attributes}) => `${name}: ${attributes.href} is no note of its file`),
      ...backs
        .filter(({attributes}) => !callIds.has(attributes.href ?? ''))
        .map(({attributes}) => `${name}: ${attributes.href} is no call`),
    ]
  })
}

/** Entries of the contents with their depth. */
export function entriesOf({nav}: ReadBook): readonly Entry[] {
  const [toc] = withType(nav, 'toc')
  const entries: Entry[] = []
  const walk = (element: XmlElement, depth: number) => {
    for (const child of element.children) {
      if (child.type !== 'element') continue
      const inner = child as XmlElement
      if (inner.name === 'a') {
        entries.push({title: textIn(inner), href: inner.attributes.href ?? '', depth})
      } else walk(inner, inner.name === 'ol' ? depth + 1 : depth)
    }
  }
  if (toc) walk(toc, 0)
  return entries
}

function pointsOf({ncx}: ReadBook): readonly Entry[] {
  const entries: Entry[] = []
  const walk = (element: XmlElement, depth: number) => {
    for (const child of element.children) {
      if (child.type !== 'element' || (child as XmlElement).name !== 'navPoint') continue
      const point = child as XmlElement
      const [label] = all(point, 'text')
      const [content] = all(point, 'content')
      entries.push({
        title: label ? textIn(label) : '',
        href: content?.attributes.src ?? '',
        depth,
      })
      walk(point, depth + 1)
    }
  }
  for (const map of all(ncx, 'navMap')) walk(map, 1)
  return entries
}

/** The contents follow the text, and the NCX has the first two levels of them. */
function wrongNavigation(book: ReadBook): readonly string[] {
  const entries = entriesOf(book)
  const places = [...book.spine].flatMap(([name, html]) => [
    name,
    ...all(html).flatMap(({attributes: {id}}) => (id === undefined ? [] : [`${name}#${id}`])),
  ])
  const order = entries.map(({href}) => places.indexOf(href))
  const orders = all(book.ncx)
    .flatMap(({attributes}) => attributes.playOrder ?? [])
    .map(Number)
  return [
    ...(order.every((place, index) => place > (order[index - 1] ?? -1))
      ? []
      : ['the contents leave the order of the text']),
    ...(JSON.stringify(entries.filter(({depth}) => depth <= 2)) === JSON.stringify(pointsOf(book))
      ? []
      : ['NCX and contents differ']),
    ...(orders.toSorted((a, b) => a - b).every((value, index) => value === index + 1)
      ? []
      : ['NCX is not counted through']),
    ...(entries.length === 0 ? ['no contents'] : []),
  ]
}

/** Cover, title page, contents and text, each where there is one. */
function wrongLandmarks({nav, spine}: ReadBook): readonly string[] {
  const [landmarks] = withType(nav, 'landmarks')
  const types = new Set(
    landmarks ? all(landmarks, 'a').map(({attributes}) => attributes['epub:type']) : [],
  )
  const wanted = [
    ['cover', spine.has('cover.xhtml')],
    ['titlepage', spine.has('titlepage.xhtml')],
    ['toc', spine.has('toc.xhtml')],
    ['bodymatter', true],
  ] as const
  return wanted
    .filter(([type, there]) => types.has(type) !== there)
    .map(([type, there]) => (there ? `no landmark ${type}` : `landmark ${type} of nothing`))
}
