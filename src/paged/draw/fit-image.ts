import type {Image} from '../boxes/image.ts'
import type {Style} from '../css/style.ts'
import type {Rectangle} from './display-list.ts'

/** Points in a CSS pixel: the size of an image nobody scaled. */
const pixel = 0.75

/** Where an image comes to stand in its box, and what of it to cut off (css-images-3, 5.5). */
export function fitImage(
  image: Image,
  {x, y, width, height}: Rectangle,
  fit: Style['objectFit'],
): {readonly placed: Rectangle; readonly clip: Rectangle | undefined} {
  const box = {x, y, width, height}
  const across = width / image.width
  const down = height / image.height
  const scale = {
    fill: undefined,
    contain: Math.min(across, down),
    cover: Math.max(across, down),
    none: pixel,
    'scale-down': Math.min(across, down, pixel),
  }[fit]
  if (scale === undefined) return {placed: box, clip: undefined}
  const placed = {
    x: x + (width - image.width * scale) / 2,
    y: y + (height - image.height * scale) / 2,
    width: image.width * scale,
    height: image.height * scale,
  }
  const sticksOut = placed.width > width + 0.01 || placed.height > height + 0.01
  return {placed, clip: sticksOut ? box : undefined}
}
