import {eachElement} from '../map-elements.ts'
import type {Part} from './part.ts'

/** What the pages hold that decides how they can be read, and which properties the manifest declares. */
export interface Holdings {
  readonly images: number
  /** Images that say what they show, or that they are decoration. */
  readonly described: number
  /** Images of which nobody says whether they move. */
  readonly animatable: number
  readonly math: number
  readonly svg: number
}

export function holdingsOf(parts: readonly Part[]): Holdings {
  const count = {images: 0, described: 0, animatable: 0, math: 0, svg: 0}
  for (const {body} of parts) {
    eachElement(body, ({tagName, properties}) => {
      if (tagName === 'math') count.math++
      if (tagName === 'svg') count.svg++
      if (tagName !== 'img' && tagName !== 'svg') return
      count.images++
      if (isDescribed(properties)) count.described++
      if (/\.gif$/.test(String(properties.src))) count.animatable++
    })
  }
  return count
}

const isDescribed = ({alt, ariaLabel, ariaHidden}: Record<string, unknown>): boolean =>
  typeof alt === 'string' || typeof ariaLabel === 'string' || String(ariaHidden) === 'true'

/** `schema:` properties of the package (EPUB Accessibility 1.1, §2), each drawn from what is in it. */
export function accessibilityOf(
  holdings: Holdings,
  hasPages: boolean,
): ReadonlyArray<readonly [string, string]> {
  const {images, described, animatable, math} = holdings
  const readable = images === described
  return [
    ['accessMode', 'textual'],
    ...(images > 0 ? ([['accessMode', 'visual']] as const) : []),
    ['accessModeSufficient', readable ? 'textual' : 'textual,visual'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ...(hasPages ? pageFeatures : []),
    ...(images > 0 && readable ? ([['accessibilityFeature', 'alternativeText']] as const) : []),
    ...(math > 0 ? ([['accessibilityFeature', 'MathML']] as const) : []),
    ['accessibilityHazard', animatable > 0 ? 'unknown' : 'none'],
    ['accessibilitySummary', summaryOf(images, described)],
  ]
}

const pageFeatures = [
  ['accessibilityFeature', 'pageBreakMarkers'],
  ['accessibilityFeature', 'pageNavigation'],
] as const

function summaryOf(images: number, described: number): string {
  const structure =
    'Headings, lists, tables and notes are marked as such, and the contents lead to every chapter.'
  if (images === 0) return `The text can be read without sight. ${structure}`
  if (images === described) return `Every image has a description or is decoration. ${structure}`
  return `${images - described} of ${images} images have no description. ${structure}`
}
