import {parseXml, XmlCdata, XmlElement, XmlError, XmlText} from '@rgrove/parse-xml'
import type {Point} from 'unist'

/** An element of a picture. Immutable, so that a part of one picture can stand in another. */
export interface SvgElement {
  readonly type: 'element'
  /** The local name of SVG elements; `{namespace}name` of all others. */
  readonly name: string
  /** As written, but for the prefixes of XLink and XML: `href`, `xml:space`. Namespaces are left out. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly SvgNode[]
  /** Where its tag begins in the file. */
  readonly place: Point
}

export interface SvgText {
  readonly type: 'text'
  readonly text: string
}

export type SvgNode = SvgElement | SvgText

/** A picture as a tree, or why it is none. */
export type ReadXml =
  | {readonly type: 'tree'; readonly root: SvgElement; readonly source: string}
  | {readonly type: 'broken'; readonly reason: string; readonly place: Point}

export const svgNamespace = 'http://www.w3.org/2000/svg'
const xlinkNamespace = 'http://www.w3.org/1999/xlink'

/** Read the bytes of an SVG file (XML 1.0, in whatever encoding its declaration names). */
export function readXml(bytes: Uint8Array): ReadXml {
  let source = ''
  try {
    source = decode(bytes)
    const entities = entitiesOf(source)
    const {root} = parseXml(source, {
      includeOffsets: true,
      resolveUndefinedEntity: reference => entities.get(reference),
    })
    if (!root) return {type: 'broken', reason: 'no element', place: {line: 1, column: 1}}
    return {
      type: 'tree',
      root: convert(root, {depth: 0, prefixes: {}, at: placesIn(source)}),
      source,
    }
  } catch (error) {
    const {line, column} = error instanceof XmlError ? error : {line: 1, column: 1}
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return {type: 'broken', reason: reason.replace(/ \(line \d+.*$/, ''), place: {line, column}}
  }
}

function decode(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200))
  const mark = start.readUInt16BE(0)
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/.exec(start.toString('latin1'))
  const encoding = mark === 0xfeff ? 'utf-16be' : mark === 0xfffe ? 'utf-16le' : declared?.[1]
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes)
}

/** Illustrator gives its namespaces by entities. Only plain texts count: nothing that makes elements, nor grows. */
function entitiesOf(source: string): ReadonlyMap<string, string> {
  const entities = new Map<string, string>()
  const subset = /<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/.exec(source)?.[1] ?? ''
  for (const [, name, , text = ''] of subset.matchAll(/<!ENTITY\s+(\S+)\s+(["'])([^&<%]*?)\2\s*>/g))
    entities.set(`&${name};`, text.slice(0, 1000))
  return entities
}

/** Finds lines and columns by offset. */
function placesIn(source: string): (offset: number) => Point {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1)
  return offset => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return {line: low + 1, column: offset - starts[low]! + 1}
  }
}

/** No program draws so deep, and a stack has an end. */
const mostDepth = 1000

interface Scope {
  readonly depth: number
  readonly prefixes: Readonly<Record<string, string>>
  readonly at: (offset: number) => Point
}

function convert(element: XmlElement, scope: Scope): SvgElement {
  if (scope.depth > mostDepth) throw new Error('nested too deep')
  const declared = Object.entries(element.attributes).flatMap(([name, value]) =>
    name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  )
  const prefixes = declared.length
    ? {...scope.prefixes, ...Object.fromEntries(declared)}
    : scope.prefixes
  const inner = {depth: scope.depth + 1, prefixes, at: scope.at}
  return {
    type: 'element',
    name: elementName(element.name, prefixes),
    attributes: attributesOf(element.attributes, prefixes),
    children: element.children.flatMap((child): SvgNode[] => {
      if (child instanceof XmlElement) return [convert(child, inner)]
      if (child instanceof XmlText || child instanceof XmlCdata)
        return [{type: 'text', text: child.text}]
      return []
    }),
    place: scope.at(element.start),
  }
}

/** A file that names no namespace is taken for what its name says. */
function elementName(name: string, prefixes: Scope['prefixes']): string {
  const colon = name.indexOf(':')
  const namespace = prefixes[name.slice(0, Math.max(0, colon))] ?? ''
  const local = name.slice(colon + 1)
  if (namespace === svgNamespace || (namespace === '' && colon < 0)) return local
  return `{${namespace}}${local}`
}

function attributesOf(
  given: Readonly<Record<string, string>>,
  prefixes: Scope['prefixes'],
): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue
    const colon = name.indexOf(':')
    const prefix = name.slice(0, Math.max(0, colon))
    const isLink = prefix !== '' && (prefixes[prefix] === xlinkNamespace || prefix === 'xlink')
    const plain = isLink ? name.slice(colon + 1) : name
    // A `href` of SVG 2 wins over that of XLink (SVG 2, 16.1.6).
    attributes[isLink && given[plain] !== undefined ? name : plain] = value
  }
  return attributes
}
