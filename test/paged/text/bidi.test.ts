import {describe, expect, test} from 'vitest'
import {levelsOf, visualOrder} from '../../../src/paged/text/bidi.ts'
import type {InlineItem} from '../../../src/paged/text/paragraph.ts'
import {setLines, styleWith, textItem} from './setting.ts'

const levels = (text: string, direction: 'ltr' | 'rtl') => {
  const of = levelsOf(text, styleWith({direction}))
  return text
    .split('')
    .map((_, offset) => of.at(offset))
    .join('')
}

test.each([
  ['plain Latin', 'abc 12', 'ltr', '000000'],
  ['Latin in a right-to-left paragraph', 'abc.', 'rtl', '2221'],
  ['Arabic in a left-to-right paragraph', 'a اب b', 'ltr', '001100'],
  ['digits after Arabic', 'اب 12.', 'rtl', '111221'],
  ['Persian digits', 'سال ۱۴۰۴', 'rtl', '11112222'],
  ['emoji take the direction around them', 'اب 😀 د', 'rtl', '1111111'],
  ['brackets take the direction around them', 'اب (c) د', 'rtl', '11112111'],
] as const)('levels: %s', (_, text, direction, expected) => {
  expect(levels(text, direction)).toBe(expected)
})

test.each([
  [
    [0, 0, 0],
    [0, 1, 2],
  ],
  [
    [1, 1, 1],
    [2, 1, 0],
  ],
  [
    [0, 1, 1, 0],
    [0, 2, 1, 3],
  ],
  [
    [1, 2, 2, 1],
    [3, 1, 2, 0],
  ],
  [
    [0, 1, 2, 1, 0],
    [0, 3, 2, 1, 4],
  ],
])('visual order of levels %j', (of, order) => {
  expect(visualOrder(of)).toEqual(order)
})

/** Runs from left to right, each in its own reading order. */
const visualText = (items: readonly InlineItem<string>[], direction: 'ltr' | 'rtl') =>
  setLines(items, {style: styleWith({direction, lang: ''}), width: 1000}).map(({pieces}) =>
    pieces
      .flatMap(piece => (piece.type === 'glyphs' ? [piece.run.text.trim()] : []))
      .filter(text => text !== '')
      .join(' | '),
  )

test.each([
  // UAX #9, examples of rule N0; Hebrew letters for its capitals.
  ['אב(גד[&ef]!)gh', 'rtl', '11111112211122'],
  ['אב book(s)', 'rtl', '1112222222'],
  ['smith (fabrikam אב) גד', 'rtl', '2222211222222221111111'],
  ['אב (גד) ab', 'ltr', '1111111000'],
  ['a(ב)c', 'ltr', '00100'],
  // W2, W4, W5, W7: figures after Arabic letters, separators, percent signs.
  ['اب 12%', 'rtl', '111221'],
  ['ا 12:30', 'rtl', '1122222'],
  ['ا 1,2 b', 'rtl', '1122212'],
  ['a 12%', 'ltr', '00000'],
  ['א 12%', 'ltr', '11222'],
] as const)('%s, %s', (text, direction, expected) => {
  expect(levels(text, direction)).toBe(expected)
})

describe('a line', () => {
  test.each([
    [
      'quotes and brackets around English',
      'گفت «نسخهٔ (Octavo 2.0) آمد».',
      '». | آمد | ) | Octavo 2.0 | ( | نسخهٔ | « | گفت',
    ],
    ['quotes within quotes', '«او گفت ‹Hello› و رفت»', '» | و رفت | › | Hello | ‹ | او گفت | «'],
    ['an hour and a share', 'ساعت ۱۲:۳۰ با 45% تخفیف', 'تخفیف | % | 45 | با | ۱۲ | : | ۳۰ | ساعت'],
    ['Persian figures and Latin units', '۱۲ km از شهر', 'از شهر | km | ۱۲'],
    ['an address', 'به info@example.org بنویسید', 'بنویسید | info@example.org | به'],
  ])('%s', (_, text, expected) => {
    expect(visualText([textItem(text)], 'rtl')).toEqual([expected])
  })

  test('in English with Persian quotes and brackets', () => {
    const items = [textItem('He said «سلام (دوستان)» to 3 people')]
    expect(visualText(items, 'ltr')).toEqual(['He said « | ) | دوستان | ( | سلام | » to 3 people'])
  })

  test('in Persian with Latin and a number', () => {
    const items = [textItem('نوشتهٔ English words و 123 است')]
    expect(visualText(items, 'rtl')).toEqual(['است | 123 | و | English words | نوشتهٔ'])
  })

  test('an isolate keeps what is outside from reordering what is inside', () => {
    const bidi = styleWith({unicodeBidi: 'isolate', direction: 'ltr'})
    const items: InlineItem<string>[] = [
      textItem('اب '),
      {type: 'open', width: 0, style: bidi, source: ''},
      textItem('12'),
      {type: 'close', width: 0, style: bidi, source: ''},
      textItem(' 34'),
    ]
    expect(visualText(items, 'rtl')).toEqual(['34 | 12 | اب'])
  })

  test('an override turns letters round', () => {
    const bidi = styleWith({unicodeBidi: 'bidi-override', direction: 'rtl'})
    const items: InlineItem<string>[] = [
      {type: 'open', width: 0, style: bidi, source: ''},
      textItem('abc'),
      {type: 'close', width: 0, style: bidi, source: ''},
    ]
    const [line] = setLines(items, {style: styleWith(), width: 1000})
    const [piece] = line!.pieces.filter(({type}) => type === 'glyphs')
    expect(piece).toMatchObject({
      run: {direction: 'rtl', text: 'abc', clusters: Uint32Array.of(2, 1, 0)},
    })
  })

  test('plaintext takes its direction from its first strong letter', () => {
    const style = styleWith({unicodeBidi: 'plaintext', textAlign: 'start'})
    const [line] = setLines([textItem('(1) اب', style)], {style, width: 100})
    expect(line!.x + line!.width).toBeCloseTo(100)
  })

  test('marks of direction do their work and leave the text', () => {
    expect(visualText([textItem('اب (c)\u200f د')], 'rtl')).toEqual(['د | ) | c | ( | اب'])
    expect(visualText([textItem('a\u2060b')], 'ltr')).toEqual(['a | b'])
  })

  test('spaces at its end stand on the side where the paragraph ends', () => {
    const style = styleWith({direction: 'rtl', textAlign: 'start'})
    const [line] = setLines([textItem('اب abc def', style)], {style, width: 32})
    expect(line!.pieces[1]).toMatchObject({run: {text: 'abc'}})
    expect(line!.pieces[0]).toMatchObject({type: 'glyphs', x: 0, run: {text: ' ', width: 0}})
  })
})
