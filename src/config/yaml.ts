import type {Point, Position} from 'unist'
import type {VFile} from 'vfile'
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  YAMLParseError,
} from 'yaml'
import {report} from '../diagnostics.ts'
import {readFlatYaml} from './flat-yaml.ts'
import {dropForbiddenValues, mayHaveForbidden} from './forbidden-characters.ts'
import {yamlReason} from './yaml-reason.ts'

export type YamlPath = readonly (string | number)[]

/** Plain data, and where each part of it stands in the file. */
export interface Yaml {
  /** Undefined when the text is empty. Mappings are plain objects; dates stay strings. */
  readonly value: unknown
  /** Where a key or its value stands; the nearest known parent's place when the path leads nowhere. */
  readonly positionOf: (path: YamlPath, part: 'key' | 'value') => Position
}

/** Where the YAML begins in its file. */
export interface YamlStart {
  readonly line: number
  readonly offset: number
}

/** Characters: far above any real frontmatter, far below what would keep the parser busy. */
const largest = 256 * 1024
/** Keys that change an object's nature instead of filling it. */
const refused = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Read YAML 1.2 (core schema) as data alone: no tags, few aliases, no keys that reach an object's prototype.
 * Reports `yaml-syntax` on `file` and keeps the top-level keys that stand before the first error.
 */
export function readYaml(text: string, file: VFile, start: YamlStart = {line: 1, offset: 0}): Yaml {
  const place = {line: start.line, column: 1, offset: start.offset}
  const nothing: Yaml = {value: undefined, positionOf: () => ({start: place, end: place})}
  if (text.trim() === '') return nothing
  if (text.length > largest) {
    report(
      file,
      'yaml-syntax',
      `Unexpected YAML of ${text.length} characters, expected at most ${largest}`,
      place,
    )
    return nothing
  }
  const flat = mayHaveForbidden(text) ? undefined : readFlatYaml(text)
  if (!flat) return readAnyYaml(text, file, start)
  let parsed: Parsed | undefined
  return {
    value: flat,
    positionOf: (path, part) => {
      parsed ??= parse(text, start)
      return parsed.positionOf(path, part)
    },
  }
}

function readAnyYaml(text: string, file: VFile, start: YamlStart): Yaml {
  const {document, positionOf, positionAt} = parse(text, start)
  const problems = [...document.errors, ...document.warnings].sort(
    (one, other) => one.pos[0] - other.pos[0],
  )
  // What follows the first syntax error is guesswork; a second key of one name is no such error.
  const end = problems.find(({code}) => code !== 'DUPLICATE_KEY')
  for (const problem of problems) {
    if (problem.code !== 'DUPLICATE_KEY' && problem !== end) continue
    report(file, 'yaml-syntax', yamlReason(problem, text), positionAt(...problem.pos))
  }
  if (end instanceof YAMLParseError) keepBefore(document, end.pos[0])
  keepFirst(document.contents)
  refuseKeys(document.contents, node => {
    const {range} = node
    report(
      file,
      'unknown-key',
      `Unexpected key \`${node.value}\`, expected a key that is data`,
      range ? positionAt(range[0], range[1]) : undefined,
    )
  })
  try {
    const value: unknown = document.toJS({maxAliasCount: 50}) ?? undefined
    const placeOf = (path: YamlPath) => positionOf(path, 'value')
    return {
      value: mayHaveForbidden(text) ? dropForbiddenValues(value, placeOf, file) : value,
      positionOf,
    }
  } catch {
    report(
      file,
      'yaml-syntax',
      'Unexpected aliases that expand to very much, expected at most 50 nodes from aliases',
      positionOf([], 'value'),
    )
    return {value: undefined, positionOf}
  }
}

interface Parsed {
  readonly document: Document
  readonly positionOf: Yaml['positionOf']
  readonly positionAt: (from: number, to: number) => Position
}

function parse(text: string, start: YamlStart): Parsed {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  }) as unknown as Document
  const pointAt = (offset: number): Point => {
    const {line, col} = lineCounter.linePos(Math.min(offset, text.length))
    return {
      line: Math.max(line, 1) + start.line - 1,
      column: Math.max(col, 1),
      offset: offset + start.offset,
    }
  }
  const positionAt = (from: number, to: number) => ({start: pointAt(from), end: pointAt(to)})
  const positionOf: Yaml['positionOf'] = (path, part) => {
    const node = nodeAt(document, path, part)
    return node?.range ? positionAt(node.range[0], node.range[1]) : positionAt(0, text.length)
  }
  return {document, positionOf, positionAt}
}

function nodeAt(document: Document, path: YamlPath, part: 'key' | 'value'): Node | undefined {
  let node: Node | undefined = document.contents ?? undefined
  let key: Node | undefined
  for (const step of path) {
    const parent: Node | undefined = isAlias(node) ? node.resolve(document) : node
    const pair: Pair | undefined = isMap(parent) ? pairOf(parent, step) : undefined
    const child = pair ? pair.value : isSeq(parent) ? parent.items[Number(step)] : undefined
    if (!pair && !isNode(child)) break
    key = isNode(pair?.key) ? pair.key : undefined
    node = isNode(child) ? child : key
  }
  return part === 'key' ? (key ?? node) : node
}

const pairOf = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find(({key: own}) => isScalar(own) && String(own.value) === String(key))

function keepBefore(document: Document, offset: number): void {
  if (!isMap(document.contents)) return
  document.contents.items = document.contents.items.filter(({key, value}) => {
    const end = isNode(value) ? value.range?.[1] : isNode(key) ? key.range?.[1] : undefined
    return end !== undefined && end < offset
  })
}

function keepFirst(node: unknown): void {
  if (isSeq(node)) for (const child of node.items) keepFirst(child)
  if (!isMap(node)) return
  const names = new Set<string>()
  node.items = node.items.filter(({key}) => {
    const name = isScalar(key) ? String(key.value) : undefined
    if (name === undefined || names.has(name)) return false
    names.add(name)
    return true
  })
  for (const {value} of node.items) keepFirst(value)
}

function refuseKeys(node: unknown, onRefused: (key: Node & {value?: unknown}) => void): void {
  if (isSeq(node)) for (const child of node.items) refuseKeys(child, onRefused)
  if (!isMap(node)) return
  node.items = node.items.filter(({key}) => {
    if (!isScalar(key) || !refused.has(String(key.value))) return true
    onRefused(key)
    return false
  })
  for (const {value} of node.items) refuseKeys(value, onRefused)
}
