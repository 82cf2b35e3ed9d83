import {expect, test} from 'vitest'
import {openLettering} from '../../../src/paged/lettering.ts'
import {load, serif} from './setting.ts'

const signs = 'templates/press/fonts/NotoEmoji-Regular.woff2'
const css = `
@font-face{font-family:Serif;src:url(${serif})}
@font-face{font-family:Signs;src:url(${signs});unicode-range:U+1f680}
body{font-family:Serif,Signs}`

const style = {
  families: ['Serif'],
  size: 10,
  weight: 400,
  style: 'normal',
  letterSpacing: 0,
  wordSpacing: 0,
  smallCaps: false,
  lang: 'en',
} as const

/** What is missing of a text, and the files that were opened for it. */
async function lettersOf(text: string) {
  const opened: string[] = []
  const letteringFor = openLettering({
    stylesheets: [{path: 'in.css', css}],
    load: url => {
      opened.push(url)
      return load(url)
    },
    lang: 'en',
  })
  const {set} = await letteringFor(text)
  const {glyphs, missing} = set([{text, style}], 'ltr')
  return {glyphs: glyphs.length, missing, opened}
}

test('a label opens the fonts that it shows, one for signs only where it has such', async () => {
  expect(await lettersOf('Words')).toEqual({glyphs: 5, missing: [], opened: [serif]})
  expect(await lettersOf('🚀')).toEqual({glyphs: 1, missing: [], opened: [serif, signs]})
})
