import {expect, test} from 'vitest'
import {firstUnit} from '../../../src/paged/boxes/first-letter.ts'

test.each([
  ['Once', 'O'],
  ['“It is', '“I'],
  ['A. B', 'A.'],
  ['(a) b', '(a)'],
  ['1984 is', '1'],
  ['été', 'é'],
  ['e\u0301te', 'e\u0301'],
  ['— so', ''],
  ['دریا', 'د'],
  ['کتاب خوب', 'کتا'],
  ['«سلام', '«سلا'],
  ['مُحَمَّد', 'مُحَمَّد'],
  ['می\u200cشود', 'می'],
])('the first letter of %s is %s, of Arabic with all that it joins', (text, letter) => {
  expect(firstUnit(text)).toBe(letter)
})
