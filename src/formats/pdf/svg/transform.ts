import {type Measures, readLength, type Side} from './length.ts'
import {type Matrix, multiply, readTransform, translation} from './matrix.ts'
import type {Properties} from './style.ts'

/** What `transform` does about its `transform-origin` (css-transforms-1, 6); undefined when it cannot be read. */
export function transformOf(own: Properties, measures: Measures): Matrix | undefined {
  const matrix = readTransform(own.transform ?? '')
  const origin = own['transform-origin']
  if (!matrix || origin === undefined || own.transform === undefined) return matrix
  const [across = '0', down = across] = origin.trim().split(/\s+/)
  const x = place(across, measures, 'width')
  const y = place(down, measures, 'height')
  if (
    x === undefined ||
    y === undefined ||
    /fill-box|stroke-box|content-box/.test(own['transform-box'] ?? '')
  )
    return undefined
  return multiply(multiply(translation(x, y), matrix), translation(-x, -y))
}

const words: Readonly<Record<string, string>> = {
  left: '0%',
  top: '0%',
  center: '50%',
  right: '100%',
  bottom: '100%',
}

const place = (text: string, measures: Measures, side: Side): number | undefined =>
  readLength(words[text] ?? text, measures, side)
