import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {openFonts} from '../../../src/paged/text/fonts.ts'
import {usedFaces} from '../../../src/paged/text/used-faces.ts'
import {failOn, fontRule, load, serif, setLines, styleWith} from './setting.ts'

const emoji = fontRule('Emoji', 'templates/press/fonts/NotoEmoji-Regular.woff2', {
  unicodeRange: [
    {from: 0x20e3, to: 0x20e3},
    {from: 0x2600, to: 0x27bf},
    {from: 0x1f1e6, to: 0x1faff},
  ],
})
const rules = [fontRule('Serif', serif), emoji]

test.each([
  ['plain text', h('p', 'Text'), '', 1],
  ['a sign in the text', h('p', ['Text ', h('b', '🚀')]), '', 2],
  ['a sign in an attribute', h('p', {title: '☕'}, 'Text'), '', 2],
  ['a sign in a sheet', h('p', 'Text'), '→✓', 2],
])('a file of signs alone is opened for them: %s', (_, element, characters, count) => {
  expect(usedFaces(rules, h(undefined, [element]), characters)).toHaveLength(count)
})

test.each([
  ['a sign', '🚀', 'Noto Emoji'],
  ['with a variation selector', '⚠️', 'Noto Emoji'],
  ['of joined signs', '👩‍💻', 'Noto Emoji'],
  ['with a skin tone', '👍🏽', 'Noto Emoji'],
  ['a flag', '🇬🇧', 'Noto Emoji'],
  ['a digit in a keycap', '1️⃣', 'Noto Emoji'],
  ['a digit alone', '1', 'Source Serif 4'],
  ['a letter with a selector', 'a️', 'Source Serif 4'],
])('one face has all of %s', async (_, text, family) => {
  const fonts = await openFonts(rules, {load, report: failOn})
  const [line] = setLines(text, {fonts, style: styleWith({fontFamily: ['Serif', 'Emoji']})})
  const faces = line!.pieces.flatMap(piece =>
    piece.type === 'glyphs' ? [piece.run.face.family] : [],
  )
  expect(new Set(faces)).toEqual(new Set([family]))
})
