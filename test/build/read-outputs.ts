import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import JSZip from 'jszip'
import {readPage, readPdf, textOf} from '../conformance/read-pdf.mjs'

/** A file of `dist/` with everything that somebody who takes it apart could read in it. */
export interface Output {
  readonly path: string
  readonly text: string
}

/** Every file of a folder: text as it is, e-books unpacked, PDFs with their streams inflated and their letters read. */
export async function readOutputs(folder: string): Promise<readonly Output[]> {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
  return Promise.all(
    paths.map(async path => ({path, text: await textIn(path, readFileSync(join(folder, path)))})),
  )
}

/** Both as letters and byte by byte: a picture is no UTF-8. */
const plain = (bytes: Uint8Array): string =>
  `${Buffer.from(bytes).toString('utf8')}\n${Buffer.from(bytes).toString('latin1')}`

async function textIn(path: string, bytes: Uint8Array): Promise<string> {
  if (path.endsWith('.pdf')) return pdfText(bytes)
  if (!path.endsWith('.epub')) return plain(bytes)
  const book = await JSZip.loadAsync(bytes)
  const files = Object.values(book.files).filter(({dir}) => !dir)
  const texts = files.map(async file => `${file.name}\n${plain(await file.async('uint8array'))}`)
  return (await Promise.all(texts)).join('\n')
}

function pdfText(bytes: Uint8Array): string {
  const pdf = readPdf(bytes)
  const objects = [...pdf.objects.values()]
  const strings = objects.flatMap(({value}) => stringsIn(value))
  const streams = objects.flatMap(({stream}) => (stream ? [plain(stream)] : []))
  const pages = pdf.pages.flatMap(page => {
    const {marked, artifacts, strays} = readPage(pdf, page)
    return [...marked.filter(Boolean).map(({text}) => text), ...artifacts, ...strays]
  })
  return [...strings, ...streams, pages.join(' '), pages.join(''), pdf.source]
    .join('\n')
    .replaceAll('\u00AD', '')
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  if ('bytes' in value && typeof value.bytes === 'string') return [textOf({bytes: value.bytes})]
  return Object.values(value).flatMap(stringsIn)
}

/** The files in which one of `words` can be read, however it is written: `path: word`. */
export const findIn = (outputs: readonly Output[], words: readonly string[]): readonly string[] =>
  outputs.flatMap(({path, text}) => {
    const all = `${path}\n${text}`.toLowerCase()
    return words.filter(word => all.includes(word.toLowerCase())).map(word => `${path}: ${word}`)
  })
