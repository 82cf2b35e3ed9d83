import type {BlendMode, DrawingPart} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {type Bounds, boundsOf} from './bounds.ts'
import {clipOf} from './clip.ts'
import {filtered} from './filtered.ts'
import {readShare} from './length.ts'
import {maskOf} from './mask.ts'
import {identity, inverse} from './matrix.ts'
import {faded, fadesAlone, groupOf, mixes} from './parts.ts'
import type {Place, Scene} from './scene.ts'
import type {Properties} from './style.ts'

export interface Whole {
  readonly element: SvgElement
  /** Its own space, with its own transform. */
  readonly place: Place
  readonly own: Properties
}

/** What an element asks of all its parts at once: to be cut, masked, faded, mixed (SVG 2, 3.6). */
export function grouped(
  bare: readonly DrawingPart[],
  whole: Whole,
  scene: Scene,
): readonly DrawingPart[] {
  const {element, place, own} = whole
  if (bare.length === 0) return bare
  const parts = place.isSilhouette ? bare : filtered(bare, whole, scene)
  const opacity = place.isSilhouette ? 1 : (readShare(own.opacity ?? '1') ?? 1)
  const blend = place.isSilhouette ? 'normal' : blendOf(own['mix-blend-mode'])
  if (!blend) scene.notes.beyond(element, `\`mix-blend-mode: ${own['mix-blend-mode']}\``)
  const bounds = () => boundsIn(bare, place)
  const clip = clipOf(whole, bounds, scene)
  const mask = place.isSilhouette ? undefined : maskOf(whole, bounds, scene)
  if (clip === 'nothing' || mask === 'nothing' || opacity === 0) return []
  const [first, second] = [clip?.mask, mask].filter(one => one !== undefined)
  // What is cut is also mixed by itself (css-masking-1, 5.1).
  const isolated = (own.isolation === 'isolate' || clip !== undefined) && mixes(parts)
  const isPlain = !first && !clip?.clips.length && blend === 'normal' && !isolated
  if (isPlain && opacity === 1) return parts
  const [only, ...others] = parts
  if (isPlain && only && others.length === 0 && fadesAlone(only)) return [faded(only, opacity)]
  const clips = clip?.clips ?? []
  const manner = {opacity, blend: blend ?? 'normal', clips, isolated, mask: first}
  const group = groupOf(parts, manner)
  return [second ? groupOf([group], {mask: second}) : group]
}

export const boundsIn = (parts: readonly DrawingPart[], {matrix}: Place): Bounds | undefined =>
  boundsOf(parts, inverse(matrix) ?? identity)

const blends: ReadonlySet<string> = new Set([
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
])

const blendOf = (text = 'normal'): BlendMode | undefined =>
  blends.has(text) ? (text as BlendMode) : undefined
