import {imageSize} from 'image-size'
import type {DrawingPart, Picture} from '../../../paged/index.ts'
import {hasForeignProfile} from '../../../source/pictures/color-profile.ts'
import {dataOf} from '../../../source/svg/data-uri.ts'
import {readXml, type SvgElement} from '../../../source/svg/read-xml.ts'
import {drawDocument} from './document.ts'
import {readLength} from './length.ts'
import {multiply, scaling, translation} from './matrix.ts'
import {rectangleSteps} from './outline.ts'
import {cutBy} from './parts.ts'
import {measuresOf, type Place, type Scene} from './scene.ts'
import type {ElementStyle} from './style.ts'
import {fitViewBox} from './view-box.ts'

/** An `image` whose file is written into the picture itself (SVG 2, 12.2): dots, or a drawing in the drawing. */
export function drawPicture(
  element: SvgElement,
  {own, inherited}: ElementStyle,
  place: Place,
  scene: Scene,
): readonly DrawingPart[] {
  const {type, bytes} = dataOf(own.href ?? '')
  const beyond = (what: string) => {
    scene.notes.beyond(element, what)
    return []
  }
  if (!bytes) return own.href ? beyond('`<image>` of another file') : []
  const natural = sizeOf(bytes)
  if (!natural) return beyond('`<image>` whose data is no picture')
  const measures = measuresOf(inherited, place)
  const at = (name: 'x' | 'y') =>
    readLength(own[name] ?? '0', measures, name === 'x' ? 'width' : 'height') ?? 0
  const size = sizedAs(natural, {
    width: readLength(own.width ?? '', measures, 'width'),
    height: readLength(own.height ?? '', measures, 'height'),
  })
  if (size.width <= 0 || size.height <= 0) return []
  const corner = multiply(place.matrix, translation(at('x'), at('y')))
  const fitted = fitViewBox({x: 0, y: 0, ...natural}, size, own.preserveAspectRatio)
  if (!fitted) return beyond('`<image>` with an unknown `preserveAspectRatio`')
  const matrix = multiply(corner, fitted)
  const frame = rectangleSteps({x: 0, y: 0, ...size}, corner)
  if (type === 'image/svg+xml') {
    const inner = readXml(bytes)
    if (inner.type === 'broken') return beyond('`<image>` whose data is no picture')
    const parts = drawDocument(inner.root, {
      scene,
      place: {...place, matrix},
      size: natural,
      element,
    })
    return [cutBy(parts, frame)]
  }
  if ((type !== 'image/png' && type !== 'image/jpeg') || hasForeignProfile(bytes))
    return beyond(`\`<image>\` of ${type || 'an unknown kind'}`)
  const picture: Picture = {mediaType: type, bytes, ...natural}
  const unit = multiply(matrix, scaling(natural.width, natural.height))
  return [cutBy([{type: 'picture', picture, matrix: unit}], frame)]
}

function sizeOf(bytes: Uint8Array): {width: number; height: number} | undefined {
  try {
    const {width, height} = imageSize(bytes)
    return width > 0 && height > 0 ? {width, height} : undefined
  } catch {
    return undefined
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** One side that is not given follows from the other. */
function sizedAs(
  natural: Size,
  {width, height}: {readonly width: number | undefined; readonly height: number | undefined},
): Size {
  const ratio = natural.width / natural.height
  return {
    width: width ?? (height === undefined ? natural.width : height * ratio),
    height: height ?? (width === undefined ? natural.height : width / ratio),
  }
}
