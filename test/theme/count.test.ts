import {expect, test} from 'vitest'
import {countWord, fillWord} from '../../src/theme/count.ts'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'

const {strings} = await loadTheme(builtinTheme('press'))

test.each([
  [0, 'en', '0 stories'],
  [1, 'en', '1 story'],
  [1200, 'en-GB', '1200 stories'],
  [1, 'fr', '1 article'],
  [0, 'fr', '0 article'],
  [5, 'fa', '۵ گزارش'],
  [1, 'ar', 'تقرير واحد'],
  [2, 'ar', 'تقريران'],
  [3, 'ar-IQ', '٣ تقارير'],
  [11, 'ar', '١١ تقريرًا'],
  [100, 'ar', '١٠٠ تقرير'],
  [2, 'ku-Arab-IQ', '٢ هەواڵ'],
  [3, 'ja', '3件の記事'],
  // A language that the theme does not speak.
  [1, 'cy', '1 story'],
])('%i stories in %s', (count, lang, expected) => {
  expect(countWord(strings(lang), 'count-stories', count, lang)).toBe(expected)
})

test('a placeholder that nobody fills stays', () => {
  expect(fillWord('Page {number} of {all}', {number: '2'})).toBe('Page 2 of {all}')
})
