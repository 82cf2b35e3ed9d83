import type {Report} from '../diagnostics.ts'
import type {Fragment, ImageFragment, InlineFragment, Page} from './fragment.ts'

/** A hundredth under the limit is no difference that anyone sees. */
const tolerance = 0.99

/** Report pictures that are printed with fewer than `least` pixels to the inch. Drawings have none. */
export function reportCoarseImages(pages: readonly Page[], least: number, report: Report): void {
  for (const {content, footnotes, margins} of pages) {
    for (const image of [...content, ...footnotes, ...margins].flatMap(imagesIn)) {
      const resolution = resolutionOf(image)
      if (resolution !== undefined && resolution < least * tolerance) {
        reportCoarse(image, {resolution, least}, report)
      }
    }
  }
}

const imagesIn = (fragment: Fragment | InlineFragment): readonly ImageFragment[] => {
  switch (fragment.type) {
    case 'image':
      return [fragment]
    case 'box':
    case 'line':
    case 'inline':
      return fragment.children.flatMap(imagesIn)
    case 'text':
    case 'rule':
      return []
  }
}

/** Pixels to the inch, in the direction in which there are fewer; undefined for what has no pixels or no extent. */
function resolutionOf({box, image, width, height}: ImageFragment): number | undefined {
  if (image.mediaType === 'image/svg+xml' || width <= 0 || height <= 0) return undefined
  const {width: across, height: down} = image.pixels ?? image
  const both = [(across * 72) / width, (down * 72) / height]
  const {objectFit} = box.style
  return objectFit === 'fill' || objectFit === 'cover' ? Math.min(...both) : Math.max(...both)
}

function reportCoarse(
  {box, width, height}: ImageFragment,
  {resolution, least}: {readonly resolution: number; readonly least: number},
  report: Report,
): void {
  const name = box.type === 'replaced' ? ` \`${box.src}\`` : ''
  const size = `${millimeters(width)} × ${millimeters(height)} mm`
  report({
    ruleId: 'coarse-image',
    reason: `Unexpected image${name} with ${Math.round(resolution)} pixels to the inch at ${size}, expected ${least} or more`,
    origin: 'tree',
    place: box.position,
    severe: false,
  })
}

const millimeters = (points: number): number => Math.round((points * 25.4) / 72)
