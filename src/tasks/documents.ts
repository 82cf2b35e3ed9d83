import {VFile} from 'vfile'
import {dropForbidden, withoutForbidden} from '../config/forbidden-characters.ts'
import type {Config} from '../config/publication.ts'
import {readFrontmatter} from '../config/read-frontmatter.ts'
import {report} from '../diagnostics.ts'
import {chapterDefaults, type WrittenDocument} from '../document/chapter-defaults.ts'
import {type CompactNode, compact, compactPosition, expand, rootOf} from '../document/compact.ts'
import type {Document, DocumentAsset} from '../document/document.ts'
import {reportIn} from '../document/from.ts'
import {splitFrontmatter} from '../document/frontmatter.ts'
import {gatherIncludes, type Includes} from '../document/includes.ts'
import {type DocumentDefaults, type DocumentSource, parseDocument} from '../document/parse.ts'
import {futureTimes} from '../document/updates.ts'
import {isPublicPart} from '../publication/standing.ts'
import type {Assets} from '../source/assets.ts'
import {sha256} from '../source/hash.ts'
import {readText, type TextFile} from '../source/read-text.ts'
import type {Cache} from './cache.ts'
import {addMessages, type StoredFile, storeMessages} from './messages.ts'

export interface Reading {
  /** Absolute path of the publication. */
  readonly folder: string
  /** What messages put before a document's path, '' or ending with '/'. */
  readonly prefix: string
  readonly config: Config
  readonly assets: Assets
  readonly cache: Cache
  readonly codeVersion: string
  /** Paths of documents that are public before their time. */
  readonly lifted: ReadonlySet<string>
}

export interface Documents {
  readonly documents: readonly Document[]
  /** What there is to say of files before they are parsed: that they cannot be read, or what they hold. */
  readonly unparsed: readonly VFile[]
  /** What the cache is to keep. */
  readonly keys: ReadonlySet<string>
  /** How many were parsed, not recalled. */
  readonly parsed: number
}

/** Read and parse the Markdown files at `paths`; those that did not change come from the cache. */
export async function readDocuments(
  paths: readonly string[],
  reading: Reading,
): Promise<Documents> {
  const documents: Document[] = []
  const unparsed: VFile[] = []
  const originals = new Map<string, string>()
  const keys = new Set<string>()
  let parsed = 0
  const shelf = {cache: reading.cache, held: 0}
  const written: WrittenDocument[] = []
  for (const path of paths) {
    const source = readText(reading.folder, path)
    if (source.type === 'unreadable') {
      const file = new VFile({path: reading.prefix + path})
      report(file, source.rule, source.reason, {line: 1, column: 1})
      unparsed.push(file)
      continue
    }
    const file = new VFile({path: reading.prefix + path})
    const text = dropForbidden(source.text, file)
    if (file.messages.length > 0) unparsed.push(file)
    originals.set(path, source.text)
    written.push({path, text})
  }
  const ofBooks = chapterDefaults(written)
  const all = new Set(paths)
  const read = (path: string) => {
    const file = readText(reading.folder, path)
    return file.type === 'text' ? partOf(path, withoutForbidden(file.text), reading) : file
  }
  const includes = new Map(written.map(({path, text}) => [path, gatherIncludes(path, text, read)]))
  const parts = new Set([...includes.values()].flatMap(map => [...map.keys()]))
  for (const {path, text} of written) {
    // A part of other documents without frontmatter is no document of its own.
    if (parts.has(path) && splitFrontmatter(text).frontmatter === undefined) continue
    const {lang, math} = reading.config
    const ofBook = ofBooks.get(path)
    const variables = {...reading.config.variables, ...ofBook?.variables}
    const defaults = {lang, math, ...ofBook, variables}
    const included = includes.get(path) ?? new Map()
    const future = [text, ...textsIn(included)].flatMap(part =>
      futureTimes(part, reading.config.now),
    )
    const facts = `${keyOf(defaults, included)} ${future}`
    const key = sha256(`${reading.codeVersion} ${facts} ${path}\n${text}`)
    keys.add(key)
    const recalled = recall(key, reading.cache)
    const document =
      recalled ??
      (await parse({path, text, defaults, includes: included, now: reading.config.now}, key, shelf))
    if (!recalled) parsed++
    rename(document.file, reading.prefix)
    document.file.value = originals.get(path) ?? text
    for (const {path, svg} of document.drawings) reading.assets.addDrawing(path, svg)
    checkAssets(document, reading.assets, all)
    documents.push(document)
  }
  return {documents, unparsed, keys, parsed}
}

