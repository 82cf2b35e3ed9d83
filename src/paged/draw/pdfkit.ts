import {createHash} from 'node:crypto'
import {deflateSync} from 'node:zlib'
import PDFDocument from 'pdfkit'
import type {Image} from '../boxes/image.ts'
import type {Face} from '../text/glyphs.ts'
import {byteBuffer} from './byte-buffer.ts'
import {type PngImage, readPng} from './png.ts'
import {dictionary, pointTo, type Reference} from './syntax.ts'

/**
 * The one file that knows pdfkit. Of it we use: object numbers, fonts (subsetting, descriptors, ToUnicode), images,
 * and the order in which a file is finished. Half of that is private to pdfkit 0.20.2 and described in the interfaces
 * below; test/paged/draw/pdfkit.test.ts fails when another version differs. Its pages, text, tags, outline, name tree
 * and metadata stay unused: they have faults that only own objects avoid.
 */
export interface PdfFile {
  /** A number for an object that is to come. */
  readonly reserve: () => Reference
  /** Write an object that is no stream: it goes into an object stream (ISO 32000-1, 7.5.7). */
  readonly put: (reference: Reference, body: string) => void
  readonly add: (body: string) => Reference
  /** A stream of bytes, deflated at level 6. */
  readonly addStream: (bytes: Uint8Array) => Reference
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

/** A face in this file. */
export interface FontResource {
  /** In resource dictionaries. */
  readonly name: string
  readonly reference: Reference
  /**
   * The CID under which a glyph stands for this text: one glyph has as many as it has meanings, so ToUnicode never
   * has to choose. Empty text: the glyph is a part of another's.
   */
  readonly include: (glyph: number, text: string) => number
  /** The same for a text of one UTF-16 unit, without making a string. */
  readonly includeUnit: (glyph: number, unit: number) => number
  /** Thousandths of the size, by CID. */
  readonly widths: readonly number[]
  /** The glyph of a space. */
  readonly space: number | undefined
  /** A glyph without ink and width: it can carry text that no other glyph has room for. */
  readonly blank: number | undefined
}

export interface ImageResource {
  readonly name: string
  readonly reference: Reference
  /** EXIF orientation, 1–8. */
  readonly orientation: number
}

// pdfkit's own, as far as it is used here

interface PdfkitReference {
  readonly id: number
  data: Record<string, unknown>
  compress: boolean
  readonly end: (bytes?: Uint8Array) => void
}

interface PdfkitFont {
  readonly id: string
  readonly font: OpenedFont
  readonly subset: {
    readonly includeGlyph: (glyph: number) => number
    /** Glyphs by CID. */
    readonly glyphs: number[]
  }
  readonly scale: number
  readonly widths: number[]
  readonly unicode: number[][]
  readonly ref: () => PdfkitReference
}

/** A fontkit font: opening it is dear, so it outlives the document. */
interface OpenedFont {
  readonly layout: unknown
  readonly numGlyphs: number
  readonly hmtx: {
    readonly metrics: {
      readonly length: number
      readonly get: (glyph: number) => {readonly advance: number}
    }
  }
  /** Of TrueType fonts: where the outline of each glyph begins. */
  readonly loca?: {readonly offsets: readonly number[]}
  /** OpenType fonts with PostScript outlines have no `loca`. */
  readonly getGlyph: (glyph: number) => {readonly path: {readonly commands: readonly unknown[]}}
  readonly glyphForCodePoint: (codePoint: number) => {readonly id: number}
}

interface PdfkitImage {
  readonly orientation?: number
  readonly obj: PdfkitReference
  readonly embed: (document: Pdfkit) => void
}

interface Pdfkit {
  readonly info: Record<string, unknown>
  readonly ref: (data?: Record<string, unknown>) => PdfkitReference
  readonly font: (source: unknown) => void
  readonly openImage: (bytes: Uint8Array) => PdfkitImage
  readonly getStructTreeRoot: () => PdfkitReference
  readonly on: (event: 'end' | 'error', listener: (error: unknown) => void) => void
  readonly resume: () => void
  readonly end: () => void
  readonly push: (chunk: null) => void
  readonly _root: PdfkitReference
  readonly _font: PdfkitFont
  readonly _info: PdfkitReference
  /** Where each object begins, by number less one; for those in object streams, which and where. */
  readonly _offsets: (number | InObjectStream | null)[]
  readonly _refEnd: (ended: {id: number; offset: InObjectStream}) => void
  _fontFamilies: Record<string, PdfkitFont>
  _offset: number
  _write: (chunk: string | Uint8Array) => void
  _finalize: () => void
  endMetadata: () => void
}

interface InObjectStream {
  readonly stream: Reference
  readonly index: number
}

/** PDF text that pdfkit writes as it stands: its converter spells unknown kinds of objects with `toString`. */
class Verbatim {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  get [Symbol.toStringTag](): string {
    return 'Verbatim'
  }
  toString(): string {
    return this.text
  }
}

const opened = new WeakMap<Face, OpenedFont>()
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
    addStream: bytes => addStream({}, bytes),
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
    const hash = createHash('sha256').update(image.bytes).digest('hex')
    const known = imagesByHash.get(hash)
    if (known) return known
    const name = `I${imagesByHash.size + 1}`
    const resource =
      image.mediaType === 'image/png'
        ? embedPng(pdfkit, readPng(image.bytes), name)
        : embedJpeg(pdfkit, image, name)
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

function embedJpeg(pdfkit: Pdfkit, image: Image, name: string): ImageResource {
  const embedded = pdfkit.openImage(image.bytes)
  embedded.embed(pdfkit)
  return {name, reference: embedded.obj.id, orientation: embedded.orientation ?? 1}
}

function embedPng(pdfkit: Pdfkit, png: PngImage, name: string): ImageResource {
  const {width, height, bitsPerComponent, colors, palette, rows, predicted, mask, alpha} = png
  const shape = {Type: 'XObject', Subtype: 'Image', Width: width, Height: height}
  const opacity = alpha
    ? pdfkit.ref({...shape, BitsPerComponent: 8, ColorSpace: 'DeviceGray', Filter: 'FlateDecode'})
    : undefined
  opacity?.end(alpha)
  const image = pdfkit.ref({
    ...shape,
    BitsPerComponent: bitsPerComponent,
    ColorSpace: palette
      ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette]
      : colors === 3
        ? 'DeviceRGB'
        : 'DeviceGray',
    Filter: 'FlateDecode',
    DecodeParms: predicted
      ? {Predictor: 15, Colors: colors, BitsPerComponent: bitsPerComponent, Columns: width}
      : undefined,
    Mask: mask,
    SMask: opacity,
  })
  image.end(rows)
  return {name, reference: image.id, orientation: 1}
}

