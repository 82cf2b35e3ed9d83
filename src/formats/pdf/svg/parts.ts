import type {DrawingGroup, DrawingPart, Paint, PathStep} from '../../../paged/index.ts'

/** Parts that are painted as one, in whatever way `manner` says. */
export const groupOf = (
  parts: readonly DrawingPart[],
  manner: Partial<Omit<DrawingGroup, 'type' | 'parts'>>,
): DrawingGroup => ({
  type: 'group',
  parts,
  clips: [],
  opacity: 1,
  blend: 'normal',
  isolated: false,
  mask: undefined,
  ...manner,
})

/** Parts of which only what lies within `path` is seen. */
export const cutBy = (parts: readonly DrawingPart[], path: readonly PathStep[]): DrawingGroup =>
  groupOf(parts, {clips: [{path, rule: 'nonzero'}]})

/** Whether any of them is mixed with what is under it. */
export const mixes = (parts: readonly DrawingPart[]): boolean =>
  parts.some(
    part =>
      part.type === 'group' && (part.blend !== 'normal' || (!part.isolated && mixes(part.parts))),
  )

/** Whether a part shows the same when its paint is faded as when it is faded itself: nothing of it lies over another. */
export const fadesAlone = (part: DrawingPart): boolean =>
  part.type === 'shape' && !(part.fill && part.stroke)

/** A part whose paint lets the ground shine through. */
export function faded(part: DrawingPart, opacity: number): DrawingPart {
  if (part.type !== 'shape') return groupOf([part], {opacity})
  const {fill, stroke} = part
  return {
    ...part,
    fill: fill && {...fill, paint: fadedPaint(fill.paint, opacity)},
    stroke: stroke && {...stroke, paint: fadedPaint(stroke.paint, opacity)},
  }
}

function fadedPaint(paint: Paint, opacity: number): Paint {
  switch (paint.type) {
    case 'rgb':
    case 'cmyk':
      return {...paint, alpha: paint.alpha * opacity}
    case 'gradient':
    case 'tiles':
      return {...paint, opacity: paint.opacity * opacity}
    case 'currentcolor':
      // Only formulas have it, and no drawing is made of them.
      return paint
  }
}
