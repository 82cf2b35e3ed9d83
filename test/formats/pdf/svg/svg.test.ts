import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {imageSize} from 'image-size'
import {expect, test} from 'vitest'
import {readSvg} from '../../../../src/formats/pdf/svg/read-svg.ts'
import {drawingForm} from '../../../../src/paged/draw/drawing.ts'

/** Folders with an SVG file, beside the PDF operators that paint it: or that it cannot be drawn as vectors. */

const folder = 'test/formats/pdf/svg'
const cases = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)

test.each(cases)('%s', async name => {
  const bytes = readFileSync(join(folder, name, 'in.svg'))
  const {width, height} = imageSize(bytes)
  const drawing = readSvg(bytes, {width, height})
  const form = drawing && drawingForm(drawing)
  const text = form
    ? `${drawing.width} × ${drawing.height}\n${form.operators}${form.resources}\n`
    : 'turned into dots\n'
  await expect(text).toMatchFileSnapshot(resolve(folder, name, 'expected.operators.txt'))
})

test('the size is that of the view box where the file has none', () => {
  const bytes = Buffer.from('<svg viewBox="0 0 30 20"><path d="M0 0h30v20z"/></svg>')
  expect(readSvg(bytes, undefined)).toMatchObject({width: 30, height: 20})
})
