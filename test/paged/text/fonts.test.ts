import {readFileSync} from 'node:fs'
import subsetFont from 'subset-font'
import {expect, test} from 'vitest'
import type {TypesetterMessage} from '../../../src/paged/diagnostics.ts'
import {openFonts} from '../../../src/paged/text/fonts.ts'
import {wordBookFor} from '../../../src/paged/text/words.ts'
import {failOn, fontRule, fonts, load, serif, setLines, styleWith, vazirmatn} from './setting.ts'

const folder = 'node_modules/@expo-google-fonts/source-serif-4'
const light = `${folder}/300Light/SourceSerif4_300Light.ttf`
const bold = `${folder}/700Bold/SourceSerif4_700Bold.ttf`
const italic = `${folder}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`
const variable = 'test/paged/text/fonts/variable.ttf'

const weight = (value: number) => ({weight: {min: value, max: value}})
const family = [
  fontRule('Serif', light, weight(300)),
  fontRule('Serif', serif),
  fontRule('Serif', bold, weight(700)),
  fontRule('Serif', italic, {style: 'italic'}),
]

test.each([
  [{fontWeight: 400}, 'SourceSerif4-Regular'],
  [{fontWeight: 500}, 'SourceSerif4-Regular'],
  [{fontWeight: 600}, 'SourceSerif4-Bold'],
  [{fontWeight: 900}, 'SourceSerif4-Bold'],
  [{fontWeight: 200}, 'SourceSerif4-Light'],
  [{fontStyle: 'italic', fontWeight: 700}, 'SourceSerif4-Italic'],
  [{fontStyle: 'oblique'}, 'SourceSerif4-Italic'],
  [{fontFamily: ['Nowhere', 'SERIF']}, 'SourceSerif4-Regular'],
  [{fontFamily: ['Nowhere']}, 'SourceSerif4-Light'],
] as const)('%j is set in %s', async (own, expected) => {
  const {facesFor} = await openFonts(family, {load, report: failOn})
  expect(facesFor(styleWith(own))[0]?.postscriptName).toBe(expected)
})

test('a face says its measures in em', () => {
  const [face] = fonts.facesFor(styleWith())
  expect(face).toMatchObject({unitsPerEm: 1000, ascent: 1.036, descent: -0.335, lineGap: 0})
  expect(face?.xHeight).toBeCloseTo(0.475, 2)
  expect(face?.capHeight).toBeCloseTo(0.67, 2)
  expect(face?.underline.position).toBeLessThan(0)
  expect(fonts.lineMetrics(styleWith({fontSize: 20})).descent).toBeCloseTo(-6.7)
})

test('unicode-range divides a family between files', async () => {
  const arabic = [{from: 0x600, to: 0x6ff}]
  const latin = [{from: 0x20, to: 0x7f}]
  const rules = [
    fontRule('Both', vazirmatn, {unicodeRange: arabic}),
    fontRule('Both', serif, {unicodeRange: latin}),
  ]
  const both = await openFonts(rules, {load, report: failOn})
  const book = wordBookFor(styleWith({fontFamily: ['Both']}), both)
  const nameOf = (word: string) => book.word(word, 'ltr').parts[0]?.shaped.face.postscriptName
  expect(nameOf('abc')).toBe('SourceSerif4-Regular')
  expect(nameOf('سلام')).toBe('Vazirmatn-Regular')
})

test('WOFF2 is set like the TrueType it was made of', async () => {
  const ttf = load(serif)
  const woff2 = await subsetFont(Buffer.from(ttf), 'Typography', {targetFormat: 'woff2'})
  const rules = [fontRule('Packed', 'packed.woff2')]
  const packed = await openFonts(rules, {load: () => new Uint8Array(woff2), report: failOn})
  const width = (from: typeof fonts, name: string) =>
    wordBookFor(styleWith({fontFamily: [name]}), from).word('Typography', 'ltr').width
  expect(width(packed, 'Packed')).toBeCloseTo(width(fonts, 'Serif'), 6)
  const [face] = packed.facesFor(styleWith({fontFamily: ['Packed']}))
  expect([...face!.bytes.subarray(0, 4)]).toEqual([0, 1, 0, 0])
})

test('a variable font is pinned to the weights that styles ask for', async () => {
  const rules = [fontRule('Flex', variable, {weight: {min: 200, max: 900}})]
  const flexible = await openFonts(rules, {load, report: failOn})
  const style = (fontWeight: number) => styleWith({fontFamily: ['Flex'], fontWeight})
  const [regular, black] = [400, 900].map(weight => flexible.facesFor(style(weight))[0]!)
  const width = (weight: number) => wordBookFor(style(weight), flexible).word('ab', 'ltr').width
  expect(width(900)).toBeGreaterThan(width(400))
  expect(regular!.key).not.toBe(black!.key)
  expect(() => black!.bytes).toThrow('await fonts.settle()')

  await flexible.settle()
  const pinned = await openFonts([fontRule('Pinned', 'black')], {
    load: () => black!.bytes,
    report: failOn,
  })
  const pinnedStyle = styleWith({fontFamily: ['Pinned']})
  expect(wordBookFor(pinnedStyle, pinned).word('ab', 'ltr').width).toBeCloseTo(width(900), 3)
})

const reported = async (rules: typeof family, bytes: (url: string) => Uint8Array | undefined) => {
  const messages: TypesetterMessage[] = []
  const opened = await openFonts(rules, {load: bytes, report: message => messages.push(message)})
  return {opened, reasons: messages.map(({ruleId, reason}) => `${ruleId}: ${reason}`)}
}

test('a font that cannot be read is reported, and the next source or rule is taken', async () => {
  const rules = [
    fontRule('Lost', 'lost.ttf'),
    {...fontRule('Serif', 'broken.ttf'), sources: ['broken.ttf', serif]},
  ]
  const {opened, reasons} = await reported(rules, url => {
    if (url === 'lost.ttf') return undefined
    return url === 'broken.ttf'
      ? new TextEncoder().encode('<html>')
      : new Uint8Array(readFileSync(url))
  })
  expect(reasons).toEqual([
    'missing-font: Unexpected sources of font `Lost`: lost.ttf (not found), expected a font file',
  ])
  expect(opened.facesFor(styleWith({fontFamily: ['Lost']}))[0]?.family).toBe('Source Serif 4')
})

test('a document without any font says so', async () => {
  const {reasons} = await reported([], () => undefined)
  expect(reasons).toEqual([
    'missing-font: Unexpected document without a font, expected an `@font-face` whose file can be read',
  ])
})

test('a character that no face has is reported once a document', async () => {
  const messages: TypesetterMessage[] = []
  const few = await openFonts([fontRule('Serif', serif)], {load, report: failOn})
  const report = (message: TypesetterMessage) => messages.push(message)
  const [line] = setLines('a 鼎 b 鼎 c', {
    fonts: few,
    report,
    style: styleWith({fontFamily: ['Serif']}),
  })
  setLines('鼎', {fonts: few, report})
  expect(messages).toEqual([
    {
      ruleId: 'missing-glyph',
      reason:
        'Unexpected character `鼎` (U+9F0E) in font `Serif`, expected a font of the stack to have it',
      origin: 'tree',
      place: undefined,
      severe: true,
    },
  ])
  expect(line!.pieces).toMatchObject([{run: {text: 'a 鼎 b 鼎 c'}}])
})
