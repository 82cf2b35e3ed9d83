/** A sign and the number that it stands for. */
export interface Weighted {
  readonly weight: number
  readonly sign: string
}

/** A sign is written this often at most: a longer number is one for another style (css-counter-styles-3, 7.2). */
const mostSigns = 120

/** Digits of a number that is not negative, in a base as large as there are digits. */
export function inDigits(value: number, digits: readonly string[]): string {
  let text = ''
  let rest = value
  do {
    text = digits[rest % digits.length]! + text
    rest = Math.floor(rest / digits.length)
  } while (rest > 0)
  return text
}

/** a … z, aa, ab …: a number system without a zero. Undefined below 1. */
export function inAlphabet(value: number, letters: readonly string[]): string | undefined {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / letters.length))
    text = letters[(rest - 1) % letters.length]! + text
  return text || undefined
}

/** Signs that add up, from the largest weight down; undefined where they cannot. */
export function inWeights(value: number, signs: readonly Weighted[]): string | undefined {
  if (value === 0) return signs.find(({weight}) => weight === 0)?.sign
  let text = ''
  let rest = value
  for (const {weight, sign} of signs) {
    if (weight <= 0) continue
    const times = Math.floor(rest / weight)
    if (times > mostSigns) return undefined
    text += sign.repeat(times)
    rest -= times * weight
  }
  return rest === 0 ? text : undefined
}
