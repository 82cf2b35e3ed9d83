import type {Element, Properties} from 'hast'
import type {PictureSources} from './addresses.ts'
import type {Lowering} from './lower.ts'

/**
 * An `img` as browsers get it: with all that they may choose from, and loaded when it comes near. What stands first in
 * a text is seen at once; nobody should wait for it.
 */
export function lowerPicture(
  image: Element,
  path: Element['properties'][string],
  {addresses, document}: Lowering,
): Element {
  if (typeof path !== 'string') return image
  const first = document.assets.find(({use}) => use === 'image')?.path
  const {loading: _loading, ...atOnce} = image.properties
  const timed = path === first ? {...image, properties: atOnce} : image
  const picture = addresses.picture?.(path)
  return picture ? withSources(timed, picture) : timed
}

function withSources(image: Element, {sources, srcset, sizes}: PictureSources): Element {
  const own: Properties = srcset === undefined ? {} : {srcSet: srcset, sizes}
  return {
    type: 'element',
    tagName: 'picture',
    properties: {},
    children: [
      ...sources.map(source => ({
        type: 'element' as const,
        tagName: 'source',
        properties: {type: source.type, srcSet: source.srcset, sizes},
        children: [],
      })),
      {...image, properties: {...image.properties, ...own}},
    ],
    ...(image.position ? {position: image.position} : {}),
  }
}
