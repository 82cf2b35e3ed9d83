import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {coverageOf} from '../../../../src/formats/epub/fonts/coverage.ts'
import {featuresFor} from '../../../../src/formats/epub/fonts/features.ts'
import {fontsFor, type Precision} from '../../../../src/formats/epub/fonts/style-for.ts'
import {builtinTheme, loadTheme} from '../../../../src/theme/load.ts'
import {htmlBody} from '../../html-body.ts'
import {bind, page} from '../page.ts'
import {bookOf, unpack} from '../read.ts'

/** fontkit brings no types, and lists U+FFFF, which ends every table. */
const {create} = createRequire(import.meta.url)('fontkit') as {
  create: (bytes: Uint8Array) => {readonly characterSet: readonly number[]}
}
const charactersIn = (font: Uint8Array): readonly number[] =>
  create(Buffer.from(font)).characterSet.filter(code => code !== 0xffff)

const {ebook} = await loadTheme(builtinTheme('press'))

const styled = (html: string, precision: Precision = 'characters', dir = 'ltr', css = '') => {
  const {add, style} = fontsFor(css === '' ? ebook : {...ebook, css: ebook.css + css})
  add(h('html', {lang: dir === 'rtl' ? 'fa' : 'en', dir}, [h('body', htmlBody(html).children)]))
  return style(precision)
}

/** Each font with the letters it has: what stands between letters goes along everywhere. */
async function fontFiles(...source: Parameters<typeof styled>): Promise<readonly string[]> {
  const {css, fonts} = await styled(...source)
  const named = [...css.matchAll(/url\((fonts\/[^)]*)\)/g)].map(([, path]) => path)
  expect(named).toEqual(fonts.map(({path}) => path))
  return fonts.map(({path, bytes}) => {
    const letters = charactersIn(bytes)
      .map(code => String.fromCodePoint(code))
      .join('')
    return `${path.replace(/^fonts\/|\.ttf$/g, '')} ${letters.replace(/[\s\p{Cf}\u2010-]/gu, '')}`
  })
}

test.each<[string, string, readonly string[]]>([
  ['text has its letters', '<p>gab</p>', ['SourceSerif4-Regular abg']],
  [
    'emphasis has a face of its own',
    '<p>a <em>b <strong>c</strong></em> <strong>d</strong></p>',
    [
      'SourceSerif4-Regular a',
      'SourceSerif4-Italic b',
      'SourceSerif4-Bold d',
      'SourceSerif4-BoldItalic c',
    ],
  ],
  ['code is in another family', '<p><code>x</code></p>', ['JetBrainsMono-Regular x']],
  [
    'a heading is bold, and its code is, too',
    '<h2>a <code>b</code></h2>',
    ['SourceSerif4-Bold a', 'JetBrainsMono-Bold b'],
  ],
  [
    'what a text face lacks comes from the next',
    '<p>a→─♥</p>',
    ['SourceSerif4-Regular a→', 'JetBrainsMono-Regular ─'],
  ],
  ['Arabic among English', '<p>a ب</p>', ['SourceSerif4-Regular a', 'NotoNaskhArabic-Regular ب']],
  ['capitals that the sheet makes', '<p class="kicker">ab</p>', ['LibreFranklin-SemiBold ABab']],
  ['numbers of lists', '<ol><li>a</li></ol>', ['SourceSerif4-Regular .0123456789a']],
  [
    'dashes of lists in lists',
    '<ul><li><ul><li>a</li></ul></li></ul>',
    ['SourceSerif4-Regular .a–•'],
  ],
  [
    'a cell of a table',
    '<table><tr><th>a</th><td>b</td></tr></table>',
    ['LibreFranklin-Regular b', 'LibreFranklin-SemiBold a'],
  ],
  [
    'a formula has roots and minus signs that its text does not say, Arabic letters from a text face',
    '<p>a <math><msqrt><mn>2</mn></msqrt><mo>=</mo><mtext>ب</mtext></math></p>',
    ['SourceSerif4-Regular a', 'NotoNaskhArabic-Regular ب', 'STIXTwoMath 2=−√'],
  ],
])('%s', async (_name, html, expected) => {
  expect(await fontFiles(html)).toEqual(expected)
})

test('variables of a formula are italics of a font that knows how formulas grow', async () => {
  const {fonts} = await styled('<math><mi>x</mi></math>')
  const font = fonts.find(({path}) => path === 'fonts/STIXTwoMath.ttf')
  const letters = charactersIn(font?.bytes ?? new Uint8Array())
  for (const letter of '𝑥𝐴ℎ𝜋') expect(letters).toContain(letter.codePointAt(0))
  expect(Buffer.from(font?.bytes ?? []).includes('MATH')).toBe(true)
})

