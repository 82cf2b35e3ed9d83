// A PDF as `qpdf --json=2` prints it, with what the rules ask of it: objects, pages, tags, fonts, the text of pages.
import {execFileSync} from 'node:child_process'
import {operatorsOf} from '../read-pdf.mjs'

/** qpdf's objects with the data of streams; nothing of ours has read the file. */
export function readWithQpdf(path) {
  const text = execFileSync(
    'qpdf',
    ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', path],
    {encoding: 'utf8', maxBuffer: 1 << 30},
  )
  const {qpdf} = JSON.parse(text)
  return {header: qpdf[0].pdfversion, objects: qpdf[1]}
}

/** What rules and their counter-proofs work on. Changes to its dictionaries are changes of `file`. */
export function openDocument(file) {
  const {objects} = file
  const isReference = value => typeof value === 'string' && /^\d+ \d+ R$/.test(value)
  const entryOf = reference => objects[`obj:${reference}`]
  const get = value => {
    if (!isReference(value)) return value
    const entry = entryOf(value)
    return entry?.stream ? entry.stream.dict : entry?.value
  }
  const streamOf = reference => {
    const data = isReference(reference) ? entryOf(reference)?.stream?.data : undefined
    return data === undefined ? undefined : Buffer.from(data, 'base64')
  }
  const trailer = objects.trailer.value
  const catalog = get(trailer['/Root'])
  const document = {
    file,
    trailer,
    catalog,
    get,
    streamOf,
    pages: memo(() => pagesOf(catalog['/Pages'])),
    elements: memo(() => elementsOf()),
    fonts: memo(() => fontsOf()),
    shown: memo(() => document.pages().map(shownOn)),
    annotations: memo(() =>
      document
        .pages()
        .flatMap(page =>
          (get(page.entries['/Annots']) ?? []).map(reference => ({reference, page, entries: get(reference)})),
        ),
    ),
    xmp: memo(() => streamOf(catalog['/Metadata'])?.toString() ?? ''),
    /** Every dictionary of the file, those inside others too. */
    dictionaries: memo(() => {
      const all = []
      for (const entry of Object.values(objects)) gather(entry.stream ? entry.stream.dict : entry.value, all)
      return all
    }),
  }
  return document

  function pagesOf(reference, inherited = {}) {
    const node = get(reference)
    if (node['/Type'] !== '/Pages') return [{reference, entries: {...inherited, ...node}, own: node}]
    const {['/Resources']: resources} = node
    return (get(node['/Kids']) ?? []).flatMap(kid =>
      pagesOf(kid, resources ? {...inherited, '/Resources': resources} : inherited),
    )
  }

  /** The tag tree in order: each with its role, standard role, parent and kids. */
  function elementsOf() {
    const root = get(catalog['/StructTreeRoot'])
    const all = []
    const roles = get(root?.['/RoleMap']) ?? {}
    const standard = role => {
      const seen = new Set()
      let at = role
      while (roles[at] !== undefined && !seen.has(at)) {
        seen.add(at)
        at = roles[at]
      }
      return at
    }
    const visit = (reference, parent) => {
      const entries = get(reference)
      if (entries?.['/S'] === undefined) return
      const element = {
        reference,
        entries,
        role: entries['/S'],
        standard: standard(entries['/S']).slice(1),
        parent,
        kids: [],
        contents: [],
        objects: [],
      }
      all.push(element)
      parent?.kids.push(element)
      for (const kid of [get(entries['/K']) ?? []].flat()) {
        const value = get(kid)
        if (typeof value === 'number') element.contents.push({page: entries['/Pg'], mcid: value})
        else if (value?.['/Type'] === '/MCR') {
          element.contents.push({page: value['/Pg'] ?? entries['/Pg'], mcid: value['/MCID']})
        } else if (value?.['/Type'] === '/OBJR') element.objects.push(value['/Obj'])
        else visit(kid, element)
      }
    }
    for (const kid of [get(root?.['/K']) ?? []].flat()) visit(kid, undefined)
    return all
  }

  /** Composite fonts of all pages, by reference. */
  function fontsOf() {
    const found = new Map()
    for (const {entries} of document.pages()) {
      const fonts = get(get(entries['/Resources'])?.['/Font']) ?? {}
      for (const reference of Object.values(fonts)) found.set(reference, get(reference))
    }
    return [...found].map(([reference, entries]) => {
      const descendant = get((get(entries['/DescendantFonts']) ?? [])[0])
      return {reference, entries, descendant, descriptor: get(descendant?.['/FontDescriptor'])}
    })
  }

  /** What a page paints: each operator that makes something visible, with the marks around it. */
  function shownOn(page) {
    const contents = [get(page.entries['/Contents'])].flat().length
    const stream = streamOf(page.entries['/Contents'])
    const resources = get(page.entries['/Resources']) ?? {}
    const fonts = get(resources['/Font']) ?? {}
    const marks = []
    const painted = []
    const nesting = []
    const operators = []
    let font
    let depth = 0
    let deepest = 0
    for (const {operator, operands} of stream ? operatorsOf(stream) : []) {
      operators.push({operator, operands})
      if (operator === 'q') deepest = Math.max(deepest, ++depth)
      if (operator === 'Q') depth--
      if (operator === 'BDC' || operator === 'BMC') {
        const [tag, properties] = operands
        nesting.push([...marks.map(mark => mark.tag), tag])
        marks.push({tag, properties: properties ?? {}})
      }
      if (operator === 'EMC') marks.pop()
      if (operator === 'Tf') font = fonts[operands[0]]
      if (/^(TJ|Tj|'|"|f|F|f\*|B|B\*|b|b\*|S|s|sh|Do|EI)$/.test(operator)) {
        painted.push({operator, operands, font, marks: [...marks]})
      }
    }
    return {page, contents, stream, resources, painted, nesting, operators, deepest, depth, open: marks.length}
  }
}

/** CIDs that a TJ shows. */
export function codesOf({operator, operands}) {
  if (operator !== 'TJ' && operator !== 'Tj') return []
  return [operands[0]].flat().flatMap(part => {
    if (part?.bytes === undefined) return []
    const codes = []
    for (let at = 0; at + 1 < part.bytes.length; at += 2) {
      codes.push((part.bytes.charCodeAt(at) << 8) | part.bytes.charCodeAt(at + 1))
    }
    return codes
  })
}

/** qpdf writes text as `u:` and bytes as `b:`. */
export const textOf = value =>
  typeof value === 'string' && value.startsWith('u:')
    ? value.slice(2)
    : typeof value === 'string' && value.startsWith('b:')
      ? Buffer.from(value.slice(2), 'hex').toString('latin1')
      : undefined

/** The first few of what is wrong, in words; '' when nothing is. */
export const list = (things, problem) => things.map(problem).filter(Boolean).slice(0, 4).join('; ')

function gather(value, all) {
  if (Array.isArray(value)) for (const item of value) gather(item, all)
  else if (value !== null && typeof value === 'object') {
    all.push(value)
    for (const item of Object.values(value)) gather(item, all)
  }
}

function memo(make) {
  let made
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
