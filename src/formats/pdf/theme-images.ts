import {walk} from 'css-tree/dist/csstree.esm'
import type {Image} from '../../paged/index.ts'
import {measureImage, mediaTypeOf} from '../../source/assets.ts'
import {lettersIn} from '../../source/svg/letters-in.ts'
import {flatten} from '../../theme/stylesheet/flatten.ts'
import type {Theme} from '../../theme/theme.ts'
import {type OpenLettering, toImage} from './images.ts'

type Sheets = Pick<Theme, 'stylesheets' | 'load'>

/** Stylesheets are read once for all works of a theme. */
const known = new WeakMap<Sheets, ReadonlySet<string>>()

/** Pictures that the stylesheets of a theme name, by the address that the typesetter resolves them to. */
export async function collectThemeImages(
  theme: Sheets,
  lettering: OpenLettering,
): Promise<ReadonlyMap<string, Image>> {
  const images = new Map<string, Image>()
  const paths = known.get(theme) ?? pathsIn(theme)
  known.set(theme, paths)
  for (const path of paths) {
    const bytes = theme.load(path)
    if (!bytes) continue
    const image = await readImage(path, bytes, lettering)
    if (image) images.set(path, image)
  }
  return images
}

function pathsIn({stylesheets, load}: Sheets): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const sheet of stylesheets) {
    walk(flatten(sheet, load), node => {
      if (node.type === 'Url' && mediaTypeOf(node.value).startsWith('image/')) paths.add(node.value)
    })
  }
  return paths
}

async function readImage(
  path: string,
  bytes: Uint8Array,
  lettering: OpenLettering,
): Promise<Image | undefined> {
  const mediaType = mediaTypeOf(path)
  const size = measureImage(bytes)
  if (mediaType !== 'image/svg+xml') return toImage({mediaType, bytes, size})
  const {svgImage} = await import('./svg-image.ts')
  const {image} = await svgImage(
    {bytes, size, messagePath: path},
    await lettering(lettersIn(bytes)),
  )
  return image
}