const textsIn = (included: Includes): readonly string[] =>
  [...included.values()].flatMap(file => (file.type === 'text' ? [file.text] : []))

/** A text as others include it: documents that include it are made anew when its time has come. */
function partOf(path: string, text: string, {config, lifted}: Reading): TextFile {
  const {frontmatter: yaml, fault} = splitFrontmatter(text)
  if (yaml === undefined || fault) return {type: 'text', text}
  const frontmatter = readFrontmatter(yaml, new VFile(), {line: 2, offset: 0})
  return {type: 'text', text, isPublic: isPublicPart({path, frontmatter}, config, lifted)}
}

/** All that a document is made of beside its own text. */
const keyOf = ({lang, math, variables}: DocumentDefaults, includes: Includes): string => {
  const plain = `${lang} ${math}`
  return includes.size === 0 && Object.keys(variables ?? {}).length === 0
    ? plain
    : `${plain} ${JSON.stringify([variables, [...includes]])}`
}

/** Parsing knows paths in the publication, people read messages from where they stand. */
function rename(file: VFile, prefix: string): void {
  file.path = prefix + file.path
  for (const message of file.messages) if (message.file) message.file = prefix + message.file
}

/** Trees that are in memory because they were just made. */
interface Shelf {
  readonly cache: Cache
  /** Letters of text that they were parsed from. */
  held: number
}

/**
 * How many letters' trees are held: each takes some twenty bytes, and a tree that every format asks for at once had
 * better not be read anew for each. The trees of what is longer wait in the cache.
 */
const mostHeld = 1_000_000

async function parse(source: DocumentSource, key: string, shelf: Shelf): Promise<Document> {
  const document = await parseDocument(source)
  // It would be missing for ever.
  const isWhole = document.file.messages.every(({ruleId}) => ruleId !== 'missing-package')
  const isKept = isWhole && shelf.cache.saveDocument(key, () => store(document))
  shelf.held += source.text.length
  if (!isKept || shelf.held <= mostHeld) return document
  return shelved(document, key, shelf.cache)
}

/** The document without its trees. Made here, where no function that lives on can see them. */
function shelved(
  {body: _body, notes: _notes, file, ...facts}: Document,
  key: string,
  cache: Cache,
) {
  return withTrees(facts, file, () => cache.document(key))
}

/** Two lines of JSON: what the barrier reads, and the trees that only rendering needs. */
function store({body, notes, file, ...facts}: Document): string {
  const messages = storeMessages([file])
  const trees: StoredTrees = {
    body: compact(body.children),
    place: compactPosition(body.position),
    notes: notes.map(note => ({...note, children: compact(note.children)})),
  }
  return `${JSON.stringify({facts, messages})}\n${JSON.stringify(trees)}`
}

interface StoredTrees {
  readonly body: readonly CompactNode[]
  readonly place: ReturnType<typeof compactPosition>
  readonly notes: ReadonlyArray<
    Omit<Document['notes'][number], 'children'> & {readonly children: readonly CompactNode[]}
  >
}

type Trees = Pick<Document, 'body' | 'notes'>

/** Notes live as long as the body that calls them. */
const treesOf = new WeakMap<Document['body'], Trees>()

