import {readFileSync} from 'node:fs'
import {fromFile} from '@capsizecss/unpack/fs'
import {describe, expect, test} from 'vitest'
import {builtinTheme, loadTheme} from '../../src/theme/load.ts'
import {preloadedFonts} from '../../src/theme/stylesheet/preload.ts'

const folder = builtinTheme('press')
const theme = await loadTheme(folder)

describe('what stands in for a font until it is there', () => {
  const faces = [
    ...readFileSync(`${folder}/css/fallbacks.css`, 'utf8').matchAll(/@font-face \{([^}]*)\}/g),
  ].map(([, text = '']) => {
    const value = (name: string) => new RegExp(`${name}: ([^;]*);`).exec(text)?.[1] ?? ''
    const share = (name: string) => Number.parseFloat(value(name)) / 100
    const [family = '', system = ''] = value('font-family').replaceAll("'", '').split(' as ')
    return {family, system, source: value('src'), value, share}
  })

  test('has four faces for each of five fonts', () => {
    expect(new Set(faces.map(({value}) => value('font-family'))).size).toBe(5)
    expect(new Set(faces.map(({source}) => source)).size).toBe(20)
  })

  test.each(
    faces.filter(({value}) => value('font-weight') === '400' && value('font-style') === 'normal'),
  )('$family as $system is as wide and as high as it', async ({family, system, share}) => {
    const own = await fromFile(`${folder}/fonts/${family.replaceAll(' ', '')}-Regular.ttf`)
    const key = system.replaceAll(' ', '').replace(/^./, first => first.toLowerCase())
    const {default: theirs} = await import(`@capsizecss/metrics/${key}`)
    const size = share('size-adjust')
    expect((theirs.xWidthAvg / theirs.unitsPerEm) * size).toBeCloseTo(
      own.xWidthAvg / own.unitsPerEm,
      3,
    )
    expect(share('ascent-override') * size).toBeCloseTo(own.ascent / own.unitsPerEm, 3)
    expect(share('descent-override') * size).toBeCloseTo(-own.descent / own.unitsPerEm, 3)
  })

  test('stands behind its font in every stack of the site', () => {
    const {css} = theme.web
    for (const {value} of faces) expect(css).toContain(value('font-family').replaceAll("'", '"'))
    expect(css).toMatch(/--text:\s*'Source Serif 4', 'Source Serif 4 as Georgia'/)
  })
})

test.each([
  ['en-GB', ['sourceserif4-regular-latin', 'sourceserif4-bold-latin']],
  ['fa', ['notonaskharabic-regular', 'vazirmatn-bold']],
  ['ckb', ['notonaskharabic-regular', 'vazirmatn-bold']],
  ['ru', []],
  ['no language', []],
])(
  'a page in %s asks early for the fonts that it begins with, and for no others',
  (lang, stems) => {
    const paths = theme.preload(lang)
    expect(paths.map(path => path.split('.')[0])).toEqual(stems)
    for (const path of paths) expect(theme.web.css).toContain(path)
  },
)

test('a font that the site does not have is not asked for', () => {
  expect(preloadedFonts(theme.web.fonts, {Latn: ['fonts/Gone-Regular.ttf']}, 'en')).toEqual([])
})
