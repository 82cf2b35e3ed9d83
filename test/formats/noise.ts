import sharp, {type Sharp} from 'sharp'

/** Dots that no format can make small. */
export const noise = (width: number, height: number, channels: 3 | 4 = 3, seed = 1): Sharp => {
  const dots = Buffer.alloc(width * height * channels)
  let state = seed
  for (let at = 0; at < dots.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    dots[at] = state >>> 24
  }
  return sharp(dots, {raw: {width, height, channels}})
}