/**
 * The inverse of `store`; the trees are read when asked for, and let go of when nobody holds them. Undefined when the
 * cache does not have the document, or has it damaged.
 */
function recall(key: string, cache: Cache): Document | undefined {
  const stored = cache.document(key)
  if (!stored) return undefined
  try {
    const head: {facts: Facts; messages: StoredFile[]} = JSON.parse(
      stored.toString('utf8', 0, stored.indexOf('\n')),
    )
    const file = new VFile({path: head.facts.path})
    for (const {path, messages} of head.messages) addMessages(file, messages, path)
    return withTrees(head.facts, file, () => cache.document(key))
  } catch {
    return undefined
  }
}

type Facts = Omit<Document, 'body' | 'notes' | 'file'>

/** A document whose trees are in the cache. */
function withTrees(facts: Facts, file: VFile, read: () => Buffer | undefined): Document {
  let body: WeakRef<Document['body']> | undefined
  const open = (): Trees => {
    const held = body?.deref()
    const known = held && treesOf.get(held)
    if (known) return known
    const stored = read()
    if (!stored) throw new Error(`The cache has lost ${facts.path} during the build`)
    const trees = expandTrees(JSON.parse(stored.toString('utf8', stored.indexOf('\n') + 1)))
    treesOf.set(trees.body, trees)
    body = new WeakRef(trees.body)
    return trees
  }
  return {
    ...facts,
    file,
    get body() {
      return open().body
    },
    get notes() {
      return open().notes
    },
  }
}

const expandTrees = ({body, place, notes}: StoredTrees): Trees => ({
  body: rootOf(body, place),
  notes: notes.map(note => ({...note, children: expand(note.children)})),
})

/** A document that a link without its ending, or with that of a page, most likely meant. */
function documentLike(path: string, paths: ReadonlySet<string>): string {
  const stem = path.replace(/\.html?$/, '')
  const found = [`${stem}.md`, `${stem.replace(/\/$/, '')}/index.md`].find(other =>
    paths.has(other),
  )
  return found === undefined ? 'a file that exists' : `\`${found}\``
}

/** A player shows nothing at all where its file is not what its name says. */
function checkMedium(document: Document, asset: DocumentAsset, assets: Assets): void {
  const {path, use} = asset
  if (use !== 'media' && use !== 'captions') return
  const found = assets.get(path)
  if (!found || (found.isAsNamed && kindOf(found.mediaType) === use)) return
  const expected = use === 'media' ? 'sound or film of the kind that its name says' : 'WebVTT'
  reportIn(
    document,
    asset,
    'media-format',
    `Unexpected contents of \`${path}\`, expected ${expected}`,
  )
}

const kindOf = (mediaType: string): DocumentAsset['use'] => {
  if (mediaType === 'text/vtt') return 'captions'
  return /^(?:audio|video)\//.test(mediaType) ? 'media' : 'file'
}

/** Report each file that the document names and the publication lacks, once for each place. */
function checkAssets(document: Document, assets: Assets, paths: ReadonlySet<string>): void {
  for (const asset of document.assets) {
    const {path} = asset
    switch (assets.problem(path)) {
      case undefined:
        checkMedium(document, asset, assets)
        break
      case 'missing':
        reportIn(
          document,
          asset,
          'missing-file',
          `Unexpected path \`${path}\`, expected ${documentLike(path, paths)}`,
        )
        break
      case 'outside':
        reportIn(
          document,
          asset,
          'outside-publication',
          `Unexpected path \`${path}\`, expected a file inside the publication`,
        )
        break
      case 'active':
        reportIn(
          document,
          asset,
          'active-file',
          `Unexpected link to \`${path}\`, which could run where the site stands, expected it under \`trustedFiles\` in publication.yaml`,
        )
        break
      case 'damaged':
        reportIn(
          document,
          asset,
          'image-format',
          `Unexpected contents of \`${path}\`, expected an image`,
        )
        break
    }
  }
}
