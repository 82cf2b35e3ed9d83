import {deflateSync} from 'node:zlib'
import type {Drawing, Image, Picture} from '../boxes/image.ts'
import {drawingForm} from './drawing.ts'
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
  const {operators, resources, cmyk} = drawingForm(drawing)
  const form = pdfkit.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Matrix: new Verbatim(`[${decimal(1 / width)} 0 0 ${decimal(-1 / height)} 0 1]`),
    Resources: new Verbatim(resources),
    Filter: 'FlateDecode',
  })
  form.end(deflateSync(Buffer.from(operators, 'latin1'), {level: 6}))
  return {name, reference: form.id, orientation: 1, cmyk}
}

/** No exponent, and digits enough for a drawing that is thousands of pixels wide. */
const decimal = (value: number): string => value.toFixed(10)

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
