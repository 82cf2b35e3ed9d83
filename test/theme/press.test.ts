import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'

/** fontkit brings no types. */
const {create} = createRequire(import.meta.url)('fontkit') as {
  create: (bytes: Uint8Array) => {hasGlyphForCodePoint: (code: number) => boolean}
}

const folder = builtinTheme('press')
const theme = await loadTheme(folder)
const list = (name: string) => readdirSync(join(folder, name)).sort()
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

test('every font comes with its licence', () => {
  const families = list('fonts')
    .filter(name => name.endsWith('.ttf'))
    .map(name => name.split('-')[0])
  for (const family of families)
    expect(read(`fonts/${family}-OFL.txt`)).toContain('SIL Open Font License, Version 1.1')
})

test('every font of the site is there ready-made', () => {
  expect(theme.web.fonts.map(({path}) => path).sort()).toEqual(list('web-fonts'))
})

test('every language has words that English has', () => {
  const english = Object.keys(parse(read('strings/en.yaml')))
  for (const name of list('strings'))
    expect(
      Object.keys(parse(read(`strings/${name}`))).filter(key => !english.includes(key)),
    ).toEqual([])
})

test('every word that a layout prints is there', () => {
  const english = Object.keys(theme.strings('en'))
  const texts = ['layouts', 'partials'].flatMap(name =>
    list(name).map(file => read(`${name}/${file}`)),
  )
  const words = texts.flatMap(text => [...text.matchAll(/\bt\.([a-z-]+)/g)].map(match => match[1]))
  expect([...new Set(words)].filter(word => !english.includes(word ?? ''))).toEqual([])
})

test('every character of layouts and words has a glyph', () => {
  const fonts = list('fonts')
    .filter(name => name.endsWith('.ttf'))
    .map(name => create(readFileSync(join(folder, 'fonts', name))))
  const texts = ['layouts', 'partials', 'strings'].flatMap(name =>
    list(name).map(file => read(`${name}/${file}`)),
  )
  const characters = new Set(texts.join('').replace(/\s/g, ''))
  const missing = [...characters].filter(
    character => !fonts.some(font => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
  )
  expect(missing).toEqual([])
})

test('the e-book sheet has nothing that reading systems refuse', () => {
  expect(theme.ebook.css).not.toMatch(
    /var\(|display:\s*(flex|grid)|@media|@page|\bdirection:|font-size:[\d.]+p[xt]|[{;]position:/,
  )
})
