import {createHash} from 'node:crypto'
import {deflateSync} from 'node:zlib'
import PDFDocument from 'pdfkit'
import type {Image} from '../boxes/image.ts'
import type {Face} from '../text/glyphs.ts'
import {byteBuffer} from './byte-buffer.ts'
import type {Pdfkit, PdfkitReference} from './pdfkit-fields.ts'
import {type FontResource, openFont} from './pdfkit-font.ts'
import {embedImage, type ImageResource} from './pdfkit-image.ts'
import {dictionary, pointTo, type Reference} from './syntax.ts'
import {Verbatim} from './verbatim.ts'

/**
 * A PDF file being written. This file, pdfkit-font.ts and pdfkit-image.ts are all that knows pdfkit. Of it we use:
 * object numbers, fonts (subsetting, descriptors, ToUnicode), JPEG, and the order in which a file is finished. Half of
 * that is private to pdfkit 0.20.2 and described in pdfkit-fields.ts; test/paged/draw/pdfkit.test.ts fails when
 * another version differs. Its pages, text, tags, outline, name tree and metadata stay unused: they have faults that
 * only own objects avoid.
 */
export interface PdfFile {
  /** A number for an object that is to come. */
  readonly reserve: () => Reference
  /** Write an object that is no stream: it goes into an object stream (ISO 32000-1, 7.5.7). */
  readonly put: (reference: Reference, body: string) => void
  readonly add: (body: string) => Reference
  /** A stream of bytes, deflated at level 6, with entries of its own. */
  readonly addStream: (bytes: Uint8Array, entries?: Readonly<Record<string, number>>) => Reference
  readonly font: (face: Face) => FontResource
  readonly image: (image: Image) => ImageResource
  /** Pages in order. */
  readonly addPage: (page: Reference) => void
  readonly pageTree: Reference
  readonly structureRoot: Reference
  /** Entries of the document catalog, as PDF text. */
  readonly setCatalog: (entries: Entries) => void
  readonly setStructure: (entries: Entries) => void
  readonly finish: (ending: Ending) => Promise<Uint8Array>
}

export type Entries = Readonly<Record<string, string | undefined>>

export interface Ending {
  readonly info: Readonly<Record<string, string | Date | undefined>>
  readonly xmp: string
  /** 16 bytes. */
  readonly id: Uint8Array
}

const objectsInAStream = 200

