import type {Image} from '../boxes/image.ts'
import type {Pdfkit} from './pdfkit-fields.ts'
import {type PngImage, readPng} from './png.ts'
import type {Reference} from './syntax.ts'

export interface ImageResource {
  readonly name: string
  readonly reference: Reference
  /** EXIF orientation, 1–8. */
  readonly orientation: number
  /** Whether its pixels are inks, not light. */
  readonly cmyk: boolean
}

/** Put an image into the file: JPEG as it is, PNG as PDF has it. */
export const embedImage = (pdfkit: Pdfkit, image: Image, name: string): ImageResource =>
  image.mediaType === 'image/png'
    ? embedPng(pdfkit, readPng(image.bytes), name)
    : embedJpeg(pdfkit, image, name)

function embedJpeg(pdfkit: Pdfkit, image: Image, name: string): ImageResource {
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
