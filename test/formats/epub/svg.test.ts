import {expect, test} from 'vitest'
import {toSvg11} from '../../../src/formats/epub/svg.ts'

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`
const lowered = (text: string) => new TextDecoder().decode(toSvg11(Buffer.from(text)))

test('a drawing that every check takes stays byte for byte', () => {
  const bytes = Buffer.from(svg('<rect id="a" width="1" height="1"/>\n<use href="#a"/>'))
  expect(toSvg11(bytes)).toBe(bytes)
})

test('the document type goes, the rest of the file stays', () => {
  const type =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
  const rest = `<!-- as it was -->\n${svg('<path d=""/>')}`
  expect(lowered(type + rest)).toBe(rest)
})

test.each([
  ['<stop/>', '<stop offset="0"/>'],
  ['<rect/>', '<rect width="0" height="0"/>'],
  [
    '<path d="M0 0" paint-order="stroke" style="fill: red"/>',
    '<path d="M0 0" style="paint-order: stroke; fill: red"/>',
  ],
  ['<g role="graphics-symbol" overflow="visible" font-size="9"/>', '<g font-size="9"/>'],
  ['<path d="M0 0" font-family="A" text-anchor="end"/>', '<path d="M0 0"/>'],
  ['<g><use href="#nobody"/></g>', '<g/>'],
  ['<path d="M0 0" fill="url(#nobody)" mask="url(#no)"/>', '<path d="M0 0" fill="none"/>'],
  ['<path d="M0 0" fill="url(#nobody) red" role="x"/>', '<path d="M0 0" fill="url(#nobody) red"/>'],
])('%s', (given, expected) => {
  expect(lowered(svg(given))).toContain(`xlink">${expected}</svg>`)
})
