import {expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import {setLines, styleWith} from './setting.ts'

/** No test font has ideographs: their .notdef takes room as they would. */
const widthOf = (text: string, own: Partial<Style> = {}) =>
  setLines(text, {style: styleWith({textAlign: 'start', ...own}), width: 500, report: () => {}})[0]!
    .width
const none = {textAutospace: {alpha: false, numeric: false}} as const

test.each([
  ['between an ideograph and a letter', '日a', 1],
  ['on both sides of a word', '日abc本', 2],
  ['between an ideograph and a figure', '第3章', 2],
  ['not where a space stands', '日 a', 0],
  ['not beside punctuation', '日。a', 0],
  ['not between letters', 'ab', 0],
])('an eighth of an em %s', (_, text, gaps) => {
  expect(widthOf(text) - widthOf(text, none)).toBeCloseTo(gaps * 1.25, 6)
})

test('figures alone, where the style says so', () => {
  const numeric = {textAutospace: {alpha: false, numeric: true}} as const
  expect(widthOf('第3章a', numeric) - widthOf('第3章a', none)).toBeCloseTo(2.5, 6)
})

test('a line that ends between them has none', () => {
  const style = styleWith({textAlign: 'start'})
  const narrow = widthOf('日') + 1.3
  const lines = setLines('日abc', {style, width: narrow, report: () => {}})
  expect(lines[0]!.width).toBeCloseTo(widthOf('日'), 6)
})

test('justified lines open between ideographs', () => {
  const style = styleWith()
  const lines = setLines('日本語日本語日本語日本語', {
    style,
    width: 4.5 * widthOf('日'),
    report: () => {},
  })
  for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(4.5 * widthOf('日'), 6)
})
