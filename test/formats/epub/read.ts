import {EpubCheck} from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'
import type {TaskResult} from '../../../src/formats/format.ts'

/** Errors and warnings of epubcheck-ts, as `ID path: message`. */
export async function faultsOf(book: Uint8Array): Promise<readonly string[]> {
  const {messages} = await EpubCheck.validate(book)
  return messages
    .filter(({severity}) => ['fatal', 'error', 'warning'].includes(severity))
    .map(({id, location, message}) => `${id} ${location?.path ?? ''}: ${message}`)
}

/** The one book among the results whose path ends with `name`. */
export function bookOf(results: readonly TaskResult[], name: string): Uint8Array {
  const file = results.flatMap(({files}) => files).find(({path}) => path.endsWith(name))
  if (!file || typeof file.contents === 'string') throw new Error(`No ${name}`)
  return file.contents
}

/** Text files of a book by their names, without the folder. */
export async function unpack(book: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(book)
  const files = new Map<string, string>()
  for (const [name, file] of Object.entries(zip.files)) {
    files.set(name.replace('OEBPS/', ''), await file.async('string'))
  }
  return files
}

/** Names of the files that a book has as they are, not compressed. */
export function storedIn(book: Uint8Array): readonly string[] {
  const bytes = Buffer.from(book)
  const stored: string[] = []
  // Headers of the central directory (APPNOTE, 4.3.12).
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 46)) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    if (bytes.readUInt16LE(at + 10) === 0) stored.push(name)
  }
  return stored
}
