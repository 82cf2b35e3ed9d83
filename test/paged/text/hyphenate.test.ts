import {expect, test} from 'vitest'
import {hyphenPoints} from '../../../src/paged/text/hyphen-points.ts'
import {wordBookFor} from '../../../src/paged/text/words.ts'
import {fonts, setLines, styleWith, textOf} from './setting.ts'

const divided = (text: string, own: Parameters<typeof styleWith>[0]) => {
  const style = styleWith(own)
  const word = wordBookFor(style, fonts).word(text, 'ltr')
  const points = new Set(hyphenPoints(word, style).map(({offset}) => offset))
  return [...text].map((letter, at) => (points.has(at) ? '-' : '') + letter).join('')
}

test.each([
  ['en', 'hyphenation', 'hy-phen-ation'],
  ['en', 'project', 'project'],
  ['en-GB', 'typography', 'ty-po-graphy'],
  ['de', 'Silbentrennung', 'Sil-ben-tren-nung'],
  ['fr', 'typographie', 'ty-po-gra-phie'],
  ['es', 'tipografía', 'ti-po-gra-fía'],
  ['it', 'tipografia', 'ti-po-gra-fia'],
  ['pt-BR', 'tipografia', 'ti-po-gra-fia'],
  ['nl', 'lettergreep', 'let-ter-greep'],
  ['sv', 'avstavning', 'av-stav-ning'],
  ['nb', 'orddeling', 'ord-de-ling'],
  ['fi', 'tavutus', 'ta-vu-tus'],
  ['pl', 'drukarnia', 'dru-kar-nia'],
  ['cs', 'knihtiskárna', 'knih-tis-kárna'],
  ['tr', 'matbaacılık', 'mat-ba-acı-lık'],
  ['ru', 'типография', 'ти-по-гра-фия'],
  ['uk', 'друкарня', 'дру-карня'],
  ['', 'hyphenation', 'hyphenation'],
  ['xx', 'hyphenation', 'hyphenation'],
])('%s: %s', (lang, word, expected) => {
  expect(divided(word, {lang})).toBe(expected)
})

test.each([
  ['quotes and stops do not count', '“hyphenation,”', '“hy-phen-ation,”'],
  ['an address is never divided', 'example.typography', 'example.typography'],
  ['nor is a word with digits', 'hyphenation2', 'hyphenation2'],
])('%s', (_, word, expected) => {
  expect(divided(word, {})).toBe(expected)
})

test('hyphenate-limit-chars', () => {
  expect(divided('hyphenation', {hyphenateLimitChars: {word: 5, before: 3, after: 3}})).toBe(
    'hyphen-ation',
  )
  expect(divided('hyphenation', {hyphenateLimitChars: {word: 12, before: 2, after: 2}})).toBe(
    'hyphenation',
  )
})

test('the hyphen of a break is a run of its own', () => {
  const [first] = setLines('representation', {width: 50})
  expect(textOf(first!)).toBe('represen-')
  expect(first!.hyphenated).toBe(true)
  expect(first!.pieces.at(-1)).toMatchObject({run: {addedHyphen: true, text: '\u2010'}})
})

test('hyphenate-character', () => {
  const style = styleWith({hyphenateCharacter: '~'})
  const [first] = setLines('representation', {width: 50, style})
  expect(first!.pieces.at(-1)).toMatchObject({run: {addedHyphen: true, text: '~'}})
})

test('soft hyphens divide instead of the patterns, and leave the text', () => {
  const lines = setLines('re\u00adpresentation', {width: 64})
  expect(lines.map(textOf)).toEqual(['re-', 'presentation'])
})

test('hyphens: none takes even soft hyphens away', () => {
  const lines = setLines('repre\u00adsentation', {
    width: 60,
    style: styleWith({hyphens: 'none'}),
    report: () => {},
  })
  expect(lines.map(textOf)).toEqual(['representation'])
})

test('Arabic script is never divided', () => {
  const style = styleWith({lang: 'en', direction: 'rtl'})
  expect(hyphenPoints(wordBookFor(style, fonts).word('typographyکتاب', 'ltr'), style)).toEqual([])
})