/** Begin a PDF 1.7 file. */
export function openPdfFile(): PdfFile {
  const pdfkit = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    // null keeps Helvetica out
    font: null as unknown as string,
  }) as unknown as Pdfkit
  const out = byteBuffer()
  out.write('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n')
  pdfkit._offset = out.length()
  pdfkit._write = chunk => {
    out.write(chunk)
    if (typeof chunk === 'string') out.write('\n')
    pdfkit._offset = out.length()
  }

  const fonts = new Map<Face, FontResource>()
  const imagesByObject = new Map<Image, ImageResource>()
  const imagesByHash = new Map<string, ImageResource>()
  let packed: {readonly reference: Reference; readonly body: string}[] = []

  const file: PdfFile = {
    reserve: () => pdfkit.ref().id,
    put: (reference, body) => {
      packed.push({reference, body})
      if (packed.length === objectsInAStream) flush()
    },
    add: body => {
      const reference = file.reserve()
      file.put(reference, body)
      return reference
    },
    addStream: (bytes, entries = {}) => addStream(entries, bytes),
    font: face => {
      const resource = fonts.get(face) ?? openFont(pdfkit, face)
      fonts.set(face, resource)
      return resource
    },
    image: image => {
      const resource = imagesByObject.get(image) ?? imageByHash(image)
      imagesByObject.set(image, resource)
      return resource
    },
    pageTree: (pdfkit._root.data.Pages as PdfkitReference).id,
    structureRoot: (pdfkit.getStructTreeRoot() as PdfkitReference).id,
    addPage: page => {
      const {data} = pdfkit._root.data.Pages as PdfkitReference
      ;(data.Kids as Verbatim[]).push(new Verbatim(pointTo(page)))
      data.Count = (data.Kids as Verbatim[]).length
    },
    setCatalog: entries => {
      const {data} = pdfkit._root
      for (const [key, value] of Object.entries(verbatim(entries))) {
        // What pdfkit began as an object of its own it also ends: only the contents may be replaced.
        const begun = data[key] as PdfkitReference | undefined
        if (begun) begun.data = value as unknown as Record<string, unknown>
        else data[key] = value
      }
    },
    setStructure: entries => {
      pdfkit.getStructTreeRoot().data = verbatim(entries)
    },
    finish: ending => finish(ending),
  }
  return file

  function addStream(entries: Record<string, unknown>, bytes: Uint8Array): Reference {
    const stream = pdfkit.ref({...entries, Filter: 'FlateDecode'})
    stream.end(deflateSync(bytes, {level: 6}))
    return stream.id
  }

  function flush(): void {
    if (packed.length === 0) return
    const objects = packed
    packed = []
    let head = ''
    let body = ''
    for (const object of objects) {
      head += `${object.reference} ${body.length} `
      body += `${object.body}\n`
    }
    const entries = {Type: 'ObjStm', N: objects.length, First: head.length}
    const stream = addStream(entries, Buffer.from(head + body, 'latin1'))
    objects.forEach(({reference}, index) => {
      pdfkit._refEnd({id: reference, offset: {stream, index}})
    })
  }

  function imageByHash(image: Image): ImageResource {
    const hash = createHash('sha256').update(contentsOf(image)).digest('hex')
    const known = imagesByHash.get(hash)
    if (known) return known
    const name = `I${imagesByHash.size + 1}`
    const resource = embedImage(pdfkit, image, name)
    imagesByHash.set(hash, resource)
    return resource
  }

  async function finish({info, xmp, id}: Ending): Promise<Uint8Array> {
    flush()
    for (const key of Object.keys(pdfkit.info)) delete pdfkit.info[key]
    for (const [key, value] of Object.entries(info)) if (value) pdfkit.info[key] = value
    pdfkit.endMetadata = () => {
      const metadata = pdfkit.ref({Type: 'Metadata', Subtype: 'XML'})
      metadata.compress = false
      metadata.end(Buffer.from(xmp))
      pdfkit._root.data.Metadata = metadata
    }
    pdfkit._finalize = () => {
      const at = out.length()
      const rows = crossReferences(pdfkit._offsets, at)
      const number = pdfkit._offsets.length + 1
      const bytes = deflateSync(rows, {level: 6})
      const hexId = `<${Buffer.from(id).toString('hex')}>`
      const entries = dictionary({
        Type: '/XRef',
        Size: `${number + 1}`,
        W: '[1 4 2]',
        Root: pointTo(pdfkit._root.id),
        Info: pointTo(pdfkit._info.id),
        ID: `[${hexId}${hexId}]`,
        Filter: '/FlateDecode',
        Length: `${bytes.length}`,
      })
      out.write(`${number} 0 obj\n${entries}\nstream\n`)
      out.write(bytes)
      out.write(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)
      pdfkit.push(null)
    }
    await new Promise<void>((resolve, reject) => {
      pdfkit.on('end', () => resolve())
      pdfkit.on('error', reject)
      pdfkit.resume()
      pdfkit.end()
    })
    return new Uint8Array(out.bytes())
  }
}

/** What tells images apart. */
const contentsOf = (image: Image): Uint8Array | string =>
  image.mediaType === 'image/svg+xml' ? JSON.stringify(image, bytesAsText) : image.bytes

/** Bytes of pictures in a drawing, not as lists of numbers: a Buffer has made itself one before it is asked. */
function bytesAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const given = this[key]
  return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value
}

const verbatim = (entries: Entries): Record<string, Verbatim> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, new Verbatim(value)]],
    ),
  )

/** The rows of a cross-reference stream (ISO 32000-1, 7.5.8): type, offset or stream, index. */
function crossReferences(offsets: Pdfkit['_offsets'], own: number): Buffer {
  const rows = Buffer.alloc((offsets.length + 2) * 7)
  const write = (number: number, type: number, where: number, index: number) => {
    rows.writeUInt8(type, number * 7)
    rows.writeUInt32BE(where, number * 7 + 1)
    rows.writeUInt16BE(index, number * 7 + 5)
  }
  write(0, 0, 0, 65535)
  offsets.forEach((offset, i) => {
    if (typeof offset === 'number') write(i + 1, 1, offset, 0)
    else if (offset) write(i + 1, 2, offset.stream, offset.index)
  })
  write(offsets.length + 1, 1, own, 0)
  return rows
}
