import {VFile} from 'vfile'
import {report} from '../../diagnostics.ts'
import type {Entry} from '../../publication/publication.ts'
import type {Asset} from '../../source/assets.ts'
import {isOpus} from '../../source/medium-format.ts'
import type {Press} from '../format.ts'
import type {Page} from './page.ts'

/** Sound, film or captions of a package. */
export interface PackedMedium {
  /** Relative to the package document: `media/0123456789abcdef.mp4`. A full URL of what is not in the package. */
  readonly href: string
  readonly mediaType: string
  /** Read when asked for; undefined of what is not in the package. */
  readonly bytes: Uint8Array | undefined
  /** Full URL on the site: what a link to the file leads to. */
  readonly address: string | undefined
}

export interface PackedMedia {
  /** By path in the publication. */
  readonly media: ReadonlyMap<string, PackedMedium>
  /** What there is to say of them, on the documents that play them. */
  readonly messages: readonly VFile[]
}

/** Sound that every reading system has to play (EPUB 3.3, 3.2). Film is as it comes. */
const coreAudio = new Set(['audio/mpeg', 'audio/mp4', 'audio/ogg; codecs=opus'])

/** Whether a package may play it. */
export const isPlayable = (mediaType: string): boolean =>
  coreAudio.has(mediaType) || mediaType.startsWith('video/')

/** Every file that `entries` may play, and its captions. */
export function packMedia(entries: readonly Entry[], {assets, publication}: Press): PackedMedia {
  const media = new Map<string, PackedMedium>()
  const messages: VFile[] = []
  for (const {document} of entries) {
    const file = new VFile({path: document.file.path})
    for (const {path, use, position} of document.assets) {
      const asset = use === 'media' || use === 'captions' ? assets.get(path) : undefined
      if (!asset?.isAsNamed) continue
      const mediaType = typeInPackage(asset)
      if (use === 'media' && !isPlayable(mediaType)) reportType(file, path, mediaType, position)
      else {
        const address = assets.address(path)
        const full = address && new URL(`./${address}`, publication.config.url).href
        media.set(path, packed(asset, mediaType, full))
      }
    }
    if (file.messages.length > 0) messages.push(file)
  }
  return {media, messages}
}

function reportType(
  file: VFile,
  path: string,
  mediaType: string,
  position: Entry['document']['assets'][number]['position'],
): void {
  report(
    file,
    'media-type',
    `Unexpected ${mediaType} in \`${path}\`, expected MP3, AAC in MP4 or Opus: the e-book has a link to it`,
    position,
  )
}

const typeInPackage = ({mediaType, bytes}: Asset): string =>
  mediaType === 'audio/ogg' && isOpus(bytes) ? 'audio/ogg; codecs=opus' : mediaType

const packed = (asset: Asset, mediaType: string, address: string | undefined): PackedMedium => ({
  href: `media/${asset.hash.slice(0, 16)}${/\.[^./]+$/.exec(asset.path)?.[0].toLowerCase() ?? ''}`,
  mediaType,
  address,
  get bytes() {
    return asset.bytes
  },
})

/** What the pages play: files of the package, and addresses that a reading system fetches if its reader wants to. */
export function playedMedia(
  pages: readonly Page[],
  media: ReadonlyMap<string, PackedMedium>,
): readonly PackedMedium[] {
  const played = new Map<string, PackedMedium>()
  for (const {src, mediaType} of pages.flatMap(({holdings}) => holdings.played)) {
    const remote = {href: src, mediaType, bytes: undefined, address: src}
    played.set(src, media.get(src) ?? remote)
  }
  return [...played.values()]
}

/** Whether a page plays something that is not in the package. */
export const playsRemote = ({holdings}: Page): boolean =>
  holdings.played.some(({kind, src}) => kind === 'source' && /^https:/i.test(src))
