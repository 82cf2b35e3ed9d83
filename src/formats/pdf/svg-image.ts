import type {Point} from 'unist'
import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Image, Lettering} from '../../paged/index.ts'
import type {Asset} from '../../source/assets.ts'
import {readSvg} from './svg/read-svg.ts'
import type {MissingGlyphs} from './svg/scene.ts'
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
  switch (reading.type) {
    case 'broken':
      return {image: undefined, file}
    case 'drawing':
      reportMissing(reading.missing, file)
      return {image: reading.drawing, file}
    case 'beyond': {
      const {beyond, root, size: natural} = reading
      report(
        file,
        'svg-as-dots',
        `Unexpected ${beyond.what}, expected what can be drawn as lines and areas: the picture is printed in dots, ${dotsPerInch} to the inch. Save it from its program as plain shapes, or without this`,
        beyond.place,
      )
      const {svg, missing} = textsToPaths(root, natural, lettering)
      reportMissing(missing, file)
      return {image: await inDots(svg, natural), file}
    }
  }
}

async function inDots(
  svg: string,
  size: {readonly width: number; readonly height: number},
): Promise<Image | undefined> {
  const {default: sharp} = await import('sharp')
  try {
    // What reads the drawing takes a pixel of it, 96 to the inch, for a point.
    const {data, info} = await sharp(Buffer.from(svg), {density: (dotsPerInch * 72) / 96})
      .png()
      .toBuffer({resolveWithObject: true})
    // It keeps its own size on paper: the dots only make it sharp.
    const pixels = {width: info.width, height: info.height}
    return {mediaType: 'image/png', bytes: data, ...size, pixels}
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
