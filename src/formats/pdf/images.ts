import type {VFile} from 'vfile'
import type {Image, Picture} from '../../paged/index.ts'
import type {Lettering, LetteringFor} from '../../paged/lettering.ts'
import type {Entry} from '../../publication/publication.ts'
import type {Asset} from '../../source/assets.ts'
import {hasForeignProfile} from '../../source/pictures/color-profile.ts'
import {lettersIn} from '../../source/svg/letters-in.ts'
import type {Press} from '../format.ts'
import {fullAddresses} from '../full-addresses.ts'
import {filesOf} from '../works.ts'

/** Kinds that go into a PDF as they are. */
const embeddable = new Set(['image/jpeg', 'image/png'])

/** Pictures by the address that print gives them, and their files with what there is to say of them. */
export interface FoundImages {
  readonly images: ReadonlyMap<string, Image>
  /** Of their files, by address. */
  readonly paths: ReadonlyMap<string, string>
  readonly files: readonly VFile[]
}

/** The pictures of some entries as JPEG, PNG, or shapes. */
export async function collectImages(
  entries: readonly Entry[],
  press: Press,
  lettering: OpenLettering,
): Promise<FoundImages> {
  const addresses = fullAddresses(press)
  const images = new Map<string, Image>()
  const paths = new Map<string, string>()
  const files: VFile[] = []
  for (const path of new Set(entries.flatMap(filesOf))) {
    const src = addresses.asset(path)
    const asset = press.assets.get(path)
    if (src === undefined || !asset?.mediaType.startsWith('image/') || images.has(src)) continue
    const image = await found(asset)
    paths.set(src, path)
    if (image) images.set(src, image)
  }
  return {images, paths, files}

  async function found(asset: Asset): Promise<Image | undefined> {
    if (asset.mediaType !== 'image/svg+xml') return toImage(asset)
    // It needs the typesetter, which a build without PDFs does not load.
    const {svgImage} = await import('./svg-image.ts')
    const {image, file} = await svgImage(asset, await lettering(lettersIn(asset.bytes)))
    files.push(file)
    return image
  }
}

/** Opens the fonts for a text when the first drawing comes. */
export type OpenLettering = (text: string) => Promise<Lettering>

/** The fonts of the theme for the labels of drawings; `lang` is that of their work. */
export function letteringOf({theme}: Press, lang: string): OpenLettering {
  let opened: Promise<LetteringFor> | undefined
  return async text => {
    opened ??= import('../../paged/lettering.ts').then(({openLettering}) =>
      openLettering({stylesheets: theme.stylesheets, load: theme.load, lang}),
    )
    return (await opened)(text)
  }
}

/** A picture in dots as a PDF takes it, in sRGB whatever space its profile names. Undefined for what is no image after all. */
export async function toImage({
  mediaType,
  bytes,
  size,
}: Pick<Asset, 'mediaType' | 'bytes' | 'size'>): Promise<Image | undefined> {
  if (embeddable.has(mediaType) && size) {
    const kept: Picture = {mediaType: mediaType as Picture['mediaType'], bytes, ...size}
    return hasForeignProfile(bytes) ? {...kept, bytes: await toSrgb(kept)} : kept
  }
  const {default: sharp} = await import('sharp')
  try {
    const {data, info} = await sharp(bytes).rotate().png().toBuffer({resolveWithObject: true})
    return {mediaType: 'image/png', bytes: data, width: info.width, height: info.height}
  } catch {
    return undefined
  }
}

/** The same picture with its values in sRGB; as it was where it cannot be read. */
async function toSrgb({bytes, mediaType}: Picture): Promise<Uint8Array> {
  const {default: sharp} = await import('sharp')
  try {
    const upright = sharp(bytes).rotate().toColorspace('srgb')
    const best = {quality: 95, chromaSubsampling: '4:4:4'}
    return await (mediaType === 'image/png' ? upright.png() : upright.jpeg(best)).toBuffer()
  } catch {
    return bytes
  }
}
