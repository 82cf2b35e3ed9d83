import {createRequire} from 'node:module'
import {expect, test} from 'vitest'
import {hyphenatorFor} from '../../../src/paged/text/hyphenate.ts'
import {setLines, styleWith, textOf} from './setting.ts'

const {cache} = createRequire(import.meta.url)
const isRead = (file: string) =>
  Object.keys(cache).some(path => path.endsWith(`patterns/${file}.js`))

test('patterns are read when a language is first asked for', () => {
  expect(isRead('is')).toBe(false)
  hyphenatorFor('is')
  expect(isRead('is')).toBe(true)
})

test.each(
  Object.entries({
    en: 'ty-pog-ra-phy',
    'en-GB': 'ty-po-graphy',
    af: 'let-ter-kun-de',
    bg: 'кни-жар-ни-ца',
    ca: 'ti-po-gra-fia',
    cs: 'knihov-na',
    cy: 'llyfr-gell',
    da: 'ord-de-ling',
    de: 'Sil-ben-tren-nung',
    'de-CH': 'Sil-ben-tren-nung',
    el: 'τυ-πο-γρα-φία',
    es: 'ti-po-gra-fía',
    et: 'raa-ma-tu-ko-gu',
    eu: 'li-bu-ru-te-gia',
    fi: 'kir-ja-pai-no',
    fr: 'ty-po-gra-phie',
    ga: 'leabh-ar-lann',
    gl: 'ti-po-gra-fía',
    hi: 'पु-स्त-का-लय',
    hr: 'knjiž-ni-ca',
    hu: 'könyv-tár',
    hy: 'գրա-դա-րան',
    id: 'per-pus-ta-ka-an',
    is: 'bóka-safn',
    it: 'ti-po-gra-fia',
    ka: 'ბიბ-ლი-ო-თე-კა',
    ku: 'pir-tûk-xa-ne',
    la: 'bi-blio-the-ca',
    lv: 'bib-lio-tē-ka',
    mk: 'кни-жар-ни-ца',
    nb: 'ord-de-ling',
    nl: 'let-ter-greep',
    nn: 'ord-de-ling',
    pl: 'dru-kar-nia',
    pt: 'ti-po-gra-fia',
    ro: 'ti-po-gra-fie',
    ru: 'ти-по-гра-фия',
    sk: 'kniž-ni-ca',
    sl: 'knji-žni-ca',
    sr: 'књи-жни-ца',
    'sr-Latn': 'knji-žni-ca',
    sv: 'av-stav-ning',
    ta: 'நூ-ல-கம்',
    tr: 'kü-tüp-ha-ne',
    uk: 'дру-кар-ня',
  }),
)('%s: %s', (lang, divided) => {
  const points = hyphenatorFor(lang)!(divided.replaceAll('-', ''))
  const word = divided.replaceAll('-', '')
  const parts = [...points, word.length].map((end, index) =>
    word.slice(points[index - 1] ?? 0, end),
  )
  expect(parts.join('-')).toBe(divided)
})

test('languages that are never divided have none', () => {
  for (const lang of ['fa', 'ar', 'ckb', 'zh', 'ja', ''])
    expect(hyphenatorFor(lang)).toBe(undefined)
})

test('an address of eighty characters is divided at its own signs, without a hyphen', () => {
  const address =
    'https://www.example.org/publications/typesetting/paragraphs/hyphenation-of-words.html'
  const lines = setLines(`See ${address} for representations.`, {
    style: styleWith({textAlign: 'start'}),
    width: 130,
  })
  expect(lines.map(textOf)).toEqual([
    'See https://www.example',
    '.org/publications/',
    'typesetting/paragraphs/',
    'hyphenation-of-words',
    '.html for representations.',
  ])
  expect(lines.some(({hyphenated}) => hyphenated)).toBe(false)
})

test('code is not hyphenated, nor what `hyphens` forbids; a soft hyphen of the author is honored', () => {
  const lines = (text: string, hyphens: 'none' | 'manual' | 'auto') =>
    setLines(text, {style: styleWith({hyphens}), width: 45, report: () => {}}).map(textOf)
  expect(lines('a typography', 'none')).toEqual(['a ', 'typography'])
  expect(lines('a typography', 'manual')).toEqual(['a ', 'typography'])
  expect(lines('a typo\u00adgraphy', 'manual')).toEqual(['a typo-', 'graphy'])
  expect(lines('a typo\u00adgraphy', 'none')).toEqual(['a ', 'typography'])
})