test('a page that runs from right to left has its own families', async () => {
  const html = '<h2>د</h2><p>ب <em>ج</em> x</p>'
  expect(await fontFiles(html, 'characters', 'rtl')).toEqual([
    'SourceSerif4-Regular x',
    'NotoNaskhArabic-Regular ب',
    'NotoNaskhArabic-Bold ج',
    'Vazirmatn-Bold د',
  ])
})

test.each<[string, string, string]>([
  ['strings of the sheet', '.x::before {content: "§\\2116"}', 'SourceSerif4-Regular §№'],
  ['and not those that nobody asks for', '.y::before {content: "§"}', ''],
  [
    'counters in a script',
    '.x::after {content: counter(a, arabic-indic)}',
    'NotoNaskhArabic-Regular ٠١٢٣٤٥٦٧٨٩',
  ],
  [
    'the shorthand',
    '.x::before {content: "§"; font: italic bold 1em/2 "Source Serif 4", serif}',
    'SourceSerif4-BoldItalic §',
  ],
  ['what stands behind something', 'i + .x::before {content: "§"}', 'SourceSerif4-Regular §'],
  ['and not what stands alone', 'b + .x::before {content: "§"}', ''],
  ['an element by its id', '#y::before {content: "§"}', 'SourceSerif4-Regular §'],
  ['a language', '.x:lang(en)::before {content: "§"}', 'SourceSerif4-Regular §'],
  ['and not another', '.x:lang(fa)::before {content: "§"}', ''],
])('added text: %s', async (_name, css, expected) => {
  const fonts = await fontFiles('<i></i><p class="x" id="y"></p>', 'characters', 'ltr', css)
  expect(fonts).toEqual(expected === '' ? [] : [expected])
})

test('stories share whole alphabets: other letters, the same fonts', async () => {
  const [one, other, third] = await Promise.all(
    ['<p>gab</p>', '<p>Words &amp; more.</p>', '<p>naïve</p>'].map(html =>
      styled(html, 'alphabets'),
    ),
  )
  expect(one).toBe(other)
  expect(third?.fonts[0]?.bytes.length).toBeGreaterThan(one?.fonts[0]?.bytes.length ?? 0)
})

test('the same book has the same fonts again', async () => {
  const [one, other] = await Promise.all([styled('<p>gab</p>'), styled('<p>gab</p>')])
  expect(one.fonts.length).toBe(1)
  expect(Buffer.compare(one.fonts[0]!.bytes, other.fonts[0]!.bytes)).toBe(0)
})

test('an English work carries no Arabic fonts, and none for code that it lacks', async () => {
  const {results} = await bind({documents: [page({path: 'stories/a.md', html: '<p>Words.</p>'})]})
  const names = [...(await unpack(bookOf(results, 'a.epub'))).keys()]
  expect(names.filter(name => /Naskh|Vazirmatn|Mono/.test(name))).toEqual([])
  expect(names.filter(name => name.startsWith('fonts/')).length).toBeGreaterThan(0)
})

test('features stay that the sheet asks for', () => {
  expect(featuresFor('p{color:red}')).not.toContain('smcp')
  expect(featuresFor('p{font-variant-numeric:lining-nums tabular-nums}')).toEqual(
    expect.arrayContaining(['lnum', 'tnum', 'kern', 'fina']),
  )
  expect(featuresFor('p{font-variant:small-caps}')).toContain('smcp')
  expect(featuresFor('p{font-feature-settings:"ss01" 1,\'cv02\'}')).toEqual(
    expect.arrayContaining(['ss01', 'cv02']),
  )
})

test.each(readdirSync('templates/press/fonts').filter(name => name.endsWith('.ttf')))(
  '%s has the characters that another reader finds in it',
  name => {
    const bytes = readFileSync(`templates/press/fonts/${name}`)
    const covers = coverageOf(bytes)
    const known = new Set(charactersIn(bytes))
    const wrong = Array.from({length: 0x20000}, (_, code) => code).filter(
      code => code !== 0xffff && covers?.(code) !== known.has(code),
    )
    expect(wrong).toEqual([])
  },
)

test('what is no plain font covers nothing that could be told', () => {
  expect(coverageOf(readFileSync('templates/press/fonts/NotoEmoji-Regular.woff2'))).toBeUndefined()
  expect(coverageOf(Buffer.from('\0\x01\0\0'))).toBeUndefined()
})
