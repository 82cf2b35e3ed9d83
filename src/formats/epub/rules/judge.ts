import type {Element, Root} from 'hast'
import JSZip from 'jszip'
import {VFile} from 'vfile'
import {eachElement} from '../../map-elements.ts'
import {type Book, readBook} from './book.ts'
import {type Judgment, judgeBook} from './index.ts'

/** Where the pages of a book come from. */
export interface Origin {
  /** Of the finished book on the site. */
  readonly path: string
  /** The tree of each page by its name in the package. */
  readonly bodies: ReadonlyMap<string, Root>
  /** The document of each page, as messages call it. */
  readonly sources: ReadonlyMap<string, string | undefined>
}

/** What is wrong with a finished book, on its Markdown where that has the place, otherwise on the file in the book. */
export async function judgeEpub(bytes: Uint8Array, origin: Origin): Promise<readonly VFile[]> {
  const book = await openEpub(bytes)
  const files = new Map<string, VFile>()
  for (const judgment of judgeBook(book)) {
    const place = placeOf(judgment, book, origin)
    const path = place?.path ?? `${origin.path}/${judgment.path}`
    const file = files.get(path) ?? new VFile({path})
    files.set(path, file)
    const message = file.message(judgment.reason, {
      ...(place ? {place: place.position} : {}),
      source: 'formats',
      ruleId: judgment.ruleId,
    })
    if (judgment.severity === 'error') message.fatal = true
  }
  return [...files.values()]
}

/** The files of a container, unpacked. */
export async function openEpub(bytes: Uint8Array): Promise<Book> {
  const zip = await JSZip.loadAsync(bytes)
  const files = new Map<string, Uint8Array>()
  for (const [name, file] of Object.entries(zip.files))
    if (!file.dir) files.set(name, await file.async('uint8array'))
  return readBook(files, beginsRight(bytes))
}

/** The first entry of a zip, as it must be: its name, stored, and what is in it (EPUB 3.3, 4.2.2). */
function beginsRight(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 58))
  if (head.length < 58 || head.readUInt32LE(0) !== 0x04034b50) return false
  const isStored = head.readUInt16LE(8) === 0
  return isStored && head.toString('latin1', 30) === 'mimetypeapplication/epub+zip'
}

function placeOf({path, element}: Judgment, {pages}: Book, {bodies, sources}: Origin) {
  const page = pages.find(one => one.path === path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const [body, source] = [bodies.get(name), sources.get(name)]
  if (!page || !body || source === undefined || element === undefined) return undefined
  // Of the elements of the page, those in its body were written from the tree, in its order.
  const first = page.elements.findIndex(one => one.name === 'body') + 1
  const position = positionOf(body, element - first)
  return position && {path: source, position}
}

/** Where the element with a number stands, or what was written last before it. */
function positionOf(body: Root, number: number): Element['position'] {
  let place: Element['position']
  let index = 0
  eachElement(body, ({position}) => {
    if (index++ <= number) place = position ?? place
  })
  return place
}
