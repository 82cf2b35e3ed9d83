import {describe, expect, test} from 'vitest'
import type {Style} from '../../../src/paged/css/style.ts'
import {openFonts} from '../../../src/paged/text/fonts.ts'
import {wordBookFor} from '../../../src/paged/text/words.ts'
import {failOn, fontRule, load, serif, setLines, styleWith, vazirmatn} from './setting.ts'

const mono = 'templates/press/fonts/JetBrainsMono-Regular.ttf'

const rules = [fontRule('Serif', serif), fontRule('Vazirmatn', vazirmatn), fontRule('Mono', mono)]
const opened = await openFonts(rules, {
  load,
  report: failOn,
})

const runsOf = (text: string, own: Partial<Style>) =>
  setLines(text, {
    style: styleWith({hangingPunctuation: [], ...own}),
    fonts: opened,
  })[0]!.pieces.flatMap(piece => (piece.type === 'glyphs' ? [piece.run] : []))

describe('where a family has no such face', () => {
  const none = {weight: false, style: false, smallCaps: false}

  test.each([
    ['bold', {fontWeight: 700}, {bold: true, oblique: false}],
    ['oblique', {fontStyle: 'italic'}, {bold: false, oblique: true}],
    ['both', {fontWeight: 600, fontStyle: 'oblique'}, {bold: true, oblique: true}],
    ['neither where it has one', {fontWeight: 500}, undefined],
    [
      'neither where font-synthesis forbids it',
      {fontWeight: 700, fontStyle: 'italic', fontSynthesis: none},
      undefined,
    ],
  ] as const)('%s is faked', (_, own, fake) => {
    expect(runsOf('word', own).map(run => run.fake)).toEqual([fake])
  })

  const smcp = [{tag: 'smcp', value: 1}]
  const c2sc = [{tag: 'c2sc', value: 1}, ...smcp]

  test('small capitals are smaller capitals; the text stays as it is written', () => {
    const runs = runsOf('Ab C.', {fontFamily: ['Mono'], fontFeatures: smcp})
    expect(runs.map(({text, size}) => [text, size])).toEqual([
      ['A', 10],
      ['b', 8],
      [' C.', 10],
    ])
    const [capital] = runsOf('B', {fontFamily: ['Mono']})
    expect(runs[1]!.glyphs[0]).toBe(capital!.glyphs[0])
  })

  test('all-small-caps takes capitals and figures too', () => {
    const runs = runsOf('Ab 1.', {fontFamily: ['Mono'], fontFeatures: c2sc})
    expect(runs.map(({text, size}) => [text, size])).toEqual([
      ['Ab', 8],
      [' ', 10],
      ['1', 8],
      ['.', 10],
    ])
  })

  test('its own small capitals are taken where it has them', () => {
    const runs = runsOf('ab', {fontFeatures: smcp})
    const has = opened.facesFor(styleWith())[0]!.features.has('smcp')
    expect(runs.map(({size}) => size)).toEqual([has ? 10 : 8])
  })
})

describe('font-size-adjust', () => {
  const [latin, persian] = opened.facesFor(styleWith())

  test('makes the x-height of every face the same share of the size', () => {
    const fontSizeAdjust = {metric: 'ex-height', ratio: 0.5} as const
    expect(runsOf('word', {fontSizeAdjust})[0]!.size).toBeCloseTo(5 / latin!.xHeight, 6)
    expect(runsOf('سلام', {fontSizeAdjust})[0]!.size).toBeCloseTo(5 / persian!.xHeight, 6)
  })

  test('from-font keeps the first face as it is and fits the others to it', () => {
    const fontSizeAdjust = {metric: 'cap-height', ratio: 'from-font'} as const
    expect(runsOf('word', {fontSizeAdjust})[0]!.size).toBe(10)
    const fitted = (10 * latin!.capHeight) / persian!.capHeight
    expect(runsOf('سلام', {fontSizeAdjust})[0]!.size).toBeCloseTo(fitted, 6)
  })

  test('widths of lines follow', () => {
    const fontSizeAdjust = {metric: 'ex-height', ratio: 2 * latin!.xHeight} as const
    const plain = setLines('two words', {style: styleWith()})[0]!.width
    const twice = setLines('two words', {style: styleWith({fontSizeAdjust})})[0]!.width
    expect(twice).toBeCloseTo(2 * plain, 6)
  })
})

test('font-variation-settings pins an axis that nothing else speaks of', async () => {
  const variable = 'test/paged/text/fonts/variable.ttf'
  const flexible = await openFonts([fontRule('Flex', variable, {weight: {min: 200, max: 900}})], {
    load,
    report: failOn,
  })
  const width = (own: Partial<Style>) =>
    wordBookFor(styleWith({fontFamily: ['Flex'], ...own}), flexible).word('ab', 'ltr').width
  const black = width({fontVariationSettings: [{tag: 'wght', value: 900}]})
  expect(black).toBeCloseTo(width({fontWeight: 900}), 6)
  expect(black).toBeGreaterThan(width({}))
})
