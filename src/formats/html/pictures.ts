import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Asset} from '../../source/assets.ts'
import {sha256} from '../../source/hash.ts'
import type {PictureRequest} from '../../source/pictures/picture.ts'
import type {PictureSources} from '../../theme/addresses.ts'
import type {OutputFile, Press, Task} from '../format.ts'
import {isOnSite} from './addresses.ts'

/**
 * Pixels: half a telephone, a telephone or a column, a column on a fine screen, a wide picture on one. A picture has
 * its own width besides, and none that is nearly as wide.
 */
const widths = [480, 960, 1600, 2400] as const

/** Wider pictures are for screens whose dots are too small for what is lost in them to be seen. */
const fine = 1000
const qualities: Readonly<Record<PictureRequest['format'], {readonly quality?: number}>> = {
  avif: {quality: 40},
  webp: {quality: 65},
  jpeg: {quality: 75},
  png: {},
}

/** Less would not be shown any smaller. */
const smallest = 96

/**
 * The best first; browsers take the first that they know. A drawing in PNG has no JPEG beside it, which would blur
 * it, and no smaller PNG, which would weigh more than the picture itself.
 */
const formats: Readonly<Record<string, readonly PictureRequest['format'][]>> = {
  'image/jpeg': ['avif', 'webp', 'jpeg'],
  'image/png': ['avif', 'webp'],
  'image/webp': ['avif', 'webp'],
  'image/avif': ['avif', 'webp'],
}

/** One file that a picture is written as. */
interface Variant {
  readonly path: string
  readonly request: PictureRequest & {readonly width: number}
}

/** Change it when the same picture comes out differently. */
const recipe = '1'

/** Empty for what stands as it is: drawings, animations, small pictures, all where the publication wants it so. */
function variantsOf({publication, assets}: Press, path: string): readonly Variant[] {
  const asset = assets.get(path)
  const address = assets.address(path)
  if (publication.config.images === 'original' || !asset || address === undefined) return []
  const {size, mediaType, isAnimated, hash} = asset
  if (!size || size.width < smallest || isAnimated) return []
  const stem = address.replace(/\.[^./]*\.[^./]*$/, '')
  const name = `${stem}.${sha256(`${recipe} ${hash}`).slice(0, 8)}`
  return (formats[mediaType] ?? []).flatMap(format =>
    widthsOf(size.width).map(width => ({
      path: `${name}-${width}.${format === 'jpeg' ? 'jpg' : format}`,
      request: {format, width, ...(width > fine ? qualities[format] : {})},
    })),
  )
}

function widthsOf(own: number): readonly number[] {
  const widest = Math.min(own, widths.at(-1) ?? own)
  return [...widths.filter(width => width < 0.85 * widest), widest]
}

/** A picture for browsers to choose from; `site` gives addresses seen from a page. Undefined for a plain one. */
export function pictureSources(
  press: Press,
  path: string,
  site: (path: string) => string,
): PictureSources | undefined {
  const variants = variantsOf(press, path)
  if (variants.length === 0) return undefined
  const srcset = (format: string) =>
    variants
      .filter(({request}) => request.format === format)
      .map(variant => `${site(variant.path)} ${variant.request.width}w`)
      .join(', ')
  const wanted = [...new Set(variants.map(({request}) => request.format))]
  return {
    sources: wanted
      .filter(format => format !== 'jpeg')
      .map(format => ({type: `image/${format}`, srcset: srcset(format)})),
    srcset: wanted.includes('jpeg') ? srcset('jpeg') : undefined,
    sizes: press.theme.pictureSizes,
  }
}

/** A task for each picture that pages show, and that is written as more than itself. */
export function* pictureTasks(press: Press): Generator<Task> {
  for (const path of [...new Set(shownPictures(press))].sort()) {
    const asset = press.assets.get(path)
    const variants = variantsOf(press, path)
    if (!asset || variants.length === 0) continue
    yield {
      id: `html:picture ${path}`,
      format: 'html',
      inputs: {picture: asset.hash, variants: sha256(JSON.stringify(variants))},
      run: () => writeVariants(press, asset, variants),
    }
  }
}

function* shownPictures(press: Press): Generator<string> {
  for (const entry of press.publication.entries.values()) {
    if (!isOnSite(press, entry)) continue
    for (const {path, use} of entry.document.assets) if (use === 'image') yield path
  }
}

async function writeVariants(press: Press, asset: Asset, variants: readonly Variant[]) {
  const {bytes, hash, mediaType} = asset
  const made = await Promise.all(
    variants.map(({request}) => press.pictures.process({bytes, hash}, request)),
  )
  const files = variants.map(({path}, index): OutputFile => {
    const picture = made[index]
    // Pages lead to it, and browsers look at a file rather than at its name: they show as much of it as there is.
    return picture
      ? {path, mediaType: picture.mediaType, contents: picture.bytes}
      : {path, mediaType, contents: bytes}
  })
  const messages = made.every(picture => picture) ? [] : damaged(press, asset.path)
  return {files, messages, summary: undefined}
}

const damaged = ({publication}: Press, path: string): readonly VFile[] =>
  [...publication.entries.values()].flatMap(({document}) => {
    const uses = document.assets.filter(use => use.path === path && use.use === 'image')
    if (uses.length === 0) return []
    const file = new VFile({path: document.file.path})
    for (const {position} of uses)
      report(
        file,
        'image-format',
        `Unexpected contents of \`${path}\`, expected an image`,
        position,
      )
    return [file]
  })
