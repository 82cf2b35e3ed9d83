import type {Style} from '../css/style.ts'
import type {OpenedRule, RangedFace} from './fonts.ts'
import type {Face} from './glyphs.ts'
import {mannerOf} from './synthesis.ts'

/**
 * The faces for a style, family by family (CSS Fonts 4, 5.2: stretch, then style, then weight decide). Rules that
 * differ only in `unicode-range` stand together, the last first. No family known: the document's first face.
 */
export function matchFaces(rules: readonly OpenedRule[], wanted: Style): readonly RangedFace[] {
  const matched = wanted.fontFamily.flatMap(name => {
    const family = rules.filter(({rule}) => rule.family.toLowerCase() === name.toLowerCase())
    return composite(family, wanted)
  })
  const chosen = matched.length > 0 ? [...new Set(matched)] : rules.slice(0, 1)
  const faces = chosen.map(opened => ({opened, face: faceOf(opened, wanted)}))
  return faces.map(({opened: {rule}, face}) => ({
    face,
    range: rule.unicodeRange,
    ...mannerOf(face, rule, wanted, faces[0]!.face),
  }))
}

function composite(family: readonly OpenedRule[], wanted: Style): readonly OpenedRule[] {
  const byStretch = nearest(family, ({rule}) => stretchDistance(rule.stretch, wanted.fontStretch))
  const byStyle = nearest(byStretch, ({rule}) => styleOrder[wanted.fontStyle].indexOf(rule.style))
  return nearest(byStyle, ({rule}) => weightDistance(rule.weight, wanted.fontWeight)).toReversed()
}

function faceOf({rule, file}: OpenedRule, wanted: Style): Face {
  const clamp = (value: number, {min, max}: {min: number; max: number}) =>
    Math.min(max, Math.max(min, value))
  return file.face({
    weight: clamp(wanted.fontWeight, rule.weight),
    stretch: clamp(wanted.fontStretch, rule.stretch),
    style: rule.style,
    settings: wanted.fontVariationSettings,
  })
}

const styleOrder = {
  normal: ['normal', 'oblique', 'italic'],
  italic: ['italic', 'oblique', 'normal'],
  oblique: ['oblique', 'italic', 'normal'],
}

/** Every element at the smallest distance. */
function nearest<T>(all: readonly T[], distance: (element: T) => number): readonly T[] {
  const least = Math.min(...all.map(distance))
  return all.filter(element => distance(element) === least)
}

/** Values on the side that CSS tries second lie farther than any on the first. */
const FARTHER = 10_000

function stretchDistance({min, max}: {min: number; max: number}, wanted: number): number {
  if (min <= wanted && wanted <= max) return 0
  const narrower = max < wanted
  const distance = narrower ? wanted - max : min - wanted
  return narrower === wanted <= 100 ? distance : distance + FARTHER
}

function weightDistance({min, max}: {min: number; max: number}, wanted: number): number {
  if (min <= wanted && wanted <= max) return 0
  const lighter = max < wanted
  const distance = lighter ? wanted - max : min - wanted
  if (wanted >= 400 && wanted <= 500) {
    if (!lighter && min <= 500) return distance
    return lighter ? distance + FARTHER : distance + 2 * FARTHER
  }
  return lighter === wanted < 400 ? distance : distance + FARTHER
}
