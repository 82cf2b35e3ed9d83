import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {imageSize} from 'image-size'
import {expect, test} from 'vitest'
import {readSvg, type SvgReading} from '../../../../src/formats/pdf/svg/read-svg.ts'
import {drawingForm} from '../../../../src/paged/draw/drawing.ts'
import {openLettering} from '../../../../src/paged/lettering.ts'
import {lettersIn} from '../../../../src/source/svg/letters-in.ts'
import {writeXml} from '../../../../src/source/svg/write-xml.ts'
import {builtinTheme, loadTheme} from '../../../../src/theme/load.ts'

/** Folders with an SVG file, beside the PDF operators that paint it: or what in it cannot be drawn as vectors. */

const folder = 'test/formats/pdf/svg'
const cases = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)

const theme = await loadTheme(builtinTheme('press'))
const letteringFor = openLettering({...theme, lang: 'en'})

test.each(cases)('%s', async name => {
  const bytes = readFileSync(join(folder, name, 'in.svg'))
  const {width, height} = imageSize(bytes)
  const lettering = await letteringFor(lettersIn(bytes))
  const reading = readSvg(bytes, {size: {width, height}, lettering})
  await expect(describe(reading)).toMatchFileSnapshot(
    resolve(folder, name, 'expected.operators.txt'),
  )
})

function describe(reading: SvgReading): string {
  switch (reading.type) {
    case 'broken':
      return 'no picture\n'
    case 'beyond': {
      const {what, place} = reading.beyond
      return `in dots for ${what} at ${place.line}:${place.column}\n`
    }
    case 'drawing': {
      const {drawing, missing, asDots} = reading
      const streams: string[] = []
      const {operators, resources} = drawingForm(drawing, {
        add: (entries, content) => {
          const dictionary = Object.entries(entries).map(([key, value]) => `/${key} ${value}`)
          return streams.push(
            `\nstream ${streams.length + 1}\n${dictionary.join('\n')}\n${content}`,
          )
        },
        picture: ({width, height}) => ({
          reference: streams.push(`\npicture ${streams.length + 1}\n${width} × ${height}\n`),
          cmyk: false,
        }),
      })
      const lost = missing.map(({codePoints}) => `without ${String.fromCodePoint(...codePoints)}\n`)
      const dots = asDots.map(
        ({beyond: {what, place}, root}) =>
          `in dots for ${what} at ${place.line}:${place.column}: ${writeXml(root)}`,
      )
      const size = `${drawing.width} × ${drawing.height}\n`
      return `${size + operators + resources}\n${lost.join('')}${dots.join('')}${streams.join('')}`
    }
  }
}

test.each([
  ['viewBox="0 0 30 20"', 30, 20],
  ['viewBox="0 0 30 20" width="1in"', 96, 64],
  ['viewBox="0 0 30 20" width="100%" height="100%"', 30, 20],
  ['width="40" height="50px"', 40, 50],
  ['', 300, 150],
])('the size of <svg %s> is %d × %d', (attributes, width, height) => {
  const bytes = Buffer.from(`<svg ${attributes}><path d="M0 0h30v20z"/></svg>`)
  expect(readSvg(bytes, {size: undefined})).toMatchObject({drawing: {width, height}})
})
