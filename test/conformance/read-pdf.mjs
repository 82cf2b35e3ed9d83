// Reads PDF files as Octavo writes them: no encryption, every stream plain or deflated, one ToUnicode form.
import {inflateSync} from 'node:zlib'

/**
 * Values: numbers, booleans, null, arrays and objects as in JavaScript; a name is a string with its slash; a string
 * is `{bytes}`, one character a byte; a reference is `{ref}`; a word in a content stream is `{operator}`.
 */
export function readPdf(file) {
  const source = Buffer.from(file).toString('latin1')
  const objects = new Map()
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const number = Number(match[1])
    const reader = readerOf(source, match.index + match[0].length)
    const value = reader.value()
    objects.set(number, {value, stream: streamOf(source, reader.position(), value)})
  }
  for (const {value, stream} of [...objects.values()]) {
    if (value?.Type !== '/ObjStm') continue
    const text = stream.toString('latin1')
    const head = readerOf(text, 0)
    for (let i = 0; i < value.N; i++) {
      const [number, offset] = [head.value(), head.value()]
      objects.set(number, {value: readerOf(text, value.First + offset).value()})
    }
  }
  const trailer = [...objects.values()].find(({value}) => value?.Type === '/XRef')?.value
  const get = value => (value?.ref === undefined ? value : objects.get(value.ref)?.value)
  const catalog = get(trailer?.Root)
  const pages = (get(catalog?.Pages)?.Kids ?? []).map(kid => ({number: kid.ref, ...get(kid)}))
  return {source, objects, trailer, catalog, pages, get, stream: ({ref}) => objects.get(ref)?.stream}
}

/** The text of a string value. */
export function textOf({bytes}) {
  if (!bytes.startsWith('\xFE\xFF')) return bytes
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le')
}

function streamOf(source, position, value) {
  const start = /^\s*stream\r?\n/.exec(source.slice(position, position + 20))
  if (!start) return undefined
  const from = position + start[0].length
  const bytes = Buffer.from(source.slice(from, from + value.Length), 'latin1')
  const filters = [value.Filter].flat()
  return filters[0] === '/FlateDecode' && !value.DecodeParms ? inflateSync(bytes) : bytes
}

