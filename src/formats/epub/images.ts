import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Entry} from '../../publication/publication.ts'
import type {Asset} from '../../source/assets.ts'
import {sha256} from '../../source/hash.ts'
import type {Press} from '../format.ts'
import {filesOf} from '../works.ts'
import {fitPicture} from './fit-picture.ts'
import {toSvg11} from './svg.ts'

/** An image as it goes into a package. */
export interface PackedImage {
  /** Relative to the package document: `images/0123456789abcdef.png`. */
  readonly href: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Full URL on the site: what a link to the picture file leads to. */
  readonly address: string | undefined
}

export interface PackedImages {
  /** By path in the publication. */
  readonly images: ReadonlyMap<string, PackedImage>
  /** What there is to say of them, on the documents that show them. */
  readonly messages: readonly VFile[]
}

/** Every image that `entries` may show. */
export async function packImages(entries: readonly Entry[], press: Press): Promise<PackedImages> {
  const {assets, publication} = press
  const images = new Map<string, PackedImage>()
  const messages: VFile[] = []
  for (const path of new Set(entries.flatMap(filesOf))) {
    const asset = assets.get(path)
    if (!asset?.mediaType.startsWith('image/')) continue
    const image = await packImage(asset, press)
    if (image === undefined) messages.push(...unreadable(path, entries))
    else {
      const address = assets.address(path)
      const full = address && new URL(`./${address}`, publication.config.url).href
      images.set(path, {...image.image, address: full})
      if (image.isStill) messages.push(...stilled(path, entries))
    }
  }
  return {images, messages}
}

interface Packed {
  readonly image: Omit<PackedImage, 'address'>
  readonly isStill: boolean
}

async function packImage(asset: Asset, {pictures}: Press): Promise<Packed | undefined> {
  if (asset.mediaType === 'image/svg+xml')
    return {image: nameImage('image/svg+xml', toSvg11(asset.bytes)), isStill: false}
  const fitted = await fitPicture(asset, pictures)
  return fitted && {image: nameImage(fitted.mediaType, fitted.bytes), isStill: fitted.isStill}
}

/** An image under a name that says what is in it. */
export const nameImage = (mediaType: string, bytes: Uint8Array): Packed['image'] => ({
  href: `images/${sha256(bytes).slice(0, 16)}.${extensions[mediaType]}`,
  mediaType,
  bytes,
})

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
}

const unreadable = (path: string, entries: readonly Entry[]): readonly VFile[] =>
  atEachUse(path, entries, (file, place) =>
    report(file, 'image-format', `Unexpected contents of \`${path}\`, expected an image`, place),
  )

const stilled = (path: string, entries: readonly Entry[]): readonly VFile[] =>
  atEachUse(path, entries, (file, place) =>
    report(
      file,
      'still-picture',
      `Unexpected animation \`${path}\`, expected a GIF of 5 MB and 5.6 million pixels at most: the e-book shows its first image`,
      place,
    ),
  )

/** A file for each document that shows the image, with a message at each place. */
const atEachUse = (
  path: string,
  entries: readonly Entry[],
  tell: (file: VFile, place: Entry['document']['assets'][number]['position']) => void,
): readonly VFile[] =>
  entries.flatMap(({document}) => {
    const uses = document.assets.filter(asset => asset.path === path)
    if (uses.length === 0) return []
    const file = new VFile({path: document.file.path})
    for (const {position} of uses) tell(file, position)
    return [file]
  })
