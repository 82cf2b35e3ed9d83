import {VFile} from 'vfile'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Document} from '../document/document.ts'
import {parseDocument} from '../document/parse.ts'
import type {Assets} from '../source/assets.ts'
import {hashOf} from '../source/hash.ts'
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
  for (const path of paths) {
    const source = readText(reading.folder, path)
    if (source.type === 'unreadable') {
      const file = new VFile({path: reading.prefix + path})
      report(file, source.rule, source.reason, {line: 1, column: 1})
      unreadable.push(file)
      continue
    }
    const key = hashOf([reading.codeVersion, reading.config.lang, path, source.text])
    keys.add(key)
    const stored = reading.cache.document(key)
    const recalled = stored === undefined ? undefined : recall(stored)
    const document = recalled ?? (await parse(path, source.text, reading))
    if (!recalled) {
      parsed++
      reading.cache.saveDocument(key, store(document))
    }
    rename(document.file, reading.prefix + path)
    document.file.value = source.text
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

const parse = (path: string, text: string, {config}: Reading): Promise<Document> =>
  parseDocument({path, text, defaults: {lang: config.lang}})

/** Two lines of JSON: what the barrier reads, and the trees that only rendering needs. */
function store({body, notes, file, ...facts}: Document): string {
  const messages = storeMessages([file])[0]?.messages ?? []
  return `${JSON.stringify({facts, messages})}\n${JSON.stringify({body, notes})}`
}

type Trees = Pick<Document, 'body' | 'notes'>

/** The inverse of `store`; the trees are parsed when first asked for. Undefined when the text is damaged. */
function recall(stored: string): Document | undefined {
  const end = stored.indexOf('\n')
  try {
    const head: {facts: Omit<Document, 'body' | 'notes' | 'file'>; messages: StoredMessage[]} =
      JSON.parse(stored.slice(0, end))
    const file = new VFile({path: head.facts.path})
    addMessages(file, head.messages)
    let trees: Trees | undefined
    const open = (): Trees => {
      trees ??= JSON.parse(stored.slice(end + 1)) as Trees
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