const token = /\s*(?:%[^\n]*\n\s*)*(<<|>>|\[|\]|\(|<|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+)/y
const escapes = {n: '\n', r: '\r', t: '\t', b: '\b', f: '\f'}

function readerOf(source, start) {
  let at = start
  const next = () => {
    token.lastIndex = at
    const match = token.exec(source)
    if (!match) return undefined
    at = token.lastIndex
    return match[1]
  }
  const peek = () => {
    const before = at
    const word = next()
    at = before
    return word
  }
  const literal = () => {
    let bytes = ''
    for (let depth = 1; at < source.length; at++) {
      const char = source[at]
      if (char === '\\') {
        at += 1
        bytes += escapes[source[at]] ?? source[at]
        continue
      }
      if (char === '(') depth += 1
      if (char === ')') depth -= 1
      if (depth === 0) break
      bytes += char
    }
    at += 1
    return {bytes}
  }
  const hex = () => {
    const end = source.indexOf('>', at)
    const digits = source.slice(at, end).replace(/\s/g, '')
    at = end + 1
    return {bytes: Buffer.from(digits, 'hex').toString('latin1')}
  }
  const value = () => {
    const word = next()
    if (word === undefined) return undefined
    if (word === '(') return literal()
    if (word === '<') return hex()
    if (word === '[') {
      const list = []
      while (peek() !== ']') list.push(value())
      next()
      return list
    }
    if (word === '<<') {
      const entries = {}
      while (peek() !== '>>') entries[next().slice(1)] = value()
      next()
      return entries
    }
    if (word.startsWith('/')) return word
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (!/^[-+.\d]/.test(word)) return {operator: word}
    const reference = /^\s+0\s+R(?![A-Za-z])/.exec(source.slice(at, at + 12))
    if (reference && /^\d+$/.test(word)) {
      at += reference[0].length
      return {ref: Number(word)}
    }
    return Number(word)
  }
  return {value, position: () => at}
}

/** Operators of a content stream, with their operands. */
export function* operatorsOf(stream) {
  const reader = readerOf(stream.toString('latin1'), 0)
  let operands = []
  for (let value = reader.value(); value !== undefined; value = reader.value()) {
    if (value?.operator === undefined) {
      operands.push(value)
      continue
    }
    yield {operator: value.operator, operands}
    operands = []
  }
}

/** What a page shows: the text of each MCID, of its artifacts, and of what is neither. */
export function readPage(pdf, page) {
  const marked = []
  const artifacts = []
  const strays = []
  const fonts = Object.fromEntries(
    Object.entries(page.Resources?.Font ?? {}).map(([name, font]) => [name, unicodeOf(pdf, font)]),
  )
  const open = []
  let font
  let segment = ''
  const into = () => {
    const mark = open.findLast(({actual}) => actual === undefined)
    if (!mark) return strays
    return mark.artifact ? artifacts : mark
  }
  const flush = () => {
    if (segment === '') return
    const text = isRightToLeft.test(segment) ? [...segment].reverse().join('') : segment
    const target = into()
    if (Array.isArray(target)) target.push(text)
    else target.text += text
    segment = ''
  }
  const show = bytes => {
    if (open.at(-1)?.actual !== undefined) return
    for (let i = 0; i < bytes.length; i += 2)
      segment += font?.[(bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1)] ?? '\uFFFD'
  }
  for (const {operator, operands} of operatorsOf(pdf.stream(page.Contents))) {
    switch (operator) {
      case 'BDC':
      case 'BMC': {
        const [tag, properties] = operands
        const actual = properties?.ActualText && textOf(properties.ActualText)
        if (actual !== undefined) segment += actual
        else flush()
        const mark = {actual, artifact: tag === '/Artifact', tag, text: ''}
        if (properties?.MCID !== undefined) marked[properties.MCID] = mark
        open.push(mark)
        break
      }
      case 'EMC':
        if (open.at(-1)?.actual === undefined) flush()
        open.pop()
        break
      case 'Tf':
        font = fonts[operands[0].slice(1)]
        break
      case 'Td':
      case 'Tm':
      case 'BT':
        flush()
        break
      case 'TJ':
        for (const part of operands[0]) if (part.bytes !== undefined) show(part.bytes)
        break
      case 'Do':
        if (open.length === 0) strays.push(operands[0])
    }
  }
  return {marked, artifacts, strays, unclosed: open.length}
}

/** Letters run from right to left; digits, their signs and separators do not by themselves. */
const isRightToLeft = /(?=[\p{L}\p{M}])[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** ToUnicode, by code. */
const unicodeOf = (pdf, font) => readToUnicode(pdf.stream(pdf.get(font).ToUnicode).toString('latin1'))

/** The texts of a ToUnicode map in its one form, by code. */
export function readToUnicode(cmap) {
  const map = []
  for (const [, first, , list] of cmap.matchAll(/<(\w+)> <(\w+)> \[(.*?)\]/g)) {
    const texts = [...list.matchAll(/<([\w ]*)>/g)]
    texts.forEach(([, hex], i) => {
      const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
      map[Number.parseInt(first, 16) + i] = bytes.swap16().toString('utf16le')
    })
  }
  return map
}

/**
 * The tag tree with its text: `{role, text, kids, entries}`; a kid that is content has the role '' and the text of
 * its marked content.
 */
export function readTags(pdf) {
  const shown = new Map(pdf.pages.map(page => [page.number, readPage(pdf, page)]))
  const content = (page, mcid) => ({
    role: '',
    text: shown.get(page)?.marked[mcid]?.text ?? '',
    kids: [],
    entries: {},
  })
  const read = reference => {
    const entries = pdf.get(reference)
    const kids = [entries.K ?? []].flat().flatMap(kid => {
      if (typeof kid === 'number') return [content(entries.Pg.ref, kid)]
      if (kid.Type === '/MCR') return [content(kid.Pg.ref, kid.MCID)]
      if (kid.Type === '/OBJR') return []
      return [read(kid)]
    })
    return {role: entries.S.slice(1), text: kids.map(kid => kid.text).join(''), kids, entries}
  }
  return read(pdf.get(pdf.catalog.StructTreeRoot).K)
}

/** Roles whose text does not run into that of others. */
export const blockRoles = /^(Document|Part|Art|Sect|Div|Aside|BlockQuote|Caption|TOCI?|H\d|P|L|LI|LBody|Lbl|Table|T[HRD]|THead|TBody|TFoot|Note|Figure|Formula)$/

/** The words of a document in reading order, without furniture: soft hyphens gone, blocks apart. */
export function taggedText(pdf) {
  const read = ({role, text, kids}) =>
    kids.length === 0
      ? text
      : `${blockRoles.test(role) ? '\n' : ''}${kids.map(read).join('')}${blockRoles.test(role) ? '\n' : ''}`
  return read(readTags(pdf)).replaceAll('\u00AD', '')
}

/** The tag tree as indented lines: role, attributes, text. */
export function dumpTags(pdf) {
  const lines = []
  const walk = ({role, text, kids, entries}, indent) => {
    if (role === '') {
      lines.push(`${indent}${JSON.stringify(text)}`)
      return
    }
    const {Lang, Alt, E, ID, A} = entries
    const notes = [
      ...Object.entries({Lang, Alt, E, ID})
        .filter(([, value]) => value)
        .map(([key, value]) => `${key}=${textOf(value)}`),
      ...Object.entries(A ?? {})
        .filter(([key]) => key !== 'O' && key !== 'BBox')
        .map(([key, value]) => `${key}=${value}`),
    ]
    lines.push(`${indent}${[role, ...notes].join(' ')}`)
    for (const kid of kids) walk(kid, `${indent}  `)
  }
  walk(readTags(pdf), '')
  return `${lines.join('\n')}\n`
}
