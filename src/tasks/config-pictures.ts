import type {VFile} from 'vfile'
import {placeOfKey} from '../config/place-of-key.ts'
import type {Config} from '../config/publication.ts'
import {report} from '../diagnostics.ts'
import type {Asset, Assets} from '../source/assets.ts'

/** Report the pictures that publication.yaml names and that are not there, or not as they should be. */
export function checkConfigPictures({icon, feed}: Config, assets: Assets, file: VFile): void {
  const {podcast} = feed
  if (icon !== undefined) pictureAt(icon, 'icon', {assets, file})
  const cover = podcast && pictureAt(podcast.image, 'feed', {assets, file})
  if (cover && !isCover(cover))
    report(
      file,
      'podcast-image',
      `Unexpected picture \`${cover.path}\` of ${cover.size?.width ?? '?'} by ${cover.size?.height ?? '?'} pixels, expected a square JPEG or PNG of 1400 to 3000 pixels`,
      placeOfKey(file, 'feed'),
    )
}

function pictureAt(
  path: string,
  key: string,
  {assets, file}: {readonly assets: Assets; readonly file: VFile},
): Asset | undefined {
  const asset = assets.get(path)
  if (asset?.mediaType.startsWith('image/')) return asset
  const wanted = 'expected the path of a picture, relative to publication.yaml'
  report(file, 'missing-file', `Unexpected picture \`${path}\`, ${wanted}`, placeOfKey(file, key))
  return undefined
}

/** As directories of podcasts take it. */
const isCover = ({mediaType, size}: Asset): boolean =>
  /^image\/(?:jpeg|png)$/.test(mediaType) &&
  size !== undefined &&
  size.width === size.height &&
  size.width >= 1400 &&
  size.width <= 3000
