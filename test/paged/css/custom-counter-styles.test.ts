import {expect, test} from 'vitest'
import {formatCounter, markerPrefix, markerSuffix} from '../../../src/paged/css/counter-styles.ts'
import {styleOfX} from './html.ts'

const marker = (css: string, type: string, value: number) => {
  const {listStyleType} = styleOfX('<p id=x>text</p>', `#x {list-style-type: ${type}} ${css}`)
  return (
    markerPrefix(listStyleType) + formatCounter(value, listStyleType) + markerSuffix(listStyleType)
  )
}

const box = '@counter-style box {system: cyclic; symbols: "\\25A0" "\\25A1"; suffix: " "}'
const trinary = '@counter-style trinary {system: numeric; symbols: "0" "1" "2"}'
const dice =
  '@counter-style dice {system: fixed 2; symbols: A B C; fallback: lower-roman; suffix: ")"}'
const stars = '@counter-style stars {system: symbolic; symbols: "*" "†"; suffix: ""}'
const tally =
  '@counter-style tally {system: additive; additive-symbols: 5 V, 1 "I", 0 "-"; prefix: "<"; suffix: ">"}'
const padded = '@counter-style padded {system: extends decimal; pad: 3 "0"; negative: "(" ")"}'
const close =
  '@counter-style close {system: extends padded; range: 1 9, 20 infinite; fallback: tally}'
const loop =
  '@counter-style a {system: extends b} @counter-style b {system: extends a; prefix: "b"}'

test.each([
  [box, 'box', 3, '■ '],
  [box, 'box', 0, '□ '],
  [trinary, 'trinary', 5, '12. '],
  [trinary, 'trinary', -4, '-11. '],
  [dice, 'dice', 3, 'B)'],
  [dice, 'dice', 9, 'ix)'],
  [stars, 'stars', 4, '††'],
  [stars, 'stars', 0, '0'],
  [tally, 'tally', 7, '<VII>'],
  [tally, 'tally', 0, '<->'],
  [padded, 'padded', 7, '007. '],
  [padded, 'padded', -7, '(7). '],
  [padded + close + tally, 'close', 8, '008. '],
  [padded + close + tally, 'close', 12, 'VVII. '],
  [loop, 'a', 4, 'b4. '],
  ['', 'symbols(cyclic "*" "†")', 4, '† '],
  ['', 'symbols(alphabetic "x" "y")', 3, 'xx '],
  // An author's style wins over one of the same name.
  ['@counter-style disc {system: cyclic; symbols: "–"; suffix: " "}', 'disc', 1, '– '],
  // Without symbols it is none, and the declaration that names it is dropped.
  ['@counter-style none2 {system: cyclic}', 'none2', 1, '• '],
])('%s as %s: %d', (css, type, value, text) => expect(marker(css, type, value)).toBe(text))
