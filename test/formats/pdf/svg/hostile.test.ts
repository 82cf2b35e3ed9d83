import {expect, test} from 'vitest'
import {readSvg} from '../../../../src/formats/pdf/svg/read-svg.ts'
import {sanitizeSvg} from '../../../../src/source/svg/sanitize.ts'

/** Files that are written to take long: each is read in a part of a second, or the test runs out of time. */

const spaces = ' '.repeat(100_000)
const many = (text: string, times = 50_000) => text.repeat(times)

test.each([
  ['space in an address', `<rect fill="url(${spaces}"/>`],
  ['space in a transform', `<g transform="${spaces}!"/>`],
  ['space behind a length', `<rect width="1${spaces}!" height="1"/>`],
  ['space in a reference', `<use href="#a${spaces}'x"/>`],
  ['space before a profile', `<rect fill="red${spaces}x"/>`],
  ['space in a font', `<text style="font: ${spaces}!">a</text>`],
  ['comments that do not end', `<style>a{b:"${many('/*')}"}</style><style>${many('/*')}</style>`],
  ['addresses that do not end', `<style>${many('url(')}</style>`],
  ['imports that do not end', `<style>${many('@import ')}</style>`],
  [
    'variables in variables',
    `<g style="${many('--a:var(--a,', 300)}"><rect fill="${many('var(--a,', 400)}"/></g>`,
  ],
  ['points without an end', `<polygon points="${spaces}1"/>`],
  [
    'many rules',
    `<style>${many('a b c d e f{fill:red}', 3000)}</style>${many('<g><a/></g>', 300)}`,
  ],
  [
    'each twice the one before',
    `${Array.from(
      {length: 40},
      (_, i) => `<g id="g${i + 1}"><use href="#g${i}"/><use href="#g${i}"/></g>`,
    ).join('')}<rect id="g0" width="1" height="1"/><use href="#g40"/>`,
  ],
])('%s', (_, inner) => {
  const bytes = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}</svg>`,
  )
  const clean = sanitizeSvg(bytes)
  expect(clean.type).toBe('picture')
  const reading = readSvg(bytes, {size: {width: 9, height: 9}})
  expect(reading.type).not.toBe('broken')
})
