import {expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import {styleOfX} from '../css/html.ts'
import {setLines, styleWith} from './setting.ts'

const text = 'one two three four five six seven\neight nine ten eleven twelve'

/** How far lines begin from their start side, in points. */
const indents = (textIndentLines: Style['textIndentLines'], own: Partial<Style> = {}) => {
  const style = styleWith({textIndent: 12, textIndentLines, whiteSpace: 'pre-line', ...own})
  return setLines(text, {style, width: 90}).map(({x, width}) =>
    Math.round(own.direction === 'rtl' ? 90 - x - width : x),
  )
}

test.each([
  ['the first line', {hanging: false, eachLine: false}, [12, 0, 0, 0]],
  ['the first, and those after a forced break', {hanging: false, eachLine: true}, [12, 0, 12, 0]],
  ['all but the first', {hanging: true, eachLine: false}, [0, 12, 12, 12]],
  ['all but those', {hanging: true, eachLine: true}, [0, 12, 0, 12]],
] as const)('text-indent: %s', (_, lines, expected) => {
  expect(indents(lines)).toEqual(expected)
  expect(indents(lines, {direction: 'rtl'})).toEqual(expected)
})

test('the words of CSS stand in any place', () => {
  expect(styleOfX('<p id=x>', 'p { text-indent: each-line 2pt hanging }')).toMatchObject({
    textIndent: 2,
    textIndentLines: {hanging: true, eachLine: true},
  })
})
