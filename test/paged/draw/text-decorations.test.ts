import {expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import {textDecorations} from '../../../src/paged/draw/text-decorations.ts'
import {piece, red, run, styled, text, vazirmatn} from './by-hand.ts'
import {dumpOps} from './dump-ops.ts'

/** What is painted for a word at the left edge, its baseline at 10 points. */
function painted(content: string, own: Partial<Style>, of: Parameters<typeof run>[1] = {}): string {
  const style = styled({textDecorationLine: ['underline'], textDecorationColor: red, ...own})
  const words = {...piece(text(content), 0, run(content, of)), baseline: 10}
  const over = style.textDecorationLine.includes('line-through')
  const ops = textDecorations(style, [words], {left: 0, right: words.run.width, over})
  return dumpOps(ops)
    .trim()
    .replaceAll(/ (?:radius|color)=[^\n]*/g, '')
}

test.each([
  ['a line under it', 'over', {}, 'rectangle x=0 y=10.5 width=21.32 height=0.5'],
  [
    'makes way for ink of letters that reach through it',
    'pagan',
    {},
    'rectangle x=0 y=10.5 width=0.74 height=0.5\nrectangle x=2.64 y=10.5 width=8.78 height=0.5\nrectangle x=17.23 y=10.5 width=11.54 height=0.5',
  ],
  [
    'unless it is told not to',
    'pagan',
    {textDecorationSkipInk: 'none'},
    'rectangle x=0 y=10.5 width=28.77 height=0.5',
  ],
  [
    'of any thickness and offset',
    'over',
    {textDecorationThickness: 2, textUnderlineOffset: 3},
    'rectangle x=0 y=13 width=21.32 height=2',
  ],
  [
    'under all letters',
    'pagan',
    {textUnderlinePosition: 'under'},
    'rectangle x=0 y=13.35 width=28.77 height=0.5',
  ],
  [
    'double',
    'over',
    {textDecorationStyle: 'double'},
    'rectangle x=0 y=10.5 width=21.32 height=0.5\nrectangle x=0 y=11.5 width=21.32 height=0.5',
  ],
  [
    'dashed',
    'over',
    {textDecorationStyle: 'dashed'},
    'stroke from=0,10.75 to=21.32,10.75 width=0.5 style=dashed',
  ],
  [
    'over it',
    'over',
    {textDecorationLine: ['overline']},
    'rectangle x=0 y=-0.36 width=21.32 height=0.5',
  ],
  [
    'through it, through ink as well',
    'pagan',
    {textDecorationLine: ['line-through']},
    'rectangle x=0 y=7.38 width=28.77 height=0.5',
  ],
] as const)('%s', (_, content, style, ops) => {
  expect(painted(content, style)).toBe(ops)
})

test('from right to left', () => {
  expect(painted('چپ', {}, {face: vazirmatn, direction: 'rtl'})).toBe(
    'rectangle x=0 y=13.56 width=15.99 height=0.49',
  )
})

test('a wave is an area', () => {
  expect(painted('over', {textDecorationStyle: 'wavy'})).toMatch(/^polygon/)
})
