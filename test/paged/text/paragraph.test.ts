import {expect, test} from 'vitest'
import {setLines, textOf} from './setting.ts'

test('a paragraph', () => {
  const lines = setLines('The quick brown fox jumps over the lazy dog, and representation of typesetting hyphenation in narrow columns is considered difficult by everyone who tried it once.', {width: 120})
  console.log(lines.map(l => [textOf(l), l.width, l.x]))
  const fa = setLines('می‌شود گفت که این متن فارسی است و باید درست چیده شود. English words (in it) 123 و ۱۲۳.', {width: 120})
  console.log(fa.map(l => [l.pieces.map(p=>p.type==='glyphs'?[p.x,p.run.text,p.run.direction]:p), l.width, l.x]))
  expect(1).toBe(1)
})
