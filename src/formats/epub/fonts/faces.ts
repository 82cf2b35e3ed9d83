import {type CharacterRange, parseUnicodeRange} from '../../../theme/stylesheet/unicode-range.ts'
import type {Theme, ThemeFile} from '../../../theme/theme.ts'
import {coverageOf} from './coverage.ts'
import {familiesIn} from './font-rules.ts'

/** An `@font-face` of the theme's style sheet. */
export interface Face {
  /** As it stands in the sheet. */
  readonly rule: string
  readonly file: ThemeFile
  readonly family: string
  /** A variable font has all from the one to the other. */
  readonly weights: readonly [least: number, most: number]
  readonly isItalic: boolean
  /** Whether it has a character, and its `unicode-range` lets it be used. */
  readonly has: (code: number) => boolean
}

export const facesOf = ({css, files}: Theme['ebook']): readonly Face[] =>
  (css.match(/@font-face\s*\{[^}]*\}/g) ?? []).flatMap((rule): Face[] => {
    const file = files.find(({path}) => rule.includes(path))
    if (!file) return []
    const value = (name: string) =>
      new RegExp(`[{;]\\s*${name}\\s*:([^;}]*)`).exec(rule)?.[1]?.trim()
    const [family = ''] = familiesIn(value('font-family') ?? '')
    const [least = 400, most = least] = weightsIn(value('font-weight') ?? '400')
    const range = value('unicode-range')
    return [
      {
        rule,
        file,
        family,
        weights: [least, most],
        isItalic: /italic|oblique/.test(value('font-style') ?? ''),
        has: within(range === undefined ? undefined : parseUnicodeRange(range), file.bytes),
      },
    ]
  })

const weightsIn = (value: string): readonly number[] =>
  value.split(/\s+/).map(word => (word === 'bold' ? 700 : Number(word) || 400))

/** Asked for the same few hundred characters again and again. */
function within(
  ranges: readonly CharacterRange[] | undefined,
  bytes: Uint8Array,
): (code: number) => boolean {
  const covers = coverageOf(bytes) ?? (() => true)
  const known = new Map<number, boolean>()
  return code => {
    const before = known.get(code)
    if (before !== undefined) return before
    const isIn = ranges === undefined || ranges.some(({from, to}) => code >= from && code <= to)
    const has = isIn && covers(code)
    known.set(code, has)
    return has
  }
}

/** The face of a family that shows text of a weight and style (CSS Fonts 4, 5.2): the style first, then the weight. */
export function chooseFace(
  faces: readonly Face[],
  weight: number,
  isItalic: boolean,
): Face | undefined {
  const styled = faces.filter(face => face.isItalic === isItalic)
  const candidates = styled.length > 0 ? styled : faces
  return [...candidates].sort((one, other) => distance(one, weight) - distance(other, weight))[0]
}

/** Of light text, lighter faces come first; of bold text, bolder ones; between 400 and 500, those up to 500. */
function distance({weights: [least, most]}: Face, weight: number): number {
  if (weight >= least && weight <= most) return 0
  const nearest = weight < least ? least : most
  const gap = Math.abs(nearest - weight)
  const far = 1000
  if (weight > 500) return nearest > weight ? gap : gap + far
  if (weight < 400) return nearest < weight ? gap : gap + far
  if (nearest > weight && nearest <= 500) return gap
  return nearest < weight ? gap + far : gap + 2 * far
}
