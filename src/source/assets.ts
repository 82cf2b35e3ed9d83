import {readFileSync} from 'node:fs'
import {posix} from 'node:path'
import {imageSize} from 'image-size'
import {isActive} from './active-file.ts'
import {contain} from './contain.ts'
import {sha256} from './hash.ts'
import {isAsNamed, mediumTypes} from './medium-format.ts'
import {isAnimated} from './pictures/animated.ts'
import {type Removal, sanitizeSvg} from './svg/sanitize.ts'

/** An image or other file of a publication. */
export interface Asset {
  /** Relative to the publication. */
  readonly path: string
  /** What messages call it. */
  readonly messagePath: string
  /** Read from disk each time it is asked for: a publication's pictures do not fit in memory together. */
  readonly bytes: Uint8Array
  /** SHA-256, hex. */
  readonly hash: string
  readonly mediaType: string
  /** Pixels; undefined for files that are no images (and for SVG without a size). */
  readonly size: {readonly width: number; readonly height: number} | undefined
  /** A picture that moves. */
  readonly isAnimated: boolean
  /** Whether sound, film or captions hold what their name says; true for all other files. */
  readonly isAsNamed: boolean
  /** What an SVG file holds and `bytes` do not: scripts, addresses of elsewhere. */
  readonly removed: readonly Removal[]
}

export interface Assets {
  /** Undefined when there is no such file under the publication: reported once by the reader, at the document. */
  readonly get: (path: string) => Asset | undefined
  /** Where the site has it: `assets/<name>.<first 8 of hash>.<ext>`, relative to the site's root. */
  readonly address: (path: string) => string | undefined
  /** Why `get` gives nothing. */
  readonly problem: (path: string) => Problem | undefined
  /** Take a drawing that was made for a document for a file of the publication. */
  readonly addDrawing: (path: string, svg: string) => void
}

/** `active`: it could run where the site stands, and nobody vouches for it. */
type Problem = 'missing' | 'outside' | 'damaged' | 'active'

type Found = {readonly type: 'asset'; readonly asset: Asset} | {readonly type: Problem}

/**
 * The files of the publication in `folder`, each read when first asked for; messages put `prefix` before their paths.
 * Of files that can run only those are there that are in `trusted`, or in a folder of it.
 */
export function openAssets(
  folder: string,
  {
    prefix = '',
    trusted = [],
  }: {readonly prefix?: string; readonly trusted?: readonly string[]} = {},
): Assets {
  const known = new Map<string, Found>()
  const find = (path: string): Found => {
    const before = known.get(path)
    if (before) return before
    const found: Found = isActive(path, trusted)
      ? {type: 'active'}
      : readAsset(folder, path, prefix)
    known.set(path, found)
    return found
  }
  const get = (path: string): Asset | undefined => {
    const found = find(path)
    return found.type === 'asset' ? found.asset : undefined
  }
  return {
    get,
    address: path => {
      const asset = get(path)
      return asset && addressOf(asset)
    },
    problem: path => {
      const {type} = find(path)
      return type === 'asset' ? undefined : type
    },
    addDrawing: (path, svg) => {
      known.set(path, drawnAsset(path, new TextEncoder().encode(svg), prefix))
    },
  }
}

function addressOf({path, hash}: Asset): string {
  const extension = posix.extname(path).toLowerCase()
  const name = posix.basename(path, posix.extname(path))
  const portable = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .slice(0, 80)
  return `assets/${portable}.${hash.slice(0, 8)}${extension}`
}

function readAsset(folder: string, path: string, prefix: string): Found {
  const place = contain(folder, path)
  if (place.type !== 'found') return place
  let bytes: Uint8Array
  try {
    bytes = readFileSync(place.path)
  } catch {
    return {type: 'missing'}
  }
  const mediaType = mediaTypeOf(path)
  const size = mediaType.startsWith('image/') ? measureImage(bytes) : undefined
  // An SVG may have no size of its own; any other image without one is not an image.
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml' && !size)
    return {type: 'damaged'}
  const drawing = mediaType === 'image/svg+xml' ? sanitizeSvg(bytes) : undefined
  if (drawing?.type === 'broken') return {type: 'damaged'}
  const asset: Asset = {
    path,
    messagePath: prefix + path,
    hash: sha256(drawing?.bytes ?? bytes),
    mediaType,
    size,
    isAnimated: isAnimated(mediaType, bytes),
    isAsNamed: isAsNamed(mediaType, bytes),
    removed: drawing?.removed ?? [],
    get bytes() {
      const read = readFileSync(place.path)
      if (!drawing) return read
      // It may have become another since it was looked at.
      const now = sanitizeSvg(read)
      return now.type === 'picture' ? now.bytes : new Uint8Array()
    },
  }
  return {type: 'asset', asset}
}

/** What a tool drew is cleaned like any other drawing. */
function drawnAsset(path: string, written: Uint8Array, prefix: string): Found {
  const drawing = sanitizeSvg(written)
  if (drawing.type === 'broken') return {type: 'damaged'}
  const {bytes, removed} = drawing
  return {
    type: 'asset',
    asset: {
      path,
      messagePath: prefix + path,
      bytes,
      hash: sha256(bytes),
      mediaType: 'image/svg+xml',
      size: measureImage(bytes),
      isAnimated: false,
      isAsNamed: true,
      removed,
    },
  }
}

/** Width and height of a picture as it is shown; undefined for what is none. */
export function measureImage(bytes: Uint8Array): {width: number; height: number} | undefined {
  try {
    const {width, height, orientation} = imageSize(bytes)
    // EXIF orientations 5–8 lie on their side: browsers turn them, so their size turns too.
    const turned = orientation !== undefined && orientation >= 5
    return turned ? {width: height, height: width} : {width, height}
  } catch {
    return undefined
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  ...mediumTypes,
  '.avif': 'image/avif',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.epub': 'application/epub+zip',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
}

/** By the extension of a path; `application/octet-stream` for what is not in the table. */
export const mediaTypeOf = (path: string): string =>
  mediaTypes[posix.extname(path).toLowerCase()] ?? 'application/octet-stream'
