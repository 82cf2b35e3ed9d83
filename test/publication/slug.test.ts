import {expect, test} from 'vitest'
import {slugify} from '../../src/publication/slug.ts'

test.each([
  ['Ink & Paper', 'ink-paper'],
  ['  Élodie’s café  ', 'élodie-s-café'],
  ['می‌خواهم', 'می-خواهم'],
  ['العربية', 'العربية'],
  ['C:\\con', 'c-con'],
  ['CON', 'con-1'],
  ['!?', 'untitled'],
])('%s becomes %s', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

test('an address part is never longer than file systems take', () => {
  expect(Buffer.byteLength(slugify('ن'.repeat(500)))).toBeLessThanOrEqual(200)
})