const verbatim = (entries: Entries): Record<string, Verbatim> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, new Verbatim(value)]],
    ),
  )

/** pdfkit takes faces with equal names for equal: each is opened with none before it. */
function openFont(pdfkit: Pdfkit, face: Face): FontResource {
  const others = pdfkit._fontFamilies
  pdfkit._fontFamilies = {}
  pdfkit.font(opened.get(face) ?? face.bytes)
  const font = pdfkit._font
  pdfkit._fontFamilies = {...others, [face.key]: font}
  opened.set(face, font.font)

  let blank: {readonly glyph: number | undefined} | undefined
  // .notdef, which must not claim to be U+0000 (ISO 14289-1, 7.21.7)
  font.unicode[0] = [0xfffd]
  return {
    name: font.id,
    reference: font.ref().id,
    ...cidTable(font),
    widths: font.widths,
    get space() {
      return font.font.glyphForCodePoint(0x20).id || undefined
    },
    get blank() {
      blank ??= {glyph: blankGlyph(font.font)}
      return blank.glyph
    },
  }
}

/** Most fonts have one, `.null` if nothing else. Joiners do not count: some fonts draw them. */
function blankGlyph(font: OpenedFont): number | undefined {
  for (let glyph = 1; glyph < font.numGlyphs; glyph++)
    if (advanceOf(font, glyph) === 0 && isEmpty(font, glyph)) return glyph
  return undefined
}

const isEmpty = (font: OpenedFont, glyph: number): boolean =>
  font.loca
    ? font.loca.offsets[glyph] === font.loca.offsets[glyph + 1]
    : font.getGlyph(glyph).path.commands.length === 0

const advanceOf = ({hmtx: {metrics}}: OpenedFont, glyph: number): number =>
  metrics.get(Math.min(glyph, metrics.length - 1)).advance

function cidTable(font: PdfkitFont): Pick<FontResource, 'include' | 'includeUnit'> {
  const firstCids: number[] = []
  const texts: string[] = []
  const units: number[] = []
  const others = new Map<string, number>()

  const include = (glyph: number, text: string) => {
    const first = firstCids[glyph]
    if (first === undefined) {
      const cid = glyph === 0 ? duplicate(glyph) : font.subset.includeGlyph(glyph)
      firstCids[glyph] = cid
      return name(cid, glyph, text)
    }
    if (texts[first] === text) return first
    const key = `${glyph} ${text}`
    const cid = others.get(key) ?? name(duplicate(glyph), glyph, text)
    others.set(key, cid)
    return cid
  }
  const includeUnit = (glyph: number, unit: number) => {
    const first = firstCids[glyph]
    return first !== undefined && units[first] === unit
      ? first
      : include(glyph, String.fromCharCode(unit))
  }
  return {include, includeUnit}

  function duplicate(glyph: number): number {
    return font.subset.glyphs.push(glyph) - 1
  }

  function name(cid: number, glyph: number, text: string): number {
    texts[cid] = text
    units[cid] = text.length === 1 ? text.charCodeAt(0) : -1
    font.widths[cid] = advanceOf(font.font, glyph) * font.scale
    font.unicode[cid] = Array.from(text, character => character.codePointAt(0) as number)
    return cid
  }
}

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
