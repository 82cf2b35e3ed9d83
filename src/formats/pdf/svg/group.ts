import type {BlendMode, DrawingGroup, DrawingPart} from '../../../paged/index.ts'
import type {SvgElement} from '../../../source/svg/read-xml.ts'
import {type Bounds, boundsOf} from './bounds.ts'
import {clipOf} from './clip.ts'
import {readShare} from './length.ts'
import {maskOf} from './mask.ts'
import {identity, inverse} from './matrix.ts'
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
  parts: readonly DrawingPart[],
  whole: Whole,
  scene: Scene,
): readonly DrawingPart[] {
  const {element, place, own} = whole
  if (parts.length === 0) return parts
  if (own.filter !== undefined && own.filter !== 'none')
    scene.notes.beyond(element, `\`filter\` of \`<${element.name}>\``)
  const opacity = place.isSilhouette ? 1 : (readShare(own.opacity ?? '1') ?? 1)
  const blend = place.isSilhouette ? 'normal' : blendOf(own['mix-blend-mode'])
  if (!blend) scene.notes.beyond(element, `\`mix-blend-mode: ${own['mix-blend-mode']}\``)
  const bounds = () => boundsIn(parts, place)
  const clip = clipOf(whole, bounds, scene)
  const mask = place.isSilhouette ? undefined : maskOf(whole, bounds, scene)
  if (clip === 'nothing' || mask === 'nothing' || opacity === 0) return []
  const base = {type: 'group', opacity: 1, blend: 'normal', clips: [], mask: undefined} as const
  const masks = [clip?.mask, mask].filter(one => one !== undefined)
  const outer: DrawingGroup = {
    ...base,
    parts,
    opacity,
    blend: blend ?? 'normal',
    clips: clip?.clips ?? [],
    mask: masks[0],
  }
  const whole1: DrawingPart = masks[1] ? {...base, parts: [outer], mask: masks[1]} : outer
  if (whole1 !== outer || outer.mask || outer.clips.length > 0 || outer.blend !== 'normal')
    return [whole1]
  return opacity === 1 ? parts : [fadedAlone(parts) ? faded(parts[0]!, opacity) : outer]
}

export const boundsIn = (parts: readonly DrawingPart[], {matrix}: Place): Bounds | undefined =>
  boundsOf(parts, inverse(matrix) ?? identity)

/** A shape that is only filled, or only drawn, shows the same when its color is faded. */
const fadedAlone = ([part, ...others]: readonly DrawingPart[]): boolean =>
  part?.type === 'shape' && others.length === 0 && !(part.fill && part.stroke)

function faded(part: DrawingPart, opacity: number): DrawingPart {
  if (part.type !== 'shape') return part
  const fade = <Painted extends {readonly paint: object}>(one: Painted | undefined) =>
    one && {
      ...one,
      paint:
        'alpha' in one.paint
          ? {...one.paint, alpha: (one.paint.alpha as number) * opacity}
          : {...one.paint, opacity: (one.paint as {opacity: number}).opacity * opacity},
    }
  return {...part, fill: fade(part.fill), stroke: fade(part.stroke)} as DrawingPart
}

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
