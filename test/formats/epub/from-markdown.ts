import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'
import {epub} from '../../../src/formats/epub/index.ts'
import type {Press} from '../../../src/formats/format.ts'
import {noCache} from '../../../src/tasks/cache.ts'
import {openPublication} from '../../../src/tasks/open.ts'
import {messagesOf, runTasks} from '../press.ts'
import {unpack} from './read.ts'

/** A book as it was written, and its text files. */
export interface BoundBook {
  readonly path: string
  readonly bytes: Uint8Array
  readonly files: ReadonlyMap<string, string>
}

/** A publication of these files, read from the disk as a build reads it. They are gone when the test is over. */
export async function openMarkdown(files: Readonly<Record<string, string>>): Promise<Press> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-epub-'))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), contentsOf(contents))
  }
  return openFolder(folder)
}

/** `copy:name.png` is a picture of the sample publication, `media:clip.mp4` a file of `test/media`. */
function contentsOf(text: string): string | Buffer {
  if (text.startsWith('copy:')) return readFileSync(join('content/images', text.slice(5)))
  return text.startsWith('media:') ? readFileSync(join('test/media', text.slice(6))) : text
}

export async function openFolder(folder: string): Promise<Press> {
  const opened = await openPublication({
    folder,
    out: join(folder, 'dist'),
    workingFolder: folder,
    sourceDate: new Date('2026-01-02T03:04:05Z'),
    now: new Date('2026-06-01T00:00:00Z'),
    only: undefined,
    cache: noCache,
    codeVersion: '',
  })
  if (opened.type === 'refused') throw new Error(String(opened.files[0]?.messages[0]))
  return opened.press
}

/** The e-books of a publication, with what was said of them. */
export async function bindAll(
  press: Press,
): Promise<{readonly books: readonly BoundBook[]; readonly messages: readonly string[]}> {
  const results = await runTasks(epub.plan(press))
  const books: BoundBook[] = []
  for (const {path, contents} of results.flatMap(({files}) => files)) {
    if (typeof contents === 'string') continue
    books.push({path, bytes: contents, files: await unpack(contents)})
  }
  return {books, messages: messagesOf(results)}
}
