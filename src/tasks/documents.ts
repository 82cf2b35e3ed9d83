import {VFile} from 'vfile'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import {chapterDefaults, type WrittenDocument} from '../document/chapter-defaults.ts'
import {type CompactNode, compact, compactPosition, expand, rootOf} from '../document/compact.ts'
import type {Document} from '../document/document.ts'
import {type DocumentSource, parseDocument} from '../document/parse.ts'
import type {Assets} from '../source/assets.ts'
import {sha256} from '../source/hash.ts'
import {readText} from '../source/read-text.ts'
import type {Cache} from './cache.ts'
import {addMessages, type StoredMessage, storeMessages} from './messages.ts'

export interface Reading {
  /** Absolute path of the publication. */
  readonly folder: string
  /** What messages put before a document's path, '' or ending with '/'. */
  readonly prefix: string
  readonly config: Config
  readonly assets: Assets
  readonly cache: Cache
  readonly codeVersion: string
}

export interface Documents {
  readonly documents: readonly Document[]
  /** Files that could not become documents, with the reason as their message. */
  readonly unreadable: readonly VFile[]
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
  const unreadable: VFile[] = []
  const keys = new Set<string>()
  let parsed = 0
  const written: WrittenDocument[] = []
  for (const path of paths) {
    const source = readText(reading.folder, path)
    if (source.type === 'unreadable') {
      const file = new VFile({path: reading.prefix + path})
      report(file, source.rule, source.reason, {line: 1, column: 1})
      unreadable.push(file)
    } else written.push({path, text: source.text})
  }
  const ofBooks = chapterDefaults(written)
  for (const {path, text} of written) {
    const {lang, math} = reading.config
    const defaults = {lang, math, ...ofBooks.get(path)}
    const key = sha256(`${reading.codeVersion} ${defaults.lang} ${defaults.math} ${path}\n${text}`)
    keys.add(key)
    const known = reading.cache.document(key)
    const recalled = known === undefined ? undefined : recall(known)
    const document = recalled ?? (await parse({path, text, defaults}, key, reading))
    if (!recalled) parsed++
    rename(document.file, reading.prefix + path)
    document.file.value = text
    checkAssets(document, reading.assets)
    documents.push(document)
  }
  return {documents, unreadable, keys, parsed}
}

/** Parsing knows the path in the publication, people read messages from where they stand. */
function rename(file: VFile, path: string): void {
  file.path = path
  for (const message of file.messages) message.file = path
}

async function parse(source: DocumentSource, key: string, {cache}: Reading): Promise<Document> {
  const document = await parseDocument(source)
  cache.saveDocument(key, () => store(document))
  return document
}

/** Two lines of JSON: what the barrier reads, and the trees that only rendering needs. */
function store({body, notes, file, ...facts}: Document): string {
  const messages = storeMessages([file])[0]?.messages ?? []
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
 * The inverse of `store`; the trees are parsed when asked for, and let go of when nobody holds them. Undefined when the
 * text is damaged.
 */
function recall(stored: string): Document | undefined {
  const end = stored.indexOf('\n')
  try {
    const head: {facts: Omit<Document, 'body' | 'notes' | 'file'>; messages: StoredMessage[]} =
      JSON.parse(stored.slice(0, end))
    const file = new VFile({path: head.facts.path})
    addMessages(file, head.messages)
    let body: WeakRef<Document['body']> | undefined
    const open = (): Trees => {
      const held = body?.deref()
      const known = held && treesOf.get(held)
      if (known) return known
      const trees = expandTrees(JSON.parse(stored.slice(end + 1)))
      treesOf.set(trees.body, trees)
      body = new WeakRef(trees.body)
      return trees
    }
    return {
      ...head.facts,
      file,
      get body() {
        return open().body
      },
      get notes() {
        return open().notes
      },
    }
  } catch {
    return undefined
  }
}

const expandTrees = ({body, place, notes}: StoredTrees): Trees => ({
  body: rootOf(body, place),
  notes: notes.map(note => ({...note, children: expand(note.children)})),
})

/** Report each file that the document names and the publication lacks, once for each place. */
function checkAssets(document: Document, assets: Assets): void {
  for (const {path, position} of document.assets) {
    switch (assets.problem(path)) {
      case undefined:
        break
      case 'missing':
        report(
          document.file,
          'missing-file',
          `Unexpected path \`${path}\`, expected a file that exists`,
          position,
        )
        break
      case 'outside':
        report(
          document.file,
          'outside-publication',
          `Unexpected path \`${path}\`, expected a file inside the publication`,
          position,
        )
        break
      case 'active':
        report(
          document.file,
          'active-file',
          `Unexpected link to \`${path}\`, which could run where the site stands, expected it under \`trustedFiles\` in publication.yaml`,
          position,
        )
        break
      case 'damaged':
        report(
          document.file,
          'image-format',
          `Unexpected contents of \`${path}\`, expected an image`,
          position,
        )
        break
    }
  }
}
