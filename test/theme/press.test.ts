import {readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
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

/** Plain words, and the forms of those that count. */
type Table = Readonly<Record<string, string | Readonly<Record<string, string>>>>
const tableOf = (name: string): Table => parse(read(`strings/${name}`))
const placeholders = (form: string) => (form.match(/\{\w+\}/g) ?? []).sort()
const english = tableOf('en.yaml')

test('the interface speaks ten languages', () => {
  expect(list('strings').map(name => name.replace('.yaml', ''))).toEqual(
    'ar ckb de en es fa fr ja tr zh'.split(' '),
  )
})

describe.each(list('strings'))('strings/%s', name => {
  const table = tableOf(name)

  test('has every word of English, in its order, and no other', () => {
    expect(Object.keys(table)).toEqual(Object.keys(english))
  })

  test('has a form for every plural category, and all placeholders of English', () => {
    const {pluralCategories} = new Intl.PluralRules(name.replace('.yaml', '')).resolvedOptions()
    for (const [key, word] of Object.entries(table)) {
      const model = english[key]
      if (typeof word === 'string' || typeof model !== 'object') {
        expect([key, placeholders(String(word))]).toEqual([key, placeholders(String(model))])
        continue
      }
      expect([key, pluralCategories.filter(category => !word[category])]).toEqual([key, []])
      for (const [category, form] of Object.entries(word)) {
        // None, one and two have words of their own in some languages.
        const isWord = ['zero', 'one', 'two'].includes(category)
        const expected = placeholders(model.other ?? '')
        if (!isWord || placeholders(form).length > 0)
          expect([key, category, placeholders(form)]).toEqual([key, category, expected])
      }
    }
  })
})

test('every word that a layout prints is there', () => {
  const texts = ['layouts', 'partials'].flatMap(name =>
    list(name).map(file => read(`${name}/${file}`)),
  )
  const words = texts.flatMap(text => [...text.matchAll(/\bt\.([a-z-]+)/g)].map(match => match[1]))
  expect([...new Set(words)].filter(word => !Object.hasOwn(english, word ?? ''))).toEqual([])
})

test('every character of layouts and words has a glyph, but for Chinese and Japanese', () => {
  const fonts = list('fonts')
    .filter(name => name.endsWith('.ttf'))
    .map(name => create(readFileSync(join(folder, 'fonts', name))))
  const texts = ['layouts', 'partials', 'strings'].flatMap(name =>
    list(name)
      .filter(file => !/^(ja|zh)\.yaml$/.test(file))
      .map(file => read(`${name}/${file}`)),
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

test('its e-books have no selector that EPUBCheck cannot read', () => {
  expect(theme.ebook.css).toContain('.section-number')
  expect(theme.ebook.css).not.toMatch(/:(?:has|is|where)\(/)
})
