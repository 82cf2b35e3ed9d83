import {expect, test} from 'vitest'
import {minutesOf} from '../../src/theme/reading-time.ts'

test.each([
  [0, 'en', 1],
  [228, 'en-GB', 1],
  [2280, 'en', 10],
  [2280, 'ar', 17],
  [2550, 'zh', 10],
  [3570, 'ja', 10],
  [1900, 'cy', 10],
])('%i words or characters in %s take %i minutes', (words, lang, minutes) => {
  expect(minutesOf({words, lang})).toBe(minutes)
})
