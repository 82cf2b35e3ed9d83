import type {Image} from '../boxes/image.ts'
import {resolveLength} from '../css/resolve-length.ts'
import type {Background, BackgroundRepeat} from '../css/style.ts'
import type {PaintOp, Rectangle} from './display-list.ts'

/** Points in a CSS pixel: the size of an image nobody scaled. */
const pixel = 0.75

/** A row of tiles along one axis: where the first begins, how large each is, how far it is to the next. */
interface Tiles {
  readonly from: number
  readonly size: number
  readonly step: number
  readonly count: number
}

/** A picture placed in `area` and repeated as far as `clip` (css-backgrounds-3, 2). */
export function backgroundImage(
  {size, position, repeat}: Background,
  image: Image,
  {
    area,
    clip,
    radius,
  }: {readonly area: Rectangle; readonly clip: Rectangle; readonly radius: number},
): readonly PaintOp[] {
  const wanted = sizeOf(size, image, area)
  const {width, height} = rounded(wanted, size, repeat, area)
  if (width <= 0 || height <= 0 || clip.width <= 0 || clip.height <= 0) return []
  const across = tilesAlong(repeat.x, {
    size: width,
    at: resolveLength(position.x, area.width - width),
    area: {from: area.x, length: area.width},
    clip: {from: clip.x, length: clip.width},
  })
  const down = tilesAlong(repeat.y, {
    size: height,
    at: resolveLength(position.y, area.height - height),
    area: {from: area.y, length: area.height},
    clip: {from: clip.y, length: clip.height},
  })
  const {x, y, width: clipWidth, height: clipHeight} = clip
  return [
    {
      type: 'tiles',
      image,
      clip: {x, y, width: clipWidth, height: clipHeight},
      radius,
      places: Array.from({length: down.count * across.count}, (_, index) => ({
        x: across.from + (index % across.count) * across.step,
        y: down.from + Math.floor(index / across.count) * down.step,
      })),
      width,
      height,
    },
  ]
}

interface Extent {
  readonly width: number
  readonly height: number
}

function sizeOf(size: Background['size'], image: Image, area: Rectangle): Extent {
  const across = area.width / image.width
  const down = area.height / image.height
  if (size === 'cover' || size === 'contain') {
    const scale = size === 'cover' ? Math.max(across, down) : Math.min(across, down)
    return {width: image.width * scale, height: image.height * scale}
  }
  const ratio = image.width / image.height
  const width = size.width === 'auto' ? undefined : resolveLength(size.width, area.width)
  const height = size.height === 'auto' ? undefined : resolveLength(size.height, area.height)
  return {
    width: width ?? (height === undefined ? image.width * pixel : height * ratio),
    height: height ?? (width === undefined ? image.height * pixel : width / ratio),
  }
}

/** `round` makes a whole number of tiles fill the area; what is automatic keeps the ratio. */
function rounded(
  {width, height}: Extent,
  size: Background['size'],
  {x, y}: Background['repeat'],
  area: Rectangle,
): Extent {
  const stretched = (length: number, whole: number) =>
    length > 0 ? whole / Math.max(1, Math.round(whole / length)) : length
  const newWidth = x === 'round' ? stretched(width, area.width) : width
  const newHeight = y === 'round' ? stretched(height, area.height) : height
  const isAuto = (side: 'width' | 'height') => typeof size === 'object' && size[side] === 'auto'
  return {
    width:
      x !== 'round' && y === 'round' && isAuto('width') ? (width * newHeight) / height : newWidth,
    height:
      y !== 'round' && x === 'round' && isAuto('height') ? (height * newWidth) / width : newHeight,
  }
}

interface Stretch {
  readonly from: number
  readonly length: number
}

function tilesAlong(
  repeat: BackgroundRepeat,
  {
    size,
    at,
    area,
    clip,
  }: {readonly size: number; readonly at: number; readonly area: Stretch; readonly clip: Stretch},
): Tiles {
  const once = {from: area.from + at, size, step: size, count: 1}
  if (repeat === 'no-repeat') return once
  const fitting = Math.floor(area.length / size + 1e-6)
  const spaced = repeat === 'space' && fitting > 1
  if (repeat === 'space' && fitting < 2) return once
  const step = spaced ? size + (area.length - fitting * size) / (fitting - 1) : size
  const origin = spaced ? area.from : area.from + at
  const before = Math.ceil((origin - clip.from) / step - 1e-6)
  const from = origin - before * step
  const count = Math.max(1, Math.ceil((clip.from + clip.length - from) / step - 1e-6))
  return {from, size, step, count}
}
