import {imageSize} from 'image-size'
import {type Asset, mediaTypeOf} from '../../src/source/assets.ts'
import {sha256} from '../../src/source/hash.ts'
import {isAsNamed} from '../../src/source/medium-format.ts'
import {isAnimated} from '../../src/source/pictures/animated.ts'

/** A file of a publication, without the publication. */
export const openAsset = (path: string, bytes: Uint8Array): Asset => ({
  path,
  messagePath: path,
  bytes,
  hash: sha256(bytes),
  mediaType: mediaTypeOf(path),
  size: sizeOf(bytes),
  isAsNamed: isAsNamed(mediaTypeOf(path), bytes),
  isAnimated: isAnimated(mediaTypeOf(path), bytes),
  removed: [],
})

function sizeOf(bytes: Uint8Array): Asset['size'] {
  try {
    const {width, height} = imageSize(bytes)
    return {width, height}
  } catch {
    return undefined
  }
}
