import type {Point} from 'unist'
import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Image} from '../../paged/index.ts'
import type {Lettering} from '../../paged/lettering.ts'
import type {Asset} from '../../source/assets.ts'
import {writeXml} from '../../source/svg/write-xml.ts'
import {readSvg} from './svg/read-svg.ts'
import type {Beyond, MissingGlyphs, PartInDots} from './svg/scene.ts'
import {textsToPaths} from './svg/text/texts-to-paths.ts'

/** Of a drawing that cannot be lines and areas: it is turned into dots. */
const dotsPerInch = 300

/** A picture, and its file with what there is to say of it. */
export interface FoundImage {
  readonly image: Image | undefined
  readonly file: VFile
}

/** An SVG file as print has it: drawn as what it is, or else in dots that are the same on every machine. */
export async function svgImage(
  {bytes, size, messagePath}: Pick<Asset, 'bytes' | 'size' | 'messagePath'>,
  lettering: Lettering | undefined,
): Promise<FoundImage> {
  const file = new VFile({path: messagePath})
  const reading = readSvg(bytes, {size, lettering})
  if (reading.type === 'broken') return {image: undefined, file}
  const {root} = reading
  if (reading.type === 'drawing' && reading.asDots.length <= mostParts) {
    const {asDots, drawing, missing} = reading
    reportMissing(missing, file)
    const [first] = asDots
    if (!first) return {image: drawing, file}
    reportDots(first.beyond, 'this part of the picture is', file)
    const inDots = new Map<string, PartInDots>()
    for (const part of asDots) inDots.set(part.key, await partInDots(writeXml(part.root), drawing))
    const whole = readSvg(bytes, {size, lettering, inDots})
    return {image: whole.type === 'drawing' ? whole.drawing : undefined, file}
  }
  const natural = reading.type === 'drawing' ? reading.drawing : reading.size
  const beyond = reading.type === 'drawing' ? reading.asDots[0]?.beyond : reading.beyond
  if (beyond) reportDots(beyond, 'the picture is', file)
  const {svg, missing} = textsToPaths(root, natural, lettering)
  reportMissing(missing, file)
  return {image: await wholeInDots(svg, natural), file}
}

const reportDots = ({what, place}: Beyond, much: string, file: VFile): void =>
  report(
    file,
    'svg-as-dots',
    `Unexpected ${what}, expected what can be drawn as lines and areas: ${much} printed in dots, ${dotsPerInch} to the inch. Save it from its program as plain shapes, or without this`,
    place,
  )

/** More than these, and the whole is in dots. */
const mostParts = 20

interface Size {
  readonly width: number
  readonly height: number
}

async function wholeInDots(svg: string, {width, height}: Size): Promise<Image | undefined> {
  const dots = await dotsOf(svg)
  // It keeps its own size on paper: the dots only make it sharp.
  return dots && {mediaType: 'image/png', bytes: dots.bytes, width, height, pixels: dots.pixels}
}

/** The dots that show something of a file which is otherwise empty. */
async function partInDots(svg: string, whole: Size): Promise<PartInDots> {
  const nothing = {picture: undefined, area: {x: 0, y: 0, width: 0, height: 0}}
  const dots = await dotsOf(svg)
  if (!dots) return nothing
  const {default: sharp} = await import('sharp')
  try {
    const {data, info} = await sharp(dots.bytes)
      .trim({background: {r: 0, g: 0, b: 0, alpha: 0}, threshold: 0})
      .png()
      .toBuffer({resolveWithObject: true})
    const {width, height, trimOffsetLeft = 0, trimOffsetTop = 0} = info
    const [across, down] = [whole.width / dots.pixels.width, whole.height / dots.pixels.height]
    return {
      picture: {mediaType: 'image/png', bytes: data, width, height},
      area: {
        x: -trimOffsetLeft * across,
        y: -trimOffsetTop * down,
        width: width * across,
        height: height * down,
      },
    }
  } catch {
    return nothing
  }
}

async function dotsOf(
  svg: string,
): Promise<{readonly bytes: Uint8Array; readonly pixels: Size} | undefined> {
  const {default: sharp} = await import('sharp')
  try {
    // What reads the drawing takes a pixel of it, 96 to the inch, for a point.
    const {data, info} = await sharp(Buffer.from(svg), {density: (dotsPerInch * 72) / 96})
      .png()
      .toBuffer({resolveWithObject: true})
    return {bytes: data, pixels: {width: info.width, height: info.height}}
  } catch {
    return undefined
  }
}

/** Each character once, where it first stands. */
function reportMissing(missing: readonly MissingGlyphs[], file: VFile): void {
  const places = new Map<number, Point>()
  for (const {codePoints, place} of missing) {
    for (const codePoint of codePoints) if (!places.has(codePoint)) places.set(codePoint, place)
  }
  for (const [codePoint, place] of places) {
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    const reason = `Unexpected character \`${String.fromCodePoint(codePoint)}\` (${name}) in a label, expected a font of the theme to have it`
    const message = file.message(reason, {place, source: 'paged', ruleId: 'missing-glyph'})
    message.fatal = true
  }
}
