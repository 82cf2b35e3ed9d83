import {describe, expect, test} from 'vitest'
import type {GlyphRun} from '../../../src/paged/text/glyphs.ts'
import {shape} from '../../../src/paged/text/shape.ts'
import {wordBookFor} from '../../../src/paged/text/words.ts'
import {fonts, setLines, styleWith, textItem} from './setting.ts'

const persian = styleWith({fontFamily: ['Vazirmatn'], lang: 'fa', direction: 'rtl'})
const shaped = (text: string, style = persian) =>
  wordBookFor(style, fonts)
    .word(text, style.direction)
    .parts.map(({shaped}) => shaped)
const glyphsOf = (text: string) => shaped(text)[0]!.glyphs

const runsOf = (...args: Parameters<typeof setLines>): readonly GlyphRun[] =>
  setLines(...args).flatMap(({pieces}) =>
    pieces.flatMap(piece => (piece.type === 'glyphs' ? [piece.run] : [])),
  )

describe('Arabic script', () => {
  test('joins: each letter has another form than alone', () => {
    const joined = glyphsOf('بحث')
    const alone = [...'بحث'].flatMap(letter => glyphsOf(letter))
    expect(joined).toHaveLength(3)
    expect(joined.filter(glyph => alone.includes(glyph))).toEqual([])
  })

  test('makes one glyph of lam and alef', () => {
    const [{glyphs, clusters}] = [shaped('لا')[0]!]
    expect(glyphs).toHaveLength(1)
    expect(clusters).toEqual([0])
  })

  test('keeps the zero-width non-joiner: no join across it, and a glyph of its own for extraction', () => {
    const {glyphs, advances, clusters} = shaped('می\u200cشود')[0]!
    const joiner = clusters.indexOf(2)
    expect(glyphs.toSpliced(joiner, 1)).toEqual([...glyphsOf('شود'), ...glyphsOf('می')])
    expect(advances[joiner]).toBe(0)
    expect(glyphs[joiner]).not.toBe(glyphsOf(' ')[0])
  })

  test('joins across a change of style', () => {
    const bold = styleWith({...persian, color: {type: 'rgb', r: 1, g: 0, b: 0, alpha: 1}})
    const runs = runsOf([textItem('بح', persian), textItem('ث', bold)], {style: persian})
    expect(runs.flatMap(({glyphs}) => [...glyphs])).toEqual([...glyphsOf('بحث')])
  })

  test('gives glyphs from left to right, with clusters of the text in reading order', () => {
    expect(shaped('بحث')[0]!.clusters).toEqual([2, 1, 0])
  })

  test('is not letter-spaced', () => {
    const [plain] = runsOf('بحث', {style: persian})
    const [spaced] = runsOf('بحث', {style: styleWith({...persian, letterSpacing: 5})})
    expect(spaced!.width).toBe(plain!.width)
  })
})

describe('Latin', () => {
  const glyphCount = (text: string, own: Parameters<typeof styleWith>[0] = {}) =>
    runsOf(text, {style: styleWith(own)})[0]!.glyphs.length

  test('has ligatures, unless letters are spaced or features say no', () => {
    expect(glyphCount('fi')).toBe(1)
    expect(glyphCount('fi', {letterSpacing: 1})).toBe(2)
    expect(glyphCount('fi', {fontFeatures: [{tag: 'liga', value: 0}]})).toBe(2)
  })

  test('is kerned', () => {
    const width = (text: string) => runsOf(text)[0]!.width
    expect(width('AV')).toBeLessThan(width('A') + width('V') - 0.5)
  })

  test('letter-spacing widens each cluster, word-spacing each space', () => {
    const width = (own: Parameters<typeof styleWith>[0]) =>
      runsOf('ab cd', {style: styleWith(own)})[0]!.width
    expect(width({letterSpacing: 2}) - width({})).toBeCloseTo(10)
    expect(width({wordSpacing: 3}) - width({})).toBeCloseTo(3)
  })
})

test('a word of two scripts takes each from the first face that has it, in one line', () => {
  const runs = runsOf('abcبحث', {style: styleWith()})
  expect(runs.map(({face, text}) => [face.postscriptName, text])).toEqual([
    ['SourceSerif4-Regular', 'abc'],
    ['Vazirmatn-Regular', 'بحث'],
  ])
})

test('words of a fallback face keep the spaces of that face, in one run', () => {
  const runs = runsOf('بحث کتاب سلام', {style: styleWith({direction: 'rtl'})})
  expect(runs.map(({text}) => text)).toEqual(['بحث کتاب سلام'])
})

test('a space is kerned with the letters on both sides of it, as the whole line would be', () => {
  const [face] = fonts.facesFor(styleWith())
  const whole = (text: string) =>
    shape(
      face!,
      text,
      {from: 0, to: text.length},
      {direction: 'ltr', script: 'Latn', lang: 'en', features: []},
    ).width * 10
  let kerned = 0
  for (const text of ['“A Y', 'of Vienna', 'a To', 'L T', 'why. We']) {
    const {width} = setLines(text, {width: 500, style: styleWith({hangingPunctuation: []})})[0]!
    expect(width).toBeCloseTo(whole(text), 6)
    const parts = text.split(' ').reduce((sum, word) => sum + whole(word), whole(' '))
    if (Math.abs(parts - width) > 0.001) kerned++
  }
  expect(kerned).toBeGreaterThan(1)
})
