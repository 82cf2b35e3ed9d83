import {deflateSync} from 'node:zlib'
import type {Drawing, Image, Picture} from '../boxes/image.ts'
import {boxOf, drawingForm, type FormStore, precise} from './drawing.ts'
import type {Pdfkit} from './pdfkit-fields.ts'
import {type PngImage, readPng} from './png.ts'
import type {Reference} from './syntax.ts'
import {Verbatim} from './verbatim.ts'

export interface ImageResource {
  readonly name: string
  readonly reference: Reference
  /** EXIF orientation, 1–8. */
  readonly orientation: number
  /** Whether its pixels are inks, not light. */
  readonly cmyk: boolean
}

/** Put an image into the file: JPEG as it is, PNG as PDF has it, a drawing as a form with its own operators. */
export function embedImage(pdfkit: Pdfkit, image: Image, name: string): ImageResource {
  switch (image.mediaType) {
    case 'image/png':
      return embedPng(pdfkit, readPng(image.bytes), name)
    case 'image/jpeg':
      return embedJpeg(pdfkit, image, name)
    case 'image/svg+xml':
      return embedDrawing(pdfkit, image, name)
  }
}

/** Its matrix makes the drawing one unit wide and high, as pictures are (ISO 32000-1, 8.10). */
function embedDrawing(pdfkit: Pdfkit, drawing: Drawing, name: string): ImageResource {
  const {width, height} = drawing
  const box = boxOf(drawing)
  const store: FormStore = {
    add: (entries, operators) => addStream(pdfkit, entries, operators),
    picture: picture => embedImage(pdfkit, picture, name),
  }
  const {operators, resources, cmyk} = drawingForm(drawing, store)
  const entries = {
    Type: '/XObject',
    Subtype: '/Form',
    BBox: `[${precise([box.x, box.y, box.x + box.width, box.y + box.height])}]`,
    Matrix: `[${precise([1 / width, 0, 0, -1 / height, 0, 1])}]`,
    Resources: resources,
  }
  return {name, reference: addStream(pdfkit, entries, operators), orientation: 1, cmyk}
}

function addStream(pdfkit: Pdfkit, entries: Parameters<FormStore['add']>[0], operators: string) {
  const given = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, new Verbatim(value)]],
  )
  const stream = pdfkit.ref({...Object.fromEntries(given), Filter: 'FlateDecode'})
  stream.end(deflateSync(Buffer.from(operators, 'latin1'), {level: 6}))
  return stream.id
}

function embedJpeg(pdfkit: Pdfkit, image: Picture, name: string): ImageResource {
  const embedded = pdfkit.openImage(image.bytes)
  embedded.embed(pdfkit)
  return {
    name,
    reference: embedded.obj.id,
    orientation: embedded.orientation ?? 1,
    cmyk: embedded.obj.data.ColorSpace === 'DeviceCMYK',
  }
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
  return {name, reference: image.id, orientation: 1, cmyk: false}
}
