import {inAlphabet, inDigits, inWeights} from './counter-systems.ts'
import type {CustomCounterStyle} from './custom-counter-styles.ts'

/** Longer representations than this are those of another style (css-counter-styles-3, 7.2). */
const longest = 120

/** A number in a style that somebody defined; undefined where the style has no way to write it. */
export function inCustomStyle(
  value: number,
  style: CustomCounterStyle,
  inBase: (value: number) => string | undefined,
): string | undefined {
  if (!(style.ranges ?? automatic(style)).some(({from, to}) => from <= value && value <= to))
    return undefined
  const signed = value < 0 && hasSign(style)
  const text =
    style.system === 'extends' ? inBase(Math.abs(value)) : represent(signed ? -value : value, style)
  if (text === undefined) return undefined
  const {negative, pad} = style
  const length = [...text].length + (signed ? [...negative.before, ...negative.after].length : 0)
  const missing = pad ? Math.max(0, pad.length - length) : 0
  const padded = (pad?.symbol ?? '').repeat(missing) + text
  return signed ? negative.before + padded + negative.after : padded
}

const hasSign = ({system}: CustomCounterStyle) => system !== 'cyclic' && system !== 'fixed'

const everything = [{from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY}]

/** `range: auto`. */
function automatic({system}: CustomCounterStyle) {
  switch (system) {
    case 'cyclic':
    case 'numeric':
    case 'fixed':
    case 'extends':
      return everything
    case 'alphabetic':
    case 'symbolic':
      return [{from: 1, to: Number.POSITIVE_INFINITY}]
    case 'additive':
      return [{from: 0, to: Number.POSITIVE_INFINITY}]
  }
}

function represent(value: number, {system, symbols, additive, first}: CustomCounterStyle) {
  const count = symbols.length
  switch (system) {
    case 'cyclic':
      return symbols[(((value - 1) % count) + count) % count]
    case 'fixed':
      return symbols[value - first]
    case 'symbolic': {
      const times = Math.ceil(value / count)
      return value > 0 && times <= longest ? symbols[(value - 1) % count]!.repeat(times) : undefined
    }
    case 'numeric':
      return inDigits(value, symbols)
    case 'alphabetic':
      return inAlphabet(value, symbols)
    case 'additive':
      return inWeights(value, additive)
    case 'extends':
      return undefined
  }
}
