import {expect, test} from 'vitest'
import {ebookStylesheet} from '../../src/theme/stylesheet/ebook.ts'
import {flatten} from '../../src/theme/stylesheet/flatten.ts'
import {webStylesheet} from '../../src/theme/stylesheet/web.ts'

const encoder = new TextEncoder()

/** The sheets of a theme `t`, of which `css/theme.css` is the first to be read. */
function cascade(files: Readonly<Record<string, string>>) {
  const load = (path: string) => {
    const text = files[path.replace(/^t\//, '')]
    return text === undefined ? undefined : encoder.encode(text)
  }
  const sheet = {path: 't/css/theme.css', css: files['css/theme.css'] ?? ''}
  return {sheet: flatten(sheet, load), load}
}

const web = (files: Readonly<Record<string, string>>) => {
  const {sheet, load} = cascade(files)
  return webStylesheet(
    sheet,
    load,
    () => 'image/svg+xml',
    () => undefined,
  )
}
const ebook = (css: string) => {
  const {sheet, load} = cascade({'css/theme.css': css, 'fonts/F.ttf': 'font'})
  return ebookStylesheet(sheet, load)
}

test('imports stand where they were named, inside their media, and e-book rules are for e-books alone', () => {
  const {css} = web({
    'css/theme.css': "@import 'a.css'; @import 'b.css' print; @import 'c.css' ebook; p{margin:0}",
    'css/a.css': '/* why */ a { color: red }',
    'css/b.css': '@page { size: A5 } b { color: red }',
    'css/c.css': 'c { color: red }',
  })
  expect(css).toBe('a{color:red}@media print{@page{size:A5}b{color:red}}p{margin:0}')
})

test('a sheet that imports itself is read once', () => {
  expect(web({'css/theme.css': "@import 'theme.css'; p{margin:0}"}).css).toBe('p{margin:0}')
})

test('a font becomes WOFF2 files by script, named by what they hold', () => {
  const {css, fonts} = web({
    'css/theme.css': "@font-face{font-family:F;src:url('../fonts/F.ttf');font-weight:400}",
    'fonts/F.ttf': 'font',
  })
  expect(fonts.map(({path}) => path.replace(/\.[\da-f]{8}\./, '.#.'))).toEqual([
    'f-latin.#.woff2',
    'f-latin-ext.#.woff2',
    'f-other.#.woff2',
  ])
  for (const {path} of fonts) expect(css).toContain(`src:url(${path}) format("woff2")`)
})

test('a face for one script is one file', () => {
  const {fonts} = web({
    'css/theme.css': '@font-face{font-family:F;src:url(../fonts/F.ttf);unicode-range:U+600-6FF}',
    'fonts/F.ttf': 'font',
  })
  expect(fonts.map(({path}) => path.replace(/\.[\da-f]{8}\./, '.#.'))).toEqual(['f.#.woff2'])
})

test('pictures get names that carry their hash', () => {
  const {css, files} = web({
    'css/theme.css': 'hr{background:url(../images/o.svg)}',
    'images/o.svg': '<svg/>',
  })
  expect(files.map(({path}) => path)).toEqual([expect.stringMatching(/^o\.[\da-f]{8}\.svg$/)])
  expect(css).toBe(`hr{background:url(${files[0]?.path})}`)
})

test.each([
  [
    'values stand for custom properties',
    ':root{--x:1em;--y:var(--x)} p{margin:var(--y) 0}',
    'p {margin:1em 0}',
  ],
  ['a fallback stands for a missing one', 'p{margin:var(--z, 2em)}', 'p {margin:2em}'],
  ['a declaration without a value goes', 'p{margin:var(--z);padding:0}', 'p {padding:0}'],
  [
    'screen and print go, e-book stays',
    '@media screen{p{margin:1px}} @media print{p{margin:2px}} @media ebook{p{margin:3px}}',
    'p {margin:3px}',
  ],
  [
    'color goes without its ground',
    'p{color:red;margin:0} mark{color:#000;background-color:#ff0}',
    'p {margin:0}\nmark {color:#000;background-color:#ff0}',
  ],
  [
    'edges are left and right',
    'p{margin-inline-start:1em;padding-block:1em 2em}',
    'p {padding-top:1em;padding-bottom:2em}\n[dir=ltr] p {margin-left:1em}\n[dir=rtl] p {margin-right:1em}',
  ],
  ['equal edges need no direction', 'p{margin-inline:1em}', 'p {margin-left:1em;margin-right:1em}'],
  [
    'layout that reading systems lack goes',
    'p{display:flex;gap:1em;string-set:x content();direction:ltr}',
    '',
  ],
  [
    'nested rules are spelled out',
    'a,b{margin:0;& em{margin:1px} & .i{margin:2px}}',
    'a,b {margin:0}\na em,b em {margin:1px}\na .i,b .i {margin:2px}',
  ],
  [
    'fonts stay as they are',
    "@font-face{font-family:F;src:url('../fonts/F.ttf')}",
    '@font-face {font-family:F;src:url(fonts/F.ttf)}',
  ],
])('for reading systems, %s', (_, css, expected) => {
  expect(ebook(css).css.trim()).toBe(expected)
})
